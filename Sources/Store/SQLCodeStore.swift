package import Accounts
package import SCIM

/// Who is handed which code, as the store has it.
extension SQLAccountStore {
    package func codeDepartments(
        withAdministrators: Bool,
        limit: Int,
        in organization: Organization.ID,
        at now: Instant
    ) async throws -> [CodeDepartment] {
        try await issues(in: organization) {
            try $0.departments(withAdministrators: withAdministrators, limit: limit, at: now)
        }
    }

    package func people(
        _ selection: CodeSelection,
        behind last: Account.ID?,
        limit: Int,
        in organization: Organization.ID,
        at now: Instant
    ) async throws -> [Account] {
        try await issues(in: organization) { table in
            let ids = try table.ids(selection, behind: last, limit: limit, at: now)
            let accounts = try AccountTable(session: table.session, dialect: table.dialect)
                .accounts(ids, in: organization)
            let found = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0) })
            return ids.compactMap { found[$0] }
        }
    }

    package func codeIssue(of account: Account.ID, in organization: Organization.ID) async throws -> CodeIssue? {
        try await issues(in: organization) { try $0.issue(of: account) }
    }

    private func issues<Value: Sendable>(
        in organization: Organization.ID,
        _ read: @escaping @Sendable (CodeIssueTable) throws -> Value
    ) async throws -> Value {
        try await reporting {
            try await driver.read { [dialect] in
                try read(CodeIssueTable(session: $0, dialect: dialect, organization: organization))
            }
        }
    }
}

/// The verbs on codes that are handed out, handed on to their table.
extension SQLAccountTransaction {
    private func issues(in organization: Organization.ID) -> CodeIssueTable {
        CodeIssueTable(session: session, dialect: dialect, organization: organization)
    }

    func people(
        _ selection: CodeSelection,
        behind last: Account.ID?,
        through end: Account.ID,
        limit: Int,
        in organization: Organization.ID,
        at now: Instant
    ) throws -> [Account.ID] {
        try issues(in: organization).ids(selection, behind: last, through: end, limit: limit, at: now)
    }

    func codeIssue(of account: Account.ID, in organization: Organization.ID) throws -> CodeIssue? {
        try issues(in: organization).issue(of: account)
    }

    func record(_ issue: CodeIssue, of account: Account.ID, in organization: Organization.ID) throws {
        try issues(in: organization).record(issue, of: account)
    }
}
