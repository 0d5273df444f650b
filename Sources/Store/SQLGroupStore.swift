package import Accounts
package import SCIM

/// The groups of the store.
extension SQLAccountStore {
    package func group(_ id: Group.ID, in organization: Organization.ID) async throws -> GroupRecord? {
        try await reporting {
            try await driver.lookup(GroupRecord.lookup(id, in: organization)).map { try GroupRecord($0) }
        }
    }

    package func groups(_ query: ListQuery, in organization: Organization.ID) async throws -> GroupPage {
        let list = ResourceList<GroupRecord>(query: query, organization: organization, dialect: dialect)
        return try await reporting { try await driver.read { try list.page($0) } }
    }

    package func listings(
        _ selection: GroupSelection,
        behind last: Group.ID?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [GroupListing] {
        try await reporting {
            try await driver.read { [dialect] in
                try GroupListingTable(session: $0, dialect: dialect, organization: organization)
                    .listings(selection, behind: last, limit: limit)
            }
        }
    }

    package func listing(of group: Group.ID, in organization: Organization.ID) async throws -> GroupListing? {
        try await reporting {
            try await driver.read { [dialect] in
                try GroupListingTable(session: $0, dialect: dialect, organization: organization).listing(of: group)
            }
        }
    }

    package func members(
        of group: Group.ID,
        behind last: Account.ID?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Member] {
        let list = MemberList(dialect: dialect, organization: organization)
        return try await reporting {
            try await driver.read { try list.page(of: group, after: last?.text ?? "", limit: limit, $0) }
        }
    }

    package func members(
        of groups: [Group.ID],
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Group.ID: [Member]] {
        let statement = MemberList(dialect: dialect, organization: organization).members(of: groups, limit: limit + 1)
        return try await reporting {
            try await driver.read { session in
                var found: [Group.ID: [Member]] = [:]
                for row in try session.rows(statement) {
                    guard let group = Group.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
                    found[group, default: []].append(try Member(row))
                }
                return found
            }
        }
    }

    /// Passes that many entries of an index, and looks at nobody.
    package func hasMembers(
        beyond count: Int,
        _ group: Group.ID,
        in organization: Organization.ID
    ) async throws -> Bool {
        try await reporting { try await driver.lookup(MemberTable.member(count, of: group, in: organization)) != nil }
    }

    package func memberships(
        of accounts: [Account.ID],
        in organization: Organization.ID
    ) async throws -> [Account.ID: [Membership]] {
        let statement = MemberList(dialect: dialect, organization: organization).memberships(of: accounts)
        return try await reporting {
            try await driver.read { session in
                var found: [Account.ID: [Membership]] = [:]
                for row in try session.rows(statement) {
                    guard let account = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
                    found[account, default: []].append(try Membership(row))
                }
                return found
            }
        }
    }
}

/// The verbs on groups, handed on to their tables.
extension SQLAccountTransaction {
    private var groups: GroupTable { GroupTable(session: session, dialect: dialect) }

    private func members(of group: Group.ID, in organization: Organization.ID) -> MemberTable {
        MemberTable(session: session, dialect: dialect, organization: organization, group: group)
    }

    func group(_ id: Group.ID, in organization: Organization.ID) throws -> (Group, GroupRecord)? {
        try groups.group(id, in: organization)
    }

    func makesAdministrators(_ group: Group.ID, in organization: Organization.ID) throws -> Bool {
        try GroupListingTable(session: session, dialect: dialect, organization: organization)
            .makesAdministrators(group)
    }

    func insert(_ entry: GroupEntry) throws { try groups.insert(entry) }

    func update(_ entry: GroupEntry, replacing old: Group) throws -> Bool {
        try groups.update(entry, replacing: old)
    }

    func deleteGroup(_ id: Group.ID, in organization: Organization.ID, at now: Instant) throws {
        try groups.delete(id, in: organization, at: now)
    }

    func add(_ members: [MemberReference], to group: Group.ID, in organization: Organization.ID) throws -> Int {
        try self.members(of: group, in: organization).add(members)
    }

    func remove(_ members: [String], from group: Group.ID, in organization: Organization.ID) throws -> Int {
        try self.members(of: group, in: organization).remove(members)
    }

    func removeAll(but members: [String], from group: Group.ID, in organization: Organization.ID) throws -> Int {
        try self.members(of: group, in: organization).removeAll(but: members)
    }

    func remove(where filter: Filter, from group: Group.ID, in organization: Organization.ID) throws -> Int {
        try members(of: group, in: organization).remove(where: filter)
    }
}
