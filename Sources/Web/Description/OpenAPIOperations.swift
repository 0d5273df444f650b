internal import HTTPTypes
internal import SCIM

extension OpenAPI {
    /// One method on one address, with every status it may answer.
    struct Operation {
        let id: String
        let summary: String
        var parameters: [JSONValue] = []
        /// The name of the component that describes the body of the request.
        var body: String?
        /// What a success brings: its status, and the component that describes it.
        var success: (status: Int, schema: String?)
        /// The other statuses; 401, 403, 414, 429 and 503 are possible everywhere.
        var others: [Int] = []
        /// The operations that take the id of what this one makes.
        var leadsTo: [String] = []
    }

    func operation(_ route: SCIMRoute, _ method: HTTPRequest.Method) -> Operation {
        switch (route, method) {
        case (.root, _):
            Operation(
                id: "listAll", summary: "Lists resources of every type.",
                parameters: OpenAPI.peopleQuery + OpenAPI.listing + OpenAPI.projection("id"),
                success: (200, "ResourceList"), others: [400])
        case (.search, _): OpenAPI.search("All", "resources of every type", "ResourceList")
        case (.userSearch, _): OpenAPI.search("Users", "people", "UserList")
        case (.groupSearch, _): OpenAPI.search("Groups", "groups", "GroupList")
        case (.users, _): OpenAPI.collection(of: "User", "people", "a person's account", method, OpenAPI.peopleQuery)
        case (.user, _): OpenAPI.resource("User", "a person's account", "userName,emails.value", method)
        case (.groups, _): OpenAPI.collection(of: "Group", "groups", "a group", method, OpenAPI.groupQuery)
        case (.group, _): OpenAPI.resource("Group", "a group", "displayName", method)
        case (.serviceProviderConfig, _):
            Operation(
                id: "readServiceProviderConfig", summary: "What this server can do.",
                success: (200, "ServiceProviderConfig"), others: [400])
        case (.resourceTypes, _):
            Operation(
                id: "listResourceTypes", summary: "The types of resources.", success: (200, "ResourceTypeList"),
                others: [400])
        case (.resourceType, _):
            Operation(
                id: "readResourceType", summary: "One type of resource.", success: (200, "ResourceType"),
                others: [400, 404])
        case (.schemas, _):
            Operation(id: "listSchemas", summary: "The schemas.", success: (200, "SchemaList"), others: [400])
        case (.schema, _):
            Operation(id: "readSchema", summary: "One schema.", success: (200, "Schema"), others: [400, 404])
        case (.bulk, _):
            Operation(
                id: "bulk", summary: "Does many operations in one request.",
                parameters: [OpenAPI.header("Prefer", example: "respond-async, wait=10")], body: "BulkRequest",
                success: (200, "BulkResponse"), others: [202, 400, 413, 415])
        case (.me, _): OpenAPI.me(method)
        }
    }

    /// What may be done where resources of a type are made and listed.
    private static func collection(
        of type: String,
        _ plural: String,
        _ one: String,
        _ method: HTTPRequest.Method,
        _ query: [JSONValue]
    ) -> Operation {
        guard method == .post else {
            return Operation(
                id: "list\(type)s", summary: "Lists \(plural).",
                parameters: query + listing + projection("id"), success: (200, "\(type)List"), others: [400])
        }
        return Operation(
            id: "create\(type)", summary: "Creates \(one).", parameters: projection("id"), body: "\(type)Request",
            success: (201, type), others: [400, 409, 413, 415],
            leadsTo: ["read\(type)", "replace\(type)", "patch\(type)", "delete\(type)"])
    }

    private static func search(_ name: String, _ plural: String, _ list: String) -> Operation {
        Operation(
            id: "search\(name)", summary: "Lists \(plural); the query is in the body.", body: "SearchRequest",
            success: (200, list), others: [400, 413, 415])
    }

    /// What may be done with one resource.
    private static func resource(
        _ type: String,
        _ one: String,
        _ attributes: String,
        _ method: HTTPRequest.Method
    ) -> Operation {
        let condition = header("If-Match", example: "*")
        let asked = projection(attributes)
        switch method {
        case .get:
            return Operation(
                id: "read\(type)", summary: "Reads \(one).",
                parameters: asked + [header("If-None-Match", example: #"W/"1""#)], success: (200, type),
                others: [304, 400, 404])
        case .put:
            return Operation(
                id: "replace\(type)", summary: "Replaces \(one).", parameters: asked + [condition],
                body: "\(type)Request", success: (200, type), others: [400, 404, 409, 412, 413, 415])
        case .patch:
            return Operation(
                id: "patch\(type)", summary: "Changes \(one).", parameters: asked + [condition], body: "PatchOp",
                success: (200, type), others: [400, 404, 409, 412, 413, 415] + (type == "Group" ? [204] : []))
        default:
            return Operation(
                id: "delete\(type)", summary: "Removes \(one).", parameters: [condition], success: (204, nil),
                others: [400, 404, 412])
        }
    }

    /// For the token of a person; 501 for any other.
    private static func me(_ method: HTTPRequest.Method) -> Operation {
        switch method {
        case .post: return Operation(id: "createMe", summary: "Always refused.", success: (501, "Error"), others: [409])
        case .delete: return Operation(id: "deleteMe", summary: "Always refused.", success: (501, "Error"))
        default:
            var operation = resource("Me", "the account of the token's person", "userName,emails.value", method)
            operation.body = operation.body == "MeRequest" ? "UserRequest" : operation.body
            operation.success.schema = "User"
            operation.others.append(501)
            return operation
        }
    }

    private static let peopleQuery = [
        query("filter", "string", example: #"userName eq "ada@example.com""#),
        query("sortBy", "string", example: "name.familyName"),
    ]

    private static let groupQuery = [
        query("filter", "string", example: #"displayName eq "Drivers""#),
        query("sortBy", "string", example: "displayName"),
    ]

    private static let listing = [
        query("sortOrder", "string", example: "descending"),
        query("startIndex", "integer", example: 1),
        query("count", "integer", example: 100),
        query("cursor", "string", example: ""),
    ]

    private static func projection(_ attributes: String) -> [JSONValue] {
        [
            query("attributes", "string", example: .string(attributes)),
            query("excludedAttributes", "string", example: "externalId"),
        ]
    }

    private static func query(_ name: String, _ type: JSONValue, example: JSONValue) -> JSONValue {
        var parameter = JSONObject([
            .init("name", .string(name)), .init("in", "query"), .init("required", false),
            .init("schema", ["type": type]), .init("example", example),
        ])
        // An empty value is none.
        if type != "string" { parameter.append("allowEmptyValue", true) }
        return .object(parameter)
    }

    private static func header(_ name: String, example: JSONValue) -> JSONValue {
        ["name": .string(name), "in": "header", "required": false, "schema": ["type": "string"], "example": example]
    }
}
