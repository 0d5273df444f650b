package import Accounts
package import SCIM

/// Codes, pages of messages and lists of groups of a store that fails only where it is told to.
extension FaultyStore {
    package func codeDepartments(
        withAdministrators: Bool,
        limit: Int,
        in organization: Organization.ID,
        at now: Instant
    ) async throws -> [CodeDepartment] {
        try await working.codeDepartments(
            withAdministrators: withAdministrators, limit: limit, in: organization, at: now)
    }

    package func people(
        _ selection: CodeSelection,
        behind last: Account.ID?,
        limit: Int,
        in organization: Organization.ID,
        at now: Instant
    ) async throws -> [Account] {
        try await working.people(selection, behind: last, limit: limit, in: organization, at: now)
    }

    package func codeIssue(of account: Account.ID, in organization: Organization.ID) async throws -> CodeIssue? {
        try await working.codeIssue(of: account, in: organization)
    }

    package func messages(
        _ selection: MessageSelection,
        behind last: MessagePosition?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [StoredMessage] {
        try await working.messages(selection, behind: last, limit: limit, in: organization)
    }

    package func message(
        _ id: MessageEntry.ID,
        in organization: Organization.ID
    ) async throws -> StoredMessage? {
        try await working.message(id, in: organization)
    }

    package func listings(
        _ selection: GroupSelection,
        behind last: Group.ID?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [GroupListing] {
        try await working.listings(selection, behind: last, limit: limit, in: organization)
    }

    package func listing(of group: Group.ID, in organization: Organization.ID) async throws -> GroupListing? {
        try await working.listing(of: group, in: organization)
    }

    package func members(
        of group: Group.ID,
        behind last: Account.ID?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Member] {
        try await working.members(of: group, behind: last, limit: limit, in: organization)
    }
}
