internal import Accounts
internal import SCIM

/// The statements that change `group_member`; each touches the rows it is about, however large the group is.
struct MemberTable {
    let session: any Session
    let dialect: any Dialect
    let organization: Organization.ID
    let group: Group.ID

    private var own: SQL { "organization_id = \(organization.number) AND group_id = \(group.text)" }

    func add(_ members: [MemberReference]) throws -> Int {
        guard !members.isEmpty else { return 0 }
        let ids = dialect.elements(members.map(\.id))
        let rows = try session.rows(
            """
            SELECT wanted.value, account.id IS NOT NULL, account_group.id IS NOT NULL FROM \(ids) AS wanted
            LEFT JOIN account ON account.organization_id = \(organization.number) AND account.id = wanted.value
            LEFT JOIN account_group ON account_group.organization_id = \(organization.number)
            AND account_group.id = wanted.value
            """)
        var kinds: [String: MemberReference.Kind] = [:]
        for row in rows {
            if try row.integer(1) == 1 { kinds[try row.text(0)] = .user }
            if try row.integer(2) == 1 { kinds[try row.text(0)] = .group }
        }
        for member in members {
            guard let kind = kinds[member.id] else { throw MemberFlaw.unknown(member.id) }
            guard member.kind ?? kind == kind else { throw MemberFlaw.otherKind(member.id) }
        }
        let groups = members.map(\.id).filter { kinds[$0] == .group }
        try refuseCircles(groups)
        return try insert(accounts: ids) + (groups.isEmpty ? 0 : insert(groups: dialect.elements(groups)))
    }

    /// One at a time may put groups into groups: two that did so at once could close a circle.
    private func refuseCircles(_ groups: [String]) throws {
        guard !groups.isEmpty else { return }
        _ = try session.row("SELECT id FROM organization WHERE id = \(organization.number)\(dialect.rowLock)")
        let found = try session.row(
            """
            WITH RECURSIVE above (id) AS (
            SELECT id FROM account_group WHERE organization_id = \(organization.number) AND id = \(group.text)
            UNION
            SELECT outer_member.group_id FROM above JOIN group_member AS outer_member
            ON outer_member.organization_id = \(organization.number) AND outer_member.subgroup_id = above.id)
            SELECT id FROM above WHERE id IN (SELECT value FROM \(dialect.elements(groups)) AS wanted) LIMIT 1
            """)
        if let found { throw MemberFlaw.circle(try found.text(0)) }
    }

    private func insert(accounts ids: SQL) throws -> Int {
        try session.run(
            """
            INSERT INTO group_member (organization_id, group_id, member_id, account_id)
            SELECT organization_id, \(dialect.text(group.text)), id, id FROM account
            WHERE organization_id = \(organization.number) AND id IN (SELECT value FROM \(ids) AS wanted)
            ON CONFLICT (organization_id, group_id, member_id) DO NOTHING
            """)
    }

    private func insert(groups ids: SQL) throws -> Int {
        try session.run(
            """
            INSERT INTO group_member (organization_id, group_id, member_id, subgroup_id)
            SELECT organization_id, \(dialect.text(group.text)), id, id FROM account_group
            WHERE organization_id = \(organization.number) AND id IN (SELECT value FROM \(ids) AS wanted)
            ON CONFLICT (organization_id, group_id, member_id) DO NOTHING
            """)
    }

    func remove(_ members: [String]) throws -> Int {
        guard !members.isEmpty else { return 0 }
        return try session.run(
            """
            DELETE FROM group_member WHERE \(own)
            AND member_id IN (SELECT value FROM \(dialect.elements(members)) AS wanted)
            """)
    }

    func removeAll(but members: [String]) throws -> Int {
        try session.run(
            """
            DELETE FROM group_member WHERE \(own)
            AND member_id NOT IN (SELECT value FROM \(dialect.elements(members)) AS wanted)
            """)
    }

    /// Only a filter that is no list of ids comes here; it is asked of one member after the other.
    func remove(where filter: Filter) throws -> Int {
        let list = MemberList(dialect: dialect, organization: organization)
        var (removed, last) = (0, "")
        while true {
            let members = try list.page(of: group, after: last, session)
            guard let end = members.last else { return removed }
            removed += try remove(members.filter { filter.matches($0.resource) }.map(\.id.text))
            last = end.id.text
        }
    }
}

extension Member {
    /// The member as an element of `members`, without what depends on the address of the server.
    fileprivate var resource: JSONObject {
        ["value": .string(id.text), "type": .string(kind.rawValue), "display": .string(display)]
    }
}

// MARK: Conditions

extension MemberTable {
    /// That the account at hand is in a group, by way of others too.
    static func accounts(in group: String, of organization: Organization.ID) -> SQL {
        """
        account.id IN (WITH RECURSIVE below (id) AS (
        SELECT id FROM account_group WHERE organization_id = \(organization.number) AND id = \(group)
        UNION
        SELECT inner_member.subgroup_id FROM below JOIN group_member AS inner_member
        ON inner_member.organization_id = \(organization.number) AND inner_member.group_id = below.id
        WHERE inner_member.subgroup_id IS NOT NULL)
        SELECT account_id FROM group_member WHERE organization_id = \(organization.number) AND account_id IS NOT NULL
        AND group_id IN (SELECT id FROM below))
        """
    }

    /// That the account at hand is in any group.
    static func isMember(of organization: Organization.ID) -> SQL {
        """
        EXISTS (SELECT 1 FROM group_member WHERE group_member.organization_id = \(organization.number)
        AND group_member.account_id = account.id)
        """
    }

    /// That the group at hand has a certain member.
    static func groups(containing member: String, of organization: Organization.ID) -> SQL {
        """
        account_group.id IN (SELECT group_id FROM group_member WHERE organization_id = \(organization.number)
        AND account_id = \(member) UNION ALL
        SELECT group_id FROM group_member WHERE organization_id = \(organization.number) AND subgroup_id = \(member))
        """
    }

    /// The member that so many others come before.
    static func member(_ place: Int, of group: Group.ID, in organization: Organization.ID) -> SQL {
        """
        SELECT member_id FROM group_member WHERE organization_id = \(organization.number) AND group_id = \(group.text)
        ORDER BY member_id LIMIT 1 OFFSET \(place)
        """
    }

    /// That the group at hand has any member.
    static func hasMembers(of organization: Organization.ID) -> SQL {
        """
        EXISTS (SELECT 1 FROM group_member WHERE group_member.organization_id = \(organization.number)
        AND group_member.group_id = account_group.id)
        """
    }
}
