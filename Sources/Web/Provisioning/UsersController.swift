internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// `/Users` and `/Users/{id}` (RFC 7644 §3.2).
struct UsersController {
    let directory: Directory

    private var schemas: SchemaSet { directory.schemas }

    func create(_ call: ProvisioningCall) async throws -> Response {
        let projection = try call.projection(schemas)
        let body = try await call.object()
        let outcome = try await directory.create(body, by: call.credential)
        call.log(outcome.warnings)
        return try answer(.created, outcome.record, projection, call, writing: true)
    }

    func read(_ call: ProvisioningCall) async throws -> Response {
        let projection = try call.projection(schemas)
        let record = try await directory.read(call.id, by: call.credential)
        if let known = call.ifNoneMatch, known.match(record.version) {
            return SCIMResponse.empty(.notModified, fields(of: record, call))
        }
        return try answer(.ok, record, projection, call)
    }

    func replace(_ call: ProvisioningCall) async throws -> Response {
        let projection = try call.projection(schemas)
        let body = try await call.object()
        let outcome = try await directory.replace(call.id, with: body, if: call.ifMatch, by: call.credential)
        call.log(outcome.warnings)
        return try answer(.ok, outcome.record, projection, call, writing: true)
    }

    func patch(_ call: ProvisioningCall) async throws -> Response {
        let projection = try call.projection(schemas)
        let body = try await call.json()
        let request = try PatchRequest(body, quirks: call.credential.integration.settings.quirks)
        let outcome = try await directory.patch(call.id, with: request, if: call.ifMatch, by: call.credential)
        call.log(outcome.warnings)
        return try answer(.ok, outcome.record, projection, call, writing: true)
    }

    func remove(_ call: ProvisioningCall) async throws -> Response {
        try await directory.remove(call.id, if: call.ifMatch, by: call.credential)
        return SCIMResponse.empty(.noContent)
    }

    // MARK: Answers

    private func answer(
        _ status: HTTPResponse.Status,
        _ record: AccountRecord,
        _ projection: Projection,
        _ call: ProvisioningCall,
        writing: Bool = false
    ) throws(SCIMError) -> Response {
        var body: [UInt8] = []
        body.reserveCapacity(record.document.utf8.count + 320)
        try write(record, projection, call, into: &body, writing: writing)
        return SCIMResponse.json(status, body, to: call.request, fields(of: record, call))
    }

    /// The stored bytes as they are, unless the client asked for less, or a schema holds something back.
    private func write(
        _ record: AccountRecord,
        _ projection: Projection,
        _ call: ProvisioningCall,
        into bytes: inout [UInt8],
        writing: Bool = false
    ) throws(SCIMError) {
        let meta = record.meta(at: location(of: record, call))
        // Who may only write gets what it needs to go on, whatever it asks for and whether or not anything changed;
        // otherwise an empty change would be a way to read.
        let mayRead = call.credential.token.scopes.contains(.readUsers)
        let projection = mayRead ? projection : schemas.receipt
        guard projection != .standard || schemas.hidesStoredAttributes else {
            return meta.splice(into: record.document, appendingTo: &bytes)
        }
        guard var resource = try JSONValue(decoding: Array(record.document.utf8)).object else { return }
        resource.append("meta", meta.value)
        let supplied = writing && mayRead ? schemas.returnedOnRequest : []
        schemas.project(resource, projection, supplied: supplied).encode(into: &bytes)
    }

    private func location(of record: AccountRecord, _ call: ProvisioningCall) -> String {
        "\(call.base)/Users/\(record.id.text)"
    }

    private func fields(of record: AccountRecord, _ call: ProvisioningCall) -> HTTPFields {
        let location = location(of: record, call)
        return [.eTag: record.version.description, .location: location, .contentLocation: location]
    }
}

extension UsersController: ListedType {
    var name: String { schemas.type.name }

    func query(_ search: SearchRequest, isAmongOthers: Bool, _ call: ProvisioningCall) throws(SCIMError) -> ListQuery {
        try ListQuery(
            search, schemas: schemas, quirks: call.credential.integration.settings.quirks, isAmongOthers: isAmongOthers)
    }

    func find(_ query: ListQuery, _ search: SearchRequest, _ call: ProvisioningCall) async throws -> FoundPage {
        let projection = try schemas.projection(
            attributes: search.attributes, excludedAttributes: search.excludedAttributes)
        let page = try await directory.list(query, by: call.credential)
        return FoundPage(total: page.total, count: page.records.count, next: page.next) { (list) throws(SCIMError) in
            for record in page.records {
                try list.append { (bytes) throws(SCIMError) in try write(record, projection, call, into: &bytes) }
            }
        }
    }
}

extension SchemaSet {
    /// `schemas`, `id` and `meta`, and nothing about the person.
    fileprivate var receipt: Projection {
        .only(Set(attribute("meta").map { [.attribute(AttributePath(attribute: $0))] } ?? []))
    }
}

extension AccountRecord {
    fileprivate func meta(at location: String) -> Meta {
        Meta(
            resourceType: ResourceType.user.name, created: created, lastModified: lastModified, version: version,
            location: location)
    }
}
