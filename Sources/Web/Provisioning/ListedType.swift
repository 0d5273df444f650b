internal import Accounts
internal import SCIM

/// A type of resource, as lists and searches ask for it.
protocol ListedType: Sendable {
    var schemas: SchemaSet { get }

    func find(_ query: ListQuery, _ search: SearchRequest, _ call: ProvisioningCall) async throws -> FoundPage
}

extension ListedType {
    /// As in `/ResourceTypes`.
    var name: String { schemas.type.name }

    /// What is asked of this type, checked against its schemas.
    ///
    /// - Parameter isAmongOthers: whether every other type is asked the same.
    func query(_ search: SearchRequest, isAmongOthers: Bool, _ call: ProvisioningCall) throws(SCIMError) -> ListQuery {
        try ListQuery(
            search, schemas: schemas, quirks: call.credential.quirks, isAmongOthers: isAmongOthers)
    }
}

/// What was found of one type, yet to be written.
struct FoundPage {
    /// How many there are on all pages.
    let total: Int
    let count: Int
    /// Where a walk goes on within the type; nil at its end.
    let next: ListPosition?
    let write: (inout ListResponse) throws(SCIMError) -> Void

    /// - Parameter derived: what a resource has that is not part of its stored bytes.
    init<Record: ResourceRecord>(
        _ page: ResourcePage<Record>,
        _ writer: ResourceWriter,
        _ derived: @escaping (Record) -> Derived?
    ) {
        total = page.total
        count = page.records.count
        next = page.next
        write = { (list) throws(SCIMError) in
            for record in page.records {
                try list.append { (bytes) throws(SCIMError) in
                    try writer.write(record, derived(record), into: &bytes)
                }
            }
        }
    }
}
