internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// `/ServiceProviderConfig`, `/ResourceTypes` and `/Schemas` (RFC 7644 §4).
struct DiscoveryController {
    /// What is known about each type of resource.
    let types: [SchemaSet]

    func serviceProviderConfig(_ call: ProvisioningCall) throws -> Response {
        try refuseFilter(call)
        let document = ServiceProviderConfig.document(
            documentationUri: "https://www.rfc-editor.org/rfc/rfc7644", maximumPayload: Limits.bodyBytes,
            cursorTimeout: Limits.secondsForCursor)
        return one(document.withMeta("ServiceProviderConfig", at: "\(call.base)/ServiceProviderConfig"), call)
    }

    func resourceTypes(_ call: ProvisioningCall) throws -> Response {
        try refuseFilter(call)
        return list(types.map { resourceType($0, call) }, call)
    }

    func resourceType(named call: ProvisioningCall) throws -> Response {
        try refuseFilter(call)
        guard let found = types.first(where: { $0.type.name == call.id }) else {
            throw SCIMError(status: 404, detail: "There is no ResourceType \(SCIMError.quoted(call.id)).")
        }
        return one(resourceType(found, call), call)
    }

    func schemas(_ call: ProvisioningCall) throws -> Response {
        try refuseFilter(call)
        return list(types.servedSchemas.map { schema($0, call) }, call)
    }

    func schema(named call: ProvisioningCall) throws -> Response {
        try refuseFilter(call)
        let found = types.servedSchemas.first { $0["id"]?.string?.equalsIgnoringCase(call.id) ?? false }
        guard let found else {
            throw SCIMError(status: 404, detail: "There is no Schema \(SCIMError.quoted(call.id)).")
        }
        return one(schema(found, call), call)
    }

    /// RFC 7644 §4: a filter on discovery is refused; other parameters are ignored.
    private func refuseFilter(_ call: ProvisioningCall) throws(SCIMError) {
        guard call.query["filter"] == nil else {
            throw SCIMError(status: 403, detail: "Discovery cannot be filtered; leave the filter out.")
        }
    }

    private func resourceType(_ known: SchemaSet, _ call: ProvisioningCall) -> JSONObject {
        known.resourceType.withMeta("ResourceType", at: "\(call.base)/ResourceTypes/\(known.type.name)")
    }

    private func schema(_ document: JSONObject, _ call: ProvisioningCall) -> JSONObject {
        document.withMeta("Schema", at: "\(call.base)/Schemas/\(document["id"]?.string ?? "")")
    }

    private func one(_ document: JSONObject, _ call: ProvisioningCall) -> Response {
        var body: [UInt8] = []
        document.encode(into: &body)
        let location = document["meta"]?.object?["location"]?.string ?? ""
        return SCIMResponse.json(.ok, body, to: call.request, [.contentLocation: location])
    }

    private func list(_ documents: [JSONObject], _ call: ProvisioningCall) -> Response {
        var list = ListResponse(totalResults: documents.count, at: .index(1), itemsPerPage: documents.count)
        for document in documents { list.append { document.encode(into: &$0) } }
        return SCIMResponse.json(.ok, list.finish(), to: call.request)
    }
}

extension JSONObject {
    fileprivate func withMeta(_ resourceType: String, at location: String) -> JSONObject {
        var document = self
        document["meta"] = ["resourceType": .string(resourceType), "location": .string(location)]
        return document
    }
}
