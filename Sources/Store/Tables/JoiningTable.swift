internal import Accounts
internal import SCIM

/// The statements on the groups that people may join by themselves.
///
/// A group may come to give administration by way of another one long after it was offered, so that is asked each time.
struct JoiningTable {
    let session: any Session
    let dialect: any Dialect
    let organization: Organization.ID

    private var columns: SQL {
        "id, \(dialect.scalar(.text, at: ["displayName"], in: dialect.stored("document"))), joining"
    }

    private var isHarmless: SQL { "NOT \(AdministratorTable.makesAdministrators(organization))" }

    // MARK: Lists

    /// By range, which an index answers in the order of the names; both databases compare bytes.
    func groups(joined way: Joining, beginning prefix: String, limit: Int) throws -> [JoinableGroup] {
        let key = prefix.comparisonKey
        return try session.rows(
            """
            SELECT \(columns) FROM account_group WHERE organization_id = \(organization.number)
            AND joining = \(way.rawValue) AND name_key >= \(key) AND name_key < \(key + "\u{10FFFF}") AND \(isHarmless)
            ORDER BY name_key, id LIMIT \(limit)
            """
        ).map(JoinableGroup.init)
    }

    func joinable(_ groups: [Group.ID]) throws -> [JoinableGroup] {
        try session.rows(
            """
            SELECT \(columns) FROM account_group WHERE organization_id = \(organization.number)
            AND id IN (SELECT value FROM \(dialect.elements(groups.map(\.text))) AS wanted)
            AND joining IS NOT NULL AND \(isHarmless) ORDER BY name_key, id
            """
        ).map(JoinableGroup.init)
    }

    // MARK: One group

    func groups(called name: String) throws -> [Group.ID] {
        try session.rows(
            """
            SELECT id FROM account_group WHERE organization_id = \(organization.number)
            AND (id = \(name) OR name_key = \(name.comparisonKey)) LIMIT 2
            """
        ).map { row in
            guard let id = Group.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
            return id
        }
    }

    func set(_ way: Joining?, of group: Group.ID) throws -> Bool {
        let condition: SQL = way == nil ? "1 = 1" : isHarmless
        return try session.run(
            """
            UPDATE account_group SET joining = \(SQLValue(way?.rawValue))
            WHERE organization_id = \(organization.number) AND id = \(group.text) AND \(condition)
            """) == 1
    }

    func count(joined way: Joining) throws -> Int {
        let row = try session.row(
            """
            SELECT COUNT(*) FROM account_group WHERE organization_id = \(organization.number)
            AND joining = \(way.rawValue)
            """)
        return Int(try row?.integer(0) ?? 0)
    }
}

extension JoinableGroup {
    /// - Parameter row: id, displayName, joining.
    fileprivate init(_ row: Row) throws {
        guard let id = Group.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
        guard let way = Joining(rawValue: try row.text(2)) else { throw DamagedRow(column: 2) }
        self.init(id: id, name: try row.optionalText(1) ?? "", joining: way)
    }
}
