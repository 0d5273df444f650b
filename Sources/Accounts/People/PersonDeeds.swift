package import SCIM
package import Secrets

/// What those who administer do about one person: each deed is checked, done and written down in one transaction.
package struct PersonDeeds: Sendable {
    let desk: Desk
    let schemas: SchemaSet
    let keyring: Keyring
    var environment: Environment { desk.environment }
    var consequences: Consequences { Consequences(keyring: keyring, environment: environment) }

    package init(desk: Desk, schemas: SchemaSet, keyring: Keyring) {
        self.desk = desk
        self.schemas = schemas
        self.keyring = keyring
    }

    /// - Returns: what became of an invitation or reminder.
    /// - Throws: `Refusal` when the step is impossible with this person.
    @discardableResult
    package func take(
        _ step: PersonStep,
        with id: Account.ID,
        by acting: ActingAdministrator
    ) async throws -> Consequences.Notice? {
        try await perform(step.deed, on: id, by: acting) { [self] account, records, entry in
            entry.tell("step", to: step.rawValue)
            return try take(step, with: account, by: acting, records)
        }
    }

    /// One step in a transaction that is there already.
    func take(
        _ step: PersonStep,
        with before: Account,
        by acting: ActingAdministrator,
        _ records: any AccountTransaction
    ) throws -> Consequences.Notice? {
        let organization = acting.organization
        if step.shutsOut, before.id == acting.account { throw Refusal.ownAccount }
        switch step {
        case .logOut: try records.endSessions(of: before.id, in: organization.id, except: nil)
        case .signOnAgain: try records.signOnAgain(before.id, in: organization.id)
        case .delete: try delete(before, in: organization, records)
        case .invite, .remind, .unclaim, .deactivate, .reactivate:
            guard let event = step.event else { return nil }
            return try inviting.take(event, with: before, in: organization, records).notice
        }
        return nil
    }

    var inviting: Inviting {
        Inviting(schemas: schemas, store: desk.store, keyring: keyring, environment: environment)
    }

    private func delete(
        _ account: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws {
        guard try !records.losesLastWayIn(from: account, to: nil, in: organization) else {
            throw Refusal(account.isLastWayIn)
        }
        try records.delete(account.id, in: organization.id, at: environment.now())
        try records.enqueue(in: organization.id) { PublishedChange(deleted: account, as: schemas, environment) }
    }

    /// A new access code for somebody without an address; the one that there was ends.
    package func makeAccessCode(for id: Account.ID, by acting: ActingAdministrator) async throws -> ClaimCode {
        try await perform(.handOutCodes, on: id, by: acting) { [consequences] account, records, entry in
            guard account.kind == .emailless else {
                throw Refusal("Access codes are for people without e-mail address and mobile number.")
            }
            guard account.isActive else { throw Refusal("Somebody who is deactivated gets no code.") }
            entry.tell("access code", to: "new")
            let code = try consequences.makeCode(for: account, in: acting.organization, records)
            try records.recordIssue(to: account.id, by: acting, at: entry.at)
            return code
        }
    }

    package func disableAccessCode(of id: Account.ID, by acting: ActingAdministrator) async throws {
        try await perform(.handOutCodes, on: id, by: acting) { account, records, entry in
            entry.tell("access code", to: "disabled")
            guard try records.endCode(.accessCode, of: account.id, in: acting.organization.id) else {
                throw Refusal("\(SCIMError.quoted(account.userName)) has no access code.")
            }
        }
    }

    /// Does something about one person, whom the entry in the audit log names.
    func perform<Value: Sendable>(
        _ deed: Deed,
        on id: Account.ID,
        by acting: ActingAdministrator,
        _ work: @escaping @Sendable (Account, any AccountTransaction, inout AuditEntry) throws -> Value
    ) async throws -> Value {
        try await desk.perform(deed, by: acting) { records, entry in
            let account = try records.account(called: id.text, in: acting.organization)
            try records.checkReach(of: acting, to: id, at: entry.at)
            entry.subject = .account(id, account.userName)
            return try work(account, records, &entry)
        }
    }
}

extension Refusal {
    static let ownAccount = Refusal("That would shut you out yourself; somebody else who administers can do it.")
}
