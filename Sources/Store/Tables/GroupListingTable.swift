internal import Accounts
internal import SCIM

/// The statements that list groups for those who administer.
struct GroupListingTable {
    let session: any Session
    let dialect: any Dialect
    let organization: Organization.ID

    /// An index has them in the order of their names, and of their ids where names are shared.
    func listings(_ selection: GroupSelection, behind last: Group.ID?, limit: Int) throws -> [GroupListing] {
        var conditions: [SQL] = []
        if let way = selection.joining { conditions.append("account_group.joining = \(way.rawValue)") }
        if !selection.prefix.isEmpty {
            let key = selection.prefix.comparisonKey
            conditions.append("account_group.name_key >= \(key) AND account_group.name_key < \(key + "\u{10FFFF}")")
        }
        if let last {
            guard let row = try session.row("SELECT name_key FROM account_group WHERE \(own(last))") else { return [] }
            conditions.append("(account_group.name_key, account_group.id) > (\(try row.text(0)), \(last.text))")
        }
        let wanted = conditions.reduce("" as SQL) { $0 + " AND " + $1 }
        return try session.rows(
            """
            \(select)\(wanted) ORDER BY account_group.name_key, account_group.id LIMIT \(limit)
            """
        ).map(GroupListing.init)
    }

    func listing(of group: Group.ID) throws -> GroupListing? {
        try session.row("\(select) AND account_group.id = \(group.text)").map(GroupListing.init)
    }

    func makesAdministrators(_ group: Group.ID) throws -> Bool {
        try session.row(
            """
            SELECT 1 FROM account_group
            WHERE \(own(group)) AND \(AdministratorTable.makesAdministrators(organization))
            """) != nil
    }

    private func own(_ group: Group.ID) -> SQL {
        "account_group.organization_id = \(organization.number) AND account_group.id = \(group.text)"
    }

    /// Members are counted as far as a list says how many there are.
    private var select: SQL {
        """
        SELECT account_group.id, \(dialect.scalar(.text, at: ["displayName"], in: dialect.stored("account_group.document"))),
        account_group.integration_id, integration.name, account_group.joining,
        CASE WHEN \(AdministratorTable.makesAdministrators(organization)) THEN 1 ELSE 0 END,
        (SELECT COUNT(*) FROM (SELECT 1 FROM group_member WHERE group_member.organization_id = \(organization.number)
        AND group_member.group_id = account_group.id LIMIT \(Limits.membersCounted + 1)) AS counted)
        FROM account_group JOIN integration ON integration.id = account_group.integration_id
        WHERE account_group.organization_id = \(organization.number)
        """
    }
}

extension GroupListing {
    /// - Parameter row: the columns of `GroupListingTable.select`.
    fileprivate init(_ row: Row) throws {
        guard let id = Group.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
        let way = try row.optionalText(4)
        guard way == nil || way.flatMap(Joining.init) != nil else { throw DamagedRow(column: 4) }
        self.init(
            id: id, name: try row.optionalText(1) ?? "", integration: Integration.ID(try row.integer(2)),
            source: try row.text(3), joining: way.flatMap(Joining.init), makesAdministrators: try row.integer(5) == 1,
            members: Int(try row.integer(6)))
    }
}
