internal import Accounts
internal import Hummingbird
internal import SCIM

/// What a bulk asks of the operations, beside performing them.
extension Operations {
    /// Of the type that an operation is about; nil when it is about none.
    func schemas(of operation: BulkOperation) -> SchemaSet? {
        let endpoint = "/" + (operation.path.split(separator: "/").first.map(String.init) ?? "")
        return [users.schemas, groups.schemas].first { $0.type.endpoint == endpoint }
    }

    /// Makes people who refer to each other, in one transaction (RFC 7644 §3.7.1).
    ///
    /// - Parameter resolve: puts ids in the place of references, once it is known which they will be.
    /// - Throws: 409 for a circle of anything else: a group cannot be in itself, by way of others neither.
    func makeCircle(
        _ operations: [BulkOperation],
        _ call: ProvisioningCall,
        _ resolve: ([String: String]) throws -> [BulkOperation]
    ) async throws -> [BulkResponse.Entry] {
        try call.credential.allow(reading: false)
        guard operations.allSatisfy({ $0.method == "POST" && $0.path == users.schemas.type.endpoint }) else {
            throw SCIMError(
                status: 409,
                detail:
                    "These operations refer to each other in a circle, and a group cannot be in itself, by way of others "
                    + "neither; leave one reference out.")
        }
        let ids = operations.map { _ in users.directory.newID() }
        let names = operations.map { $0.bulkId ?? "" }
        let resolved = try resolve(Dictionary(zip(names, ids.map(\.text))) { first, _ in first })
        var people: [(id: Account.ID, body: JSONObject)] = []
        for (id, operation) in zip(ids, resolved) {
            guard let body = operation.data?.object else {
                throw SCIMError.invalidSyntax("data must be an object with the attributes of a User.")
            }
            people.append((id, body))
        }
        let outcomes = try await users.directory.create(people, by: call.credential)
        return zip(operations, outcomes).map { operation, outcome in
            call.log(outcome.warnings)
            let record = outcome.record
            return BulkResponse.Entry(
                operation, status: 201, location: "\(call.base)\(users.schemas.type.endpoint)/\(record.id.text)",
                version: record.version.description)
        }
    }
}
