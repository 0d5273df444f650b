internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// Writes resources of one type as a client may see them.
struct ResourceWriter {
    let schemas: SchemaSet
    let projection: Projection
    let call: ProvisioningCall

    init(_ schemas: SchemaSet, _ call: ProvisioningCall) throws(SCIMError) {
        self.schemas = schemas
        self.call = call
        projection = try call.projection(schemas)
    }

    /// With the projection that a list or a search asks for.
    init(_ schemas: SchemaSet, _ call: ProvisioningCall, _ search: SearchRequest) throws(SCIMError) {
        self.schemas = schemas
        self.call = call
        projection = try schemas.projection(
            attributes: search.attributes, excludedAttributes: search.excludedAttributes)
    }

    /// Whether an answer carries a multi-valued attribute that is not part of the stored bytes.
    func carries(_ name: String) -> Bool {
        guard let attribute = schemas.attribute(name) else { return false }
        let stub = JSONObject(attribute.subAttributes.map { JSONObject.Member($0.name, "") })
        return carries(JSONObject([.init(name, [.object(stub)])]))
    }

    /// Whether an answer carries any of what a resource may have.
    func carries(_ stub: JSONObject) -> Bool { mayRead && !schemas.project(stub, projection).isEmpty }

    /// A whole answer with one resource.
    ///
    /// - Parameters:
    ///   - derived: what is not part of the stored bytes; left out where it is empty and `isKept` is not set.
    ///   - writing: whether the request wrote the resource.
    func answer(
        _ status: HTTPResponse.Status,
        _ record: any ResourceRecord,
        _ derived: Derived? = nil,
        writing: Bool = false
    ) throws(SCIMError) -> Response {
        var body: [UInt8] = []
        body.reserveCapacity(record.document.utf8.count + 320)
        try write(record, derived, into: &body, writing: writing)
        return SCIMResponse.json(status, body, to: call.request, fields(of: record))
    }

    /// The stored bytes as they are, unless the client asked for less, or a schema holds something back.
    func write(
        _ record: any ResourceRecord,
        _ derived: Derived? = nil,
        into bytes: inout [UInt8],
        writing: Bool = false
    ) throws(SCIMError) {
        let meta = Meta(
            resourceType: schemas.type.name, created: record.created, lastModified: record.lastModified,
            version: record.version, location: location(of: record))
        // Who may only write gets what it needs to go on, whatever it asks for and whether or not anything changed;
        // otherwise an empty change would be a way to read.
        let projection = mayRead ? projection : schemas.receipt
        guard projection != .standard || schemas.hidesStoredAttributes else {
            return meta.splice(into: derived?.splice(into: record.document) ?? record.document, appendingTo: &bytes)
        }
        guard var resource = try JSONValue(decoding: Array(record.document.utf8)).object else { return }
        derived?.add(to: &resource)
        resource.append("meta", meta.value)
        let supplied = writing && mayRead ? schemas.returnedOnRequest : []
        schemas.project(resource, projection, supplied: supplied).encode(into: &bytes)
    }

    func fields(of record: any ResourceRecord) -> HTTPFields {
        let location = location(of: record)
        return [.eTag: record.version.description, .location: location, .contentLocation: location]
    }

    private func location(of record: any ResourceRecord) -> String {
        call.base + schemas.type.endpoint + "/" + record.id.text
    }

    private var mayRead: Bool { call.credential.token.scopes.contains(.readUsers) }
}

extension SchemaSet {
    /// `schemas`, `id` and `meta`, and nothing about the person.
    fileprivate var receipt: Projection {
        .only(Set(attribute("meta").map { [.attribute(AttributePath(attribute: $0))] } ?? []))
    }
}
