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

    /// Makes people who refer to each other, in one transaction (RFC 7644 §3.7.1); each is answered and recorded by itself.
    ///
    /// - Parameters:
    ///   - callers: one for each operation.
    ///   - resolve: puts ids in the place of references, once it is known which they will be.
    func makeCircle(
        _ operations: [BulkOperation],
        by callers: [Credential],
        _ call: ProvisioningCall,
        _ resolve: ([String: String]) throws -> [BulkOperation]
    ) async -> [Result<Response, Failure>] {
        let made: Result<[Directory.Outcome], any Error>
        do {
            made = .success(try await makePeople(operations, by: callers, call, resolve))
        } catch {
            made = .failure(error)
        }
        var results: [Result<Response, Failure>] = []
        for (place, operation) in operations.enumerated() {
            let watch = OperationWatch(call.watch.requestID)
            let result = await recorded(watch, by: call.credential, call.logger) { watch in
                follow(operation, watch)
                let part = try call.part(call.request, QueryParameters(""), operation.data, watch)
                _ = try await part.json()
                let outcome = try made.get()[place]
                part.log(outcome.change, outcome.warnings)
                let location = "\(call.base)\(users.schemas.type.endpoint)/\(outcome.record.id.text)"
                return SCIMResponse.empty(
                    .created, [.eTag: outcome.record.version.description, .location: location])
            }
            results.append(result)
        }
        return results
    }

    /// - Throws: 409 for a circle of anything but people: a group cannot be in itself, by way of others neither.
    private func makePeople(
        _ operations: [BulkOperation],
        by callers: [Credential],
        _ call: ProvisioningCall,
        _ resolve: ([String: String]) throws -> [BulkOperation]
    ) async throws -> [Directory.Outcome] {
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
        var people: [(id: Account.ID, body: JSONObject, caller: Credential)] = []
        for (place, id) in ids.enumerated() {
            guard let body = resolved[place].data?.object else {
                throw SCIMError.invalidSyntax("data must be an object with the attributes of a User.")
            }
            people.append((id, body, callers[place]))
        }
        return try await users.directory.create(people)
    }
}
