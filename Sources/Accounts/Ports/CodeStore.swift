package import SCIM

/// Who is handed which code; a part of `AccountStore`.
package protocol CodeStore: Sendable {
    /// The departments of the people who are still to claim by a code, and how far their codes have come, in the order of
    /// their names; those behind a limit are left out.
    func codeDepartments(
        withAdministrators: Bool, limit: Int, in organization: Organization.ID, at now: Instant
    ) async throws -> [CodeDepartment]
    /// Some of the people of a selection, by department and name.
    ///
    /// - Parameter last: the one that they come behind; nil for the beginning.
    func people(
        _ selection: CodeSelection, behind last: Account.ID?, limit: Int, in organization: Organization.ID,
        at now: Instant
    ) async throws -> [Account]
    func codeIssue(of account: Account.ID, in organization: Organization.ID) async throws -> CodeIssue?
}

/// What may be done about codes that are handed out inside a transaction.
package protocol CodeTransaction {
    /// As `people` of the store, up to and with one of them.
    func people(
        _ selection: CodeSelection, behind last: Account.ID?, through end: Account.ID, limit: Int,
        in organization: Organization.ID, at now: Instant
    ) throws -> [Account.ID]
    func codeIssue(of account: Account.ID, in organization: Organization.ID) throws -> CodeIssue?
    /// In place of what was recorded before.
    func record(_ issue: CodeIssue, of account: Account.ID, in organization: Organization.ID) throws
}
