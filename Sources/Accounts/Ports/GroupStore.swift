package import SCIM

/// Where groups live; a part of `AccountStore`.
package protocol GroupStore: Sendable {
    func group(_ id: Group.ID, in organization: Organization.ID) async throws -> GroupRecord?
    func groups(_ query: ListQuery, in organization: Organization.ID) async throws -> GroupPage
    /// Some of the groups in the order of their names.
    ///
    /// - Parameter last: the one that they come behind; nil for the beginning.
    func listings(
        _ selection: GroupSelection, behind last: Group.ID?, limit: Int, in organization: Organization.ID
    ) async throws -> [GroupListing]
    func listing(of group: Group.ID, in organization: Organization.ID) async throws -> GroupListing?
    /// Some of the members of a group in the order of their ids.
    ///
    /// - Parameter last: the one that they come behind; nil for the beginning.
    func members(
        of group: Group.ID, behind last: Account.ID?, limit: Int, in organization: Organization.ID
    ) async throws -> [Member]

    /// The members of groups, each group's in the order of their ids.
    ///
    /// - Parameter limit: how many are read at most, of all groups together; one more tells that there are more.
    func members(
        of groups: [Group.ID],
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Group.ID: [Member]]

    /// Whether a group has more members than so many.
    func hasMembers(beyond count: Int, _ group: Group.ID, in organization: Organization.ID) async throws -> Bool

    /// The groups that accounts are in, by themselves or by way of other groups.
    func memberships(
        of accounts: [Account.ID],
        in organization: Organization.ID
    ) async throws -> [Account.ID: [Membership]]
}

/// What may be done to groups inside a transaction; every verb names the organization.
///
/// The verbs on members cost as much as there are members to add or to remove, however many there are already.
package protocol GroupTransaction {
    /// The group, locked until the end of the transaction.
    func group(_ id: Group.ID, in organization: Organization.ID) throws -> (Group, GroupRecord)?
    /// Whether the members of the group administer, by whatever way.
    func makesAdministrators(_ group: Group.ID, in organization: Organization.ID) throws -> Bool
    func insert(_ entry: GroupEntry) throws
    /// - Returns: false when the stored version is no longer that of `old`.
    func update(_ entry: GroupEntry, replacing old: Group) throws -> Bool
    /// Every group it was in has another version afterwards.
    func deleteGroup(_ id: Group.ID, in organization: Organization.ID, at now: Instant) throws

    /// - Returns: how many were no members before.
    /// - Throws: `MemberFlaw` when one of them cannot be a member.
    func add(_ members: [MemberReference], to group: Group.ID, in organization: Organization.ID) throws -> Int
    /// - Returns: how many were members before.
    func remove(_ members: [String], from group: Group.ID, in organization: Organization.ID) throws -> Int
    /// Removes everybody but these.
    ///
    /// - Returns: how many were removed.
    func removeAll(but members: [String], from group: Group.ID, in organization: Organization.ID) throws -> Int
    /// Removes those whom a filter over one member selects.
    ///
    /// - Returns: how many were removed.
    func remove(where filter: Filter, from group: Group.ID, in organization: Organization.ID) throws -> Int
}

/// Why somebody cannot be a member; the ids are the client's own.
package enum MemberFlaw: Error, Hashable, Sendable {
    case unknown(String)
    /// The client said what it is, and it is something else.
    case otherKind(String)
    /// A group cannot be in itself, by way of others neither.
    case circle(String)
}
