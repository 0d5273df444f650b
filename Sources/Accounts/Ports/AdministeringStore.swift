package import SCIM
package import Secrets

/// Roles, second factors and the audit log; a part of `AccountStore`.
package protocol AdministeringStore: Sendable {
    /// What an account may do: by its own role, or all where a group it is in gives administration.
    func role(of account: Account.ID, in organization: Organization.ID) async throws -> Role?
    func secondFactor(of account: Account.ID, in organization: Organization.ID) async throws -> SecondFactor?
    /// The newest first.
    func audit(_ query: AuditQuery, in organization: Organization.ID) async throws -> [LoggedAudit]
    /// The newest first.
    func events(of account: Account.ID, limit: Int, in organization: Organization.ID) async throws -> [AccountEvent]
}

/// What may be done about them inside a transaction; an entry of the audit log is only ever added.
package protocol AdministeringTransaction {
    func role(of account: Account.ID, in organization: Organization.ID) throws -> Role?
    func set(_ role: Role?, of account: Account.ID, in organization: Organization.ID) throws
    /// Of these accounts, and those in these groups and in groups below them, the ones that do not administer.
    func ordinaryAccounts(among members: [String], in organization: Organization.ID) throws -> [Account.ID]
    /// Whether somebody who is let in and has claimed the account has the role of a system administrator.
    func hasSystemAdministrator(in organization: Organization.ID) throws -> Bool
    func secondFactor(of account: Account.ID, in organization: Organization.ID) throws -> SecondFactor?
    func save(_ factor: SecondFactor, of account: Account.ID, in organization: Organization.ID) throws
    func endSecondFactor(of account: Account.ID, in organization: Organization.ID) throws
    /// The second factor was shown in this session.
    func confirm(
        _ session: Session.ID, of account: Account.ID, in organization: Organization.ID, at now: Instant) throws
    func append(_ entry: AuditEntry, in organization: Organization.ID) throws
    func append(_ event: AccountEvent, of account: Account.ID, in organization: Organization.ID) throws
    /// Clears away a few events that are older than an instant.
    ///
    /// - Returns: how many there were.
    func sweepEvents(before end: Instant) throws -> Int
    /// Keeps the one link by which the first administrator comes.
    func saveSetupLink(_ digest: Digest, until end: Instant, in organization: Organization.ID) throws
    /// Whether it is that link, good, and nobody has come by it.
    func hasSetupLink(_ digest: Digest, at now: Instant, in organization: Organization.ID) throws -> Bool
}
