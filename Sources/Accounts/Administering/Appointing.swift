package import SCIM
package import Secrets

/// Who administers the organization: appoints people, invites further ones, and helps those who lost their second factor.
package struct Appointing: Sendable {
    let desk: Desk
    let schemas: SchemaSet
    let keyring: Keyring
    var environment: Environment { desk.environment }

    package init(desk: Desk, schemas: SchemaSet, keyring: Keyring) {
        self.desk = desk
        self.schemas = schemas
        self.keyring = keyring
    }

    package func administrators(by acting: ActingAdministrator) async throws -> [Administrator] {
        try desk.allow(.readSettings, to: acting)
        return try await desk.store.administrators(in: acting.organization.id)
    }

    /// Gives an account a role, or takes it away; without one it is like all others.
    ///
    /// Links, sessions and waiting messages of before end either way: others may have them. Whoever was invited is invited
    /// anew; whoever has claimed the account keeps the password, so this is for accounts whose person is known.
    ///
    /// - Parameter name: the account's `userName` or id.
    package func appoint(_ name: String, as role: Role?, by acting: ActingAdministrator) async throws {
        try await desk.perform(.manageAdministrators, by: acting) { [self] records, entry in
            let account = try records.account(called: name, in: acting.organization)
            entry.subject = .account(account.id, account.userName)
            let before = try records.role(of: account.id, in: acting.organization.id)
            entry.tell("role", from: before?.rawValue, to: role?.rawValue)
            try records.appoint(account, as: role, in: acting.organization)
            guard account.isActive, account.lifecycle.isInvited else { return }
            try invite(account, isTold: true, in: acting.organization, records)
        }
    }

    /// Invites somebody to administer. Whoever has an account of this address claims it once more: somebody else may have
    /// chosen its password, and the one who is meant has the mailbox.
    ///
    /// - Parameters:
    ///   - address: an e-mail address.
    ///   - isTold: whether a message leaves; otherwise the link is handed over.
    /// - Returns: the link by which the account is claimed; nil where somebody with a role has claimed it already.
    @discardableResult
    package func invite(
        _ address: String,
        called name: String = "",
        as role: Role,
        isTold: Bool = true,
        by acting: ActingAdministrator
    ) async throws -> ClaimCode? {
        let newcomer = try newcomer(address, name)
        return try await desk.perform(.manageAdministrators, by: acting) { [self] records, entry in
            entry.tell("role", to: role.rawValue)
            return try bring(newcomer, as: role, isTold: isTold, in: acting.organization, records, &entry)
        }
    }

    /// The second factor of somebody who lost it: the next sign-in sets up another one.
    ///
    /// - Parameter name: the account's `userName` or id.
    package func resetSecondFactor(of name: String, by acting: ActingAdministrator) async throws {
        try await desk.perform(.manageAdministrators, by: acting) { records, entry in
            let account = try records.account(called: name, in: acting.organization)
            entry.subject = .account(account.id, account.userName)
            entry.tell("second factor", to: "reset")
            try records.endSecondFactor(of: account.id, in: acting.organization.id)
            try records.endSessions(of: account.id, in: acting.organization.id, except: nil)
        }
    }
}

extension AccountTransaction {
    func appoint(_ account: Account, as role: Role?, in organization: Organization) throws {
        guard role == nil || account.kind == .email else {
            throw Refusal("\(SCIMError.quoted(account.userName)) has no e-mail address, and who administers needs one.")
        }
        try set(role, of: account.id, in: organization.id)
        // A group may make an administrator of it still.
        if try self.role(of: account.id, in: organization.id) == nil {
            try endSecondFactor(of: account.id, in: organization.id)
        }
        try endWaysIn(of: account.id, in: organization.id)
    }

    /// Links, codes, sessions, and messages that lead to them: from a time when the account was worth less.
    func endWaysIn(of account: Account.ID, in organization: Organization.ID) throws {
        try endAccess(of: account, in: organization)
        try schedule(reminder: nil, of: account, in: organization)
        try withdrawMessages(to: account, in: organization, of: [.invitation, .reminder, .unclaimed])
    }
}
