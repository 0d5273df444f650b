package import SCIM
package import Secrets

/// What administrators do about how far people have come: one step of the lifecycle, with all that follows.
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
    /// - Parameter name: the account's `userName` or id.
    /// - Throws: `Refusal` when there is no such account, or when the step is impossible with it.
    package func take(
        _ event: Lifecycle.Event,
        with name: String,
        in organization: Organization
    ) async throws -> Taken {
        let consequences = Consequences(keyring: keyring, environment: environment)
        let now = environment.now()
        return try await store.write { [schemas, environment] records in
            let before = try records.account(called: name, in: organization)
            var account = before
            guard let effects = account.take(event, at: now) else {
                throw Refusal(event.refusal(of: name, account.lifecycle))
            }
            if account != before {
                guard try !records.losesLastWayIn(from: before, to: account, in: organization) else {
                    throw Refusal(before.isLastWayIn)
                }
                guard
                    try records.update(
                        AccountEntry(account, schemas: schemas), replacing: AccountEntry(before, schemas: schemas))
                else { throw StoreError.unavailable("the account changed at the same moment") }
            }
            let notice = try consequences.perform(effects, on: account, was: before, in: organization, records)
            if account != before {
                try records.enqueue(in: organization.id) {
                    PublishedChange(.patch, of: before, to: account, as: schemas, environment)
                }
            }
            return Taken(account: account, notice: notice)
        }
    }

    /// A new access code for somebody without an address: to claim the account, or to get back into it.
    package func makeAccessCode(for name: String, in organization: Organization) async throws -> ClaimCode {
        let consequences = Consequences(keyring: keyring, environment: environment)
        return try await store.write { records in
            let account = try records.account(called: name, in: organization)
            guard account.kind == .emailless else {
                throw Refusal(
                    "\(name) is reached by \(account.kind.medium); access codes are for people without either.")
            }
            guard account.isActive else { throw Refusal("\(name) is deactivated.") }
            return try consequences.makeCode(for: account, in: organization, records)
        }
    }

    /// - Returns: whether there was one.
    package func disableAccessCode(of name: String, in organization: Organization) async throws -> Bool {
        try await store.write { records in
            let account = try records.account(called: name, in: organization)
            return try records.endCode(.accessCode, of: account.id, in: organization.id)
        }
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

extension Kind {
    fileprivate var medium: String {
        switch self {
        case .email: "e-mail"
        case .phone: "text message"
        case .emailless: "nothing"
        }
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
