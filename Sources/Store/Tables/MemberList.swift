internal import Accounts
internal import SCIM

/// Who is in which group, in the form in which it is answered.
struct MemberList {
    private static let pageSize = 1000

    let dialect: any Dialect
    let organization: Organization.ID

    func members(of groups: [Group.ID], limit: Int) -> SQL {
        let own: SQL = "group_member.group_id IN (SELECT value FROM \(dialect.elements(groups.map(\.text))) AS wanted)"
        return select(own, limit: limit)
    }

    /// Some of the members behind one, in the order of their ids; none when there are no more.
    func page(
        of group: Group.ID,
        after last: String,
        limit: Int = pageSize,
        _ session: any Session
    ) throws -> [Member] {
        let own: SQL = "group_member.group_id = \(group.text) AND group_member.member_id > \(last)"
        return try session.rows(select(own, limit: limit)).map { try Member($0) }
    }

    private func select(_ condition: SQL, limit: Int) -> SQL {
        """
        SELECT group_member.group_id, group_member.member_id, group_member.subgroup_id IS NOT NULL,
        COALESCE(\(text("displayName", "account")), \(text("userName", "account")),
        \(text("displayName", "account_group")))
        FROM group_member
        LEFT JOIN account ON account.organization_id = group_member.organization_id
        AND account.id = group_member.account_id
        LEFT JOIN account_group ON account_group.organization_id = group_member.organization_id
        AND account_group.id = group_member.subgroup_id
        WHERE group_member.organization_id = \(organization.number) AND \(condition)
        ORDER BY group_member.group_id, group_member.member_id LIMIT \(limit)
        """
    }

    /// The groups that accounts are in, the nearest first.
    func memberships(of accounts: [Account.ID]) -> SQL {
        """
        WITH RECURSIVE above (account_id, group_id, is_direct) AS (
        SELECT account_id, group_id, 1 FROM group_member WHERE organization_id = \(organization.number)
        AND account_id IN (SELECT value FROM \(dialect.elements(accounts.map(\.text))) AS wanted)
        UNION
        SELECT above.account_id, outer_member.group_id, 0 FROM above JOIN group_member AS outer_member
        ON outer_member.organization_id = \(organization.number) AND outer_member.subgroup_id = above.group_id),
        found AS (SELECT account_id, group_id, MAX(is_direct) AS is_direct FROM above GROUP BY account_id, group_id)
        SELECT found.account_id, found.group_id, found.is_direct, \(text("displayName", "account_group")) FROM found
        JOIN account_group ON account_group.organization_id = \(organization.number)
        AND account_group.id = found.group_id
        ORDER BY found.account_id, found.is_direct DESC, found.group_id
        """
    }

    private func text(_ name: String, _ table: SQL) -> SQL {
        dialect.scalar(.text, at: [name], in: dialect.stored("\(table).document"))
    }
}

extension Member {
    /// - Parameter row: group, id, whether it is a group, display.
    init(_ row: Row) throws {
        guard let id = Account.ID(try row.text(1)) else { throw DamagedRow(column: 1) }
        self.init(id: id, kind: try row.integer(2) == 1 ? .group : .user, display: try row.optionalText(3) ?? "")
    }
}

extension Membership {
    /// - Parameter row: account, group, whether it is a direct one, display.
    init(_ row: Row) throws {
        guard let group = Group.ID(try row.text(1)) else { throw DamagedRow(column: 1) }
        self.init(group: group, display: try row.optionalText(3) ?? "", isDirect: try row.integer(2) == 1)
    }
}
