package import SCIM

/// Where the result of an operation that is done later is written down: in the very transaction of its change.
///
/// So an operation was done if and only if it has a result, and nobody does it again, however often the server dies.
package struct Receipt: Hashable, Sendable {
    private let request: AsyncRequest.ID
    private let place: Int
    private let operation: BulkOperation
    /// Where the organization's SCIM door is.
    private let base: String

    package init(of request: AsyncRequest.ID, at place: Int, for operation: BulkOperation, base: String) {
        self.request = request
        self.place = place
        self.operation = operation
        self.base = base
    }

    /// What the client would be answered at once; a bulk asks for the `id` alone, so no change is answered 204 but DELETE.
    fileprivate func result(of change: PublishedChange) -> AsyncResult {
        let status =
            switch operation.method {
            case "POST": 201
            case "DELETE": 204
            default: 200
            }
        let entry = BulkResponse.Entry(
            operation, status: status, location: base + change.subject.uri,
            version: change.events.first?.version?.description)
        return AsyncResult(at: place, about: change.subject, entry.object)
    }

    fileprivate func keep(_ change: PublishedChange, _ records: any AccountTransaction) throws {
        let told = PublishedChange(result(of: change), of: request, at: change.time)
        try records.insert(told.stored(at: place), of: request)
        try records.enqueue(in: change.organization) { told }
    }
}

extension PublishedChange {
    /// A result as it is stored.
    func stored(at place: Int) -> StoredResult {
        StoredResult(place: place, content: events.first.map { content($0, .full) } ?? "")
    }
}

extension AccountTransaction {
    /// Puts a change into the outbox, where anybody follows the organization, and notes that an operation is done, where
    /// its client is answered later; otherwise it is not even put into words.
    func tell(_ caller: Credential, _ change: @autoclosure () -> PublishedChange) throws {
        guard let receipt = caller.receipt else { return try enqueue(in: caller.organization.id, change) }
        let change = change()
        try enqueue(in: caller.organization.id) { change }
        try receipt.keep(change, self)
    }
}
