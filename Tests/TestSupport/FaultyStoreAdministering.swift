package import Accounts
internal import SCIM

/// Roles and the audit log of a store that fails only where it is told to: here nothing does.
extension FaultyStore {
    package func role(of account: Account.ID, in organization: Organization.ID) async throws -> Role? {
        try await working.role(of: account, in: organization)
    }

    package func secondFactor(
        of account: Account.ID,
        in organization: Organization.ID
    ) async throws -> SecondFactor? {
        try await working.secondFactor(of: account, in: organization)
    }

    package func audit(_ query: AuditQuery, in organization: Organization.ID) async throws -> [LoggedAudit] {
        try await working.audit(query, in: organization)
    }

    package func events(
        of account: Account.ID,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [AccountEvent] {
        try await working.events(of: account, limit: limit, in: organization)
    }
}
