package import SCIM

/// Where terms, pictures and the groups to choose from live; a part of `AccountStore`.
package protocol FirstAccessStore: Sendable {
    /// All versions, the newest first.
    func terms(in organization: Organization.ID) async throws -> [Terms]
    func newestTerms(in organization: Organization.ID) async throws -> Terms?
    func picture(of account: Account.ID, in organization: Organization.ID) async throws -> ProfilePicture?
    /// Groups that are joined in a certain way, in the order of their names.
    ///
    /// - Parameter prefix: how their names begin, in whatever case.
    func groups(
        joined way: Joining, beginning prefix: String, limit: Int, in organization: Organization.ID
    ) async throws -> [JoinableGroup]
    /// Those of the groups that people may join, in the order of their names.
    func joinable(_ groups: [Group.ID], in organization: Organization.ID) async throws -> [JoinableGroup]
}

/// What may be done about them inside a transaction.
package protocol FirstAccessTransaction {
    func newestTerms(in organization: Organization.ID) throws -> Terms?
    func insert(_ terms: Terms, in organization: Organization.ID) throws
    func hasAccepted(_ version: Int64, _ account: Account.ID, in organization: Organization.ID) throws -> Bool
    /// Accepting once more changes nothing.
    func accept(
        _ version: Int64, by account: Account.ID, in organization: Organization.ID, at now: Instant) throws

    /// In place of any other.
    func save(_ picture: ProfilePicture, of account: Account.ID, in organization: Organization.ID) throws
    /// - Returns: whether there was one.
    func deletePicture(of account: Account.ID, in organization: Organization.ID) throws -> Bool

    /// The groups with this id or name, two at most.
    func groups(called name: String, in organization: Organization.ID) throws -> [Group.ID]
    /// Whether people may join the group by themselves; one whose members administer never is.
    func isJoinable(_ group: Group.ID, in organization: Organization.ID) throws -> Bool
    /// - Parameter way: nil lets nobody join by themselves.
    /// - Returns: false when the members of the group administer, or there is no such group.
    func setJoining(_ way: Joining?, of group: Group.ID, in organization: Organization.ID) throws -> Bool
    func countGroups(joined way: Joining, in organization: Organization.ID) throws -> Int
}
