package import Accounts
package import SCIM

/// What an operator, or a test, may want to know about the store itself.
extension SQLAccountStore {
    /// How the writing connection keeps what was committed, in words.
    package func durability() async throws -> String {
        try await reporting { try await driver.write { [dialect] in try dialect.durability($0) } }
    }

    /// Every column there is, as `TABLE.COLUMN`.
    package func columns() async throws -> Set<String> {
        try await reporting {
            try await driver.read { [dialect] in Set(try $0.rows(dialect.columns).map { try $0.text(0) }) }
        }
    }

    /// The columns that a move takes along.
    package static var movedColumns: Set<String> {
        Set(MovedTable.all.flatMap { table in table.columns.map { "\(table.name).\($0)" } })
    }

    /// The steps in which the database would count the people of a circle.
    package func plan(of circle: SettingReach.Circle, in organization: Organization.ID) async throws -> [String] {
        let statement = ReachTable.statement(circle, in: organization, limit: Limits.peopleHitCounted)
        return try await reporting {
            try await driver.read { [dialect] session in
                try session.rows(dialect.explain(statement)).map { try $0.text($0.width - 1) }
            }
        }
    }

    /// The steps in which the database would take what waits for somebody out of the post, and give what is due to a server.
    package func plan(ofMessagesTo account: Account.ID, in organization: Organization.ID) async throws -> [String] {
        let time = Instant(milliseconds: 0)
        let statements = [
            MessageTable.withdrawal(to: account, in: organization, of: [.invitation]),
            MessageTable.claiming(on: [.email], until: time, limit: 1, at: time, dialect),
        ]
        return try await reporting {
            try await driver.read { [dialect] session in
                try statements.flatMap { try session.rows(dialect.explain($0)) }.map { try $0.text($0.width - 1) }
            }
        }
    }

    /// The steps in which the database would answer a list: how many there are, and one page of them.
    package func plan(of query: ListQuery, in organization: Organization.ID) async throws -> [String] {
        let list = ResourceList<AccountRecord>(query: query, organization: organization, dialect: dialect)
        return try await reporting {
            try await driver.read { [dialect] session in
                try list.statements.flatMap { try session.rows(dialect.explain($0)) }.map { try $0.text($0.width - 1) }
            }
        }
    }
}
