package import SCIM

/// An account as it is answered: stored bytes, and what `meta` is made of.
package struct AccountRecord: ResourceRecord, Hashable {
    package let id: Account.ID
    /// JSON text ready to send, without `meta`.
    package let document: String
    package let created: Instant
    package let lastModified: Instant
    package let version: Version
    /// Whether the account is in any group.
    package let isMember: Bool
    /// Who the manager is, if it can be anybody here.
    package let managerID: Account.ID?

    package init(
        id: Account.ID,
        document: String,
        created: Instant,
        lastModified: Instant,
        version: Version,
        isMember: Bool,
        managerID: Account.ID? = nil
    ) {
        self.isMember = isMember
        self.managerID = managerID
        self.id = id
        self.document = document
        self.created = created
        self.lastModified = lastModified
        self.version = version
    }

    /// - Parameter isMember: no new account is in a group.
    package init(_ entry: AccountEntry, isMember: Bool = false) {
        let account = entry.account
        self.init(
            id: account.id, document: entry.document, created: account.created, lastModified: account.lastModified,
            version: account.version, isMember: isMember, managerID: entry.managerKey.flatMap(Account.ID.init))
    }
}
