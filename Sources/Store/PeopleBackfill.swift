internal import Accounts

/// Gives those accounts their place in the list of people that were there before it.
///
/// Their names are read as the program reads names, which no database does. A few accounts are one transaction, and
/// whoever is done has a `list_key`: so it goes on where it was when the program was stopped, and several servers that
/// begin at once share the work.
struct PeopleBackfill {
    let driver: any Driver
    let dialect: any Dialect

    private static let batch = 500

    func run() async throws {
        let organizations = try await driver.read { try OrganizationTable(session: $0).all().map(\.id) }
        for organization in organizations {
            while try await step(in: organization) {}
        }
    }

    /// - Returns: whether there may be more.
    private func step(in organization: Organization.ID) async throws -> Bool {
        // A look is cheaper than a transaction, and mostly there is nothing.
        let isNeeded = try await driver.read { [dialect] in
            try !AccountTable(session: $0, dialect: dialect).unlisted(limit: 1, in: organization).isEmpty
        }
        guard isNeeded else { return false }
        return try await driver.write { [dialect] session in
            let table = AccountTable(session: session, dialect: dialect)
            let accounts = try table.unlisted(limit: Self.batch, in: organization, lock: dialect.rowLock)
            for account in accounts { try table.list(account, by: PersonKeys(account)) }
            return accounts.count == Self.batch
        }
    }
}

extension AccountTable {
    /// Accounts that have no place in the list yet.
    fileprivate func unlisted(limit: Int, in organization: Organization.ID, lock: SQL = "") throws -> [Account] {
        let rows = try session.rows(
            """
            SELECT \(Account.columns(organization)) FROM account
            WHERE organization_id = \(organization.number) AND list_key IS NULL ORDER BY id LIMIT \(limit)\(lock)
            """)
        return try rows.map { try Account($0, AccountRecord($0), in: organization) }
    }

    fileprivate func list(_ account: Account, by keys: PersonKeys) throws {
        try session.run(
            """
            UPDATE account SET list_key = \(keys.listKey), domain = \(SQLValue(keys.domain))
            WHERE organization_id = \(account.organization.number) AND id = \(account.id.text)
            """)
        try WordTable(session: session, dialect: dialect).insert(keys.words, of: account)
    }
}
