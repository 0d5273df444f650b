package import SCIM

/// A resource as it is answered: stored bytes, and what `meta` is made of.
package protocol ResourceRecord: Sendable {
    var id: Account.ID { get }
    /// JSON text ready to send, without `meta` and what is derived; ends in `}`.
    var document: String { get }
    var created: Instant { get }
    var lastModified: Instant { get }
    var version: Version { get }
}

/// One page of a list, and how many there are in all.
package struct ResourcePage<Record: ResourceRecord>: Sendable {
    package let total: Int
    package let records: [Record]
    /// Where a walk goes on; nil at its end, and for pages that were asked for by index.
    package let next: ListPosition?

    package init(total: Int, records: [Record], next: ListPosition? = nil) {
        self.total = total
        self.records = records
        self.next = next
    }

    /// The page of a list that can have one resource only.
    package init(found: Record?) {
        self.init(total: found == nil ? 0 : 1, records: [found].compactMap(\.self))
    }
}

package typealias AccountPage = ResourcePage<AccountRecord>
package typealias GroupPage = ResourcePage<GroupRecord>
