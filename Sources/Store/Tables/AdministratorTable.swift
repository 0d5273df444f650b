internal import Accounts
internal import SCIM

/// Who administers the organization: the statements on the roles of accounts and groups.
///
/// A group that gives administration gives it to all below it; one that is writable gives what a provisioning client may
/// take away again.
struct AdministratorTable {
    let session: any Session
    let organization: Organization.ID

    /// `Account.Standing` of the account at hand.
    static func standing(_ organization: Organization.ID) -> SQL {
        let kept = above(groups(organization), organization)
        let any = above(groups(organization), organization, isWritableToo: true)
        return """
            CASE WHEN account.role IS NOT NULL THEN 2 WHEN NOT \(hasGroups(organization)) THEN 0
            WHEN \(kept) THEN 2 WHEN \(any) THEN 1 ELSE 0 END
            """
    }

    /// That the account at hand does not administer, whoever may write the groups that would make it so.
    static func isOrdinary(_ organization: Organization.ID) -> SQL {
        let any = above(groups(organization), organization, isWritableToo: true)
        return "(account.role IS NULL AND NOT (\(hasGroups(organization)) AND \(any)))"
    }

    /// The groups that the account at hand is in.
    private static func groups(_ organization: Organization.ID) -> SQL {
        "SELECT group_id FROM group_member WHERE organization_id = \(organization.number) AND account_id = account.id"
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

    func set(_ role: Role?, of account: Account.ID) throws {
        try session.run(
            """
            UPDATE account SET role = \(SQLValue(role?.rawValue)) WHERE organization_id = \(organization.number)
            AND id = \(account.text)
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

    /// By the names that migration 009 knows: there is one role that a group gives, to do everything.
    private func role(_ givesAdministration: Bool) -> SQLValue {
        SQLValue(givesAdministration ? "administrator" : nil)
    }

    // MARK: Roles

    /// The role of an account, and whether a group gives it administration, whoever may write that group.
    static func lookup(_ account: Account.ID, in organization: Organization.ID) -> SQL {
        let above = above(groups(organization), organization, isWritableToo: true)
        return """
            SELECT role, CASE WHEN \(hasGroups(organization)) AND \(above) THEN 1 ELSE 0 END FROM account
            WHERE organization_id = \(organization.number) AND id = \(account.text)
            """
    }

    func hasSystemAdministrator() throws -> Bool {
        try session.row(
            """
            SELECT 1 FROM account WHERE organization_id = \(organization.number)
            AND role = \(Role.systemAdministrator.rawValue) AND active = 1 AND claimed IS NOT NULL LIMIT 1
            """) != nil
    }

    // MARK: Lists

    /// - Parameter members: ids of accounts and groups, as rows.
    func ordinaryAccounts(among members: SQL) throws -> [Account.ID] {
        try session.rows(
            """
            WITH RECURSIVE below (id) AS (
            SELECT wanted.value FROM \(members) AS wanted
            UNION
            SELECT inner_member.member_id FROM below JOIN group_member AS inner_member
            ON inner_member.organization_id = \(organization.number) AND inner_member.group_id = below.id)
            SELECT account.id FROM below JOIN account ON account.organization_id = \(organization.number)
            AND account.id = below.id WHERE \(Self.isOrdinary(organization)) ORDER BY account.id
            """
        ).map { row in
            guard let id = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
            return id
        }
    }

    func all(_ dialect: any Dialect) throws -> [Administrator] {
        let accounts = try session.rows(
            """
            SELECT id, \(dialect.scalar(.text, at: ["userName"], in: dialect.stored("document"))), role,
            CASE WHEN sign_in_key <> user_name_key THEN sign_in_key END FROM account
            WHERE organization_id = \(organization.number) AND role IS NOT NULL ORDER BY id
            """
        ).map { row in
            guard let role = Role(rawValue: try row.text(2)) else { throw DamagedRow(column: 2) }
            return Administrator(
                id: try row.text(0), name: try row.optionalText(1) ?? "", address: try row.optionalText(3),
                kind: .account(role))
        }
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

extension Role {
    /// - Parameter row: the columns of `AdministratorTable.lookup`.
    static func read(_ row: Row) throws -> Role? {
        if try row.integer(1) == 1 { return .systemAdministrator }
        guard let text = try row.optionalText(0) else { return nil }
        guard let role = Role(rawValue: text) else { throw DamagedRow(column: 0) }
        return role
    }
}
