internal import Accounts
internal import SCIM

/// Who administers the organization: the statements on the roles of accounts and groups.
///
/// A group that gives administration gives it to all below it; one that is writable gives what a provisioning client may
/// take away again.
struct AdministratorTable {
    let session: any Session
    let organization: Organization.ID

    /// Whether the account at hand has a role, or one through a group that no provisioning client may write.
    static func isAdministrator(_ organization: Organization.ID) -> SQL {
        let above = above(
            "SELECT group_id FROM group_member WHERE organization_id = \(organization.number) AND account_id = account.id",
            organization)
        return "CASE WHEN account.role IS NOT NULL OR (\(hasGroups(organization)) AND \(above)) THEN 1 ELSE 0 END"
    }

    /// Whether the group at hand gives administration, by itself or through a group it is in, and may not be written.
    static func givesAdministration(_ organization: Organization.ID) -> SQL {
        let above = above("SELECT account_group.id", organization)
        return "CASE WHEN \(hasGroups(organization)) AND \(above) THEN 1 ELSE 0 END"
    }

    /// That the members of the group at hand administer, whoever may write the groups that make it so.
    static func makesAdministrators(_ organization: Organization.ID) -> SQL {
        let above = above("SELECT account_group.id", organization, isWritableToo: true)
        return "(\(hasGroups(organization)) AND \(above))"
    }

    /// Where nobody gives administration, nothing else needs to be asked.
    private static func hasGroups(_ organization: Organization.ID) -> SQL {
        """
        EXISTS (SELECT 1 FROM account_group AS giver
        WHERE giver.organization_id = \(organization.number) AND giver.role IS NOT NULL)
        """
    }

    private static func above(_ start: SQL, _ organization: Organization.ID, isWritableToo: Bool = false) -> SQL {
        let givers: SQL = isWritableToo ? "giver.role IS NOT NULL" : "giver.role IS NOT NULL AND giver.is_writable = 0"
        return """
            EXISTS (WITH RECURSIVE above (id) AS (
            \(start)
            UNION
            SELECT outer_member.group_id FROM above JOIN group_member AS outer_member
            ON outer_member.organization_id = \(organization.number) AND outer_member.subgroup_id = above.id)
            SELECT 1 FROM above JOIN account_group AS giver ON giver.organization_id = \(organization.number)
            AND giver.id = above.id AND \(givers))
            """
    }

    // MARK: Changes

    /// - Returns: how many accounts have this id or name; more than one is never.
    func setRole(_ isAdministrator: Bool, ofAccount name: String) throws -> Int {
        try session.run(
            """
            UPDATE account SET role = \(role(isAdministrator)) WHERE organization_id = \(organization.number)
            AND (id = \(name) OR user_name_key = \(name.comparisonKey))
            """)
    }

    /// - Returns: how many groups have this id or name; where there are several, none has changed.
    func setRole(_ givesAdministration: Bool, isWritable: Bool, ofGroup name: String) throws -> Int {
        let found = try session.rows(
            """
            SELECT id FROM account_group WHERE organization_id = \(organization.number)
            AND (id = \(name) OR name_key = \(name.comparisonKey)) LIMIT 2
            """)
        guard found.count == 1 else { return found.count }
        return try session.run(
            """
            UPDATE account_group SET role = \(role(givesAdministration)), is_writable = \(isWritable ? 1 : 0),
            joining = \(givesAdministration ? "NULL" : "joining" as SQL)
            WHERE organization_id = \(organization.number) AND id = \(try found[0].text(0))
            """)
    }

    private func role(_ isAdministrator: Bool) -> SQLValue { SQLValue(isAdministrator ? "administrator" : nil) }

    // MARK: Lists

    func all(_ dialect: any Dialect) throws -> [Administrator] {
        let accounts = try session.rows(
            """
            SELECT id, \(dialect.scalar(.text, at: ["userName"], in: dialect.stored("document"))) FROM account
            WHERE organization_id = \(organization.number) AND role IS NOT NULL ORDER BY id
            """
        ).map { Administrator(id: try $0.text(0), name: try $0.optionalText(1) ?? "", kind: .account) }
        let groups = try session.rows(
            """
            SELECT id, \(dialect.scalar(.text, at: ["displayName"], in: dialect.stored("document"))), is_writable
            FROM account_group WHERE organization_id = \(organization.number) AND role IS NOT NULL ORDER BY id
            """
        ).map { row in
            Administrator(
                id: try row.text(0), name: try row.optionalText(1) ?? "",
                kind: .group(isWritable: try row.integer(2) == 1))
        }
        return accounts + groups
    }
}
