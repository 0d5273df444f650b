package import SCIM
package import Secrets

/// How far people have come: one step of the lifecycle, with all that follows.
package struct Inviting: Sendable {
    let schemas: SchemaSet
    let store: any AccountStore
    let keyring: Keyring
    let environment: Environment

    package init(schemas: SchemaSet, store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.schemas = schemas
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// What became of a step.
    package struct Taken: Sendable {
        package let account: Account
        /// Where somebody was to be told.
        package let notice: Consequences.Notice?
    }

    /// Takes one step with an account, and tells those who follow.
    ///
    /// - Throws: `Refusal` when the step is impossible with it.
    package func take(
        _ event: Lifecycle.Event,
        with before: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Taken {
        var account = before
        guard let effects = account.take(event, at: environment.now()) else {
            throw Refusal(event.refusal(of: before.userName, account.lifecycle))
        }
        if account != before { try records.save(account, was: before, in: organization, schemas, environment) }
        let notice = try Consequences(keyring: keyring, environment: environment)
            .perform(effects, on: account, was: before, in: organization, records)
        return Taken(account: account, notice: notice)
    }

    /// The live link or access code of an account, to be shown to whoever hands it over.
    package func code(of account: Account.ID, in organization: Organization.ID) async throws
        -> (code: ClaimCode, expires: Instant)?
    {
        let now = environment.now()
        let stored = try await store.codes(of: account, in: organization)
            .first { ($0.kind == .link || $0.kind == .accessCode) && $0.isLive(at: now) }
        guard let stored, let code = stored.opened(of: account, keyring) else { return nil }
        return (code, stored.expires)
    }

    /// Reminds whoever is due to be reminded, a few in one transaction.
    ///
    /// - Returns: how many there were.
    package func remindDue() async throws -> Int {
        let consequences = Consequences(keyring: keyring, environment: environment)
        let now = environment.now()
        return try await store.write { records in
            let due = try records.dueReminders(at: now, limit: 50)
            for (id, place) in due {
                try records.schedule(reminder: nil, of: id, in: place)
                guard var account = try records.account(id, in: place)?.0,
                    let organization = try records.organization(place), let effects = account.take(.remind, at: now)
                else { continue }
                try consequences.perform(effects, on: account, in: organization, records)
            }
            return due.count
        }
    }

    /// Clears away what has ended, a part at a time.
    package func sweep() async throws {
        let now = environment.now()
        while try await store.write({ try $0.sweepClaims(at: now) }) > 0 {}
        let eventsBefore = now.advanced(bySeconds: -Limits.daysOfAccountEvents * 86_400)
        while try await store.write({ try $0.sweepEvents(before: eventsBefore) }) > 0 {}
        let failuresBefore = now.advanced(bySeconds: -Limits.daysOfSignOnFailures * 86_400)
        while try await store.write({ try $0.sweepSignOns(at: now, failuresBefore: failuresBefore) }) > 0 {}
    }
}

extension AccountTransaction {
    func account(called name: String, in organization: Organization) throws -> Account {
        let found = try Account.ID(name).flatMap { try account($0, in: organization.id) }
        guard let (account, _) = try found ?? account(named: name, in: organization.id) else {
            throw Refusal("There is no account \(SCIMError.quoted(name)) in \(organization.slug).")
        }
        return account
    }
}

extension Lifecycle.Event {
    /// Why the step is impossible, and what is possible instead.
    fileprivate func refusal(of name: String, _ lifecycle: Lifecycle) -> String {
        let name = SCIMError.quoted(name)
        switch self {
        case .invite:
            return lifecycle.isClaimed
                ? "\(name) has claimed the account already."
                : "\(name) was invited already; remind is what is possible."
        case .remind:
            if !lifecycle.isActive { return "\(name) is deactivated." }
            return lifecycle.isClaimed ? "\(name) has claimed the account already." : "\(name) was not invited yet."
        case .claim: return "\(name) cannot claim the account."
        case .unclaim: return "\(name) has not claimed the account."
        case .deactivate: return "\(name) is deactivated already."
        case .reactivate: return "\(name) is active already."
        case .readdress: return "\(name) stays where it is."
        }
    }
}
