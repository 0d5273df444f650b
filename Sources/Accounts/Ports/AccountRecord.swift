package import SCIM

/// An account as it is answered: stored bytes, and what `meta` is made of.
package struct AccountRecord: Hashable, Sendable {
    package let id: Account.ID
    /// JSON text ready to send, without `meta`.
    package let document: String
    package let created: Instant
    package let lastModified: Instant
    package let version: Version

    package init(id: Account.ID, document: String, created: Instant, lastModified: Instant, version: Version) {
        self.id = id
        self.document = document
        self.created = created
        self.lastModified = lastModified
        self.version = version
    }

    package init(_ entry: AccountEntry) {
        let account = entry.account
        self.init(
            id: account.id, document: entry.document, created: account.created, lastModified: account.lastModified,
            version: account.version)
    }
}

/// One page of a list, and how many there are in all.
package struct AccountPage: Sendable {
    package let total: Int
    package let records: [AccountRecord]
    /// Where a walk goes on; nil at its end, and for pages that were asked for by index.
    package let next: ListPosition?

    package init(total: Int, records: [AccountRecord], next: ListPosition? = nil) {
        self.total = total
        self.records = records
        self.next = next
    }

    /// The page of a list that can have one account only.
    package init(found: AccountRecord?) {
        self.init(total: found == nil ? 0 : 1, records: [found].compactMap(\.self))
    }
}
