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
        let success: (status: Int, schema: String?)
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
                parameters: OpenAPI.listing + OpenAPI.projection,
                success: (200, "ResourceList"), others: [400])
        case (.search, _):
            Operation(
                id: "searchAll", summary: "Lists resources of every type; the query is in the body.",
                body: "SearchRequest", success: (200, "ResourceList"), others: [400, 413, 415])
        case (.userSearch, _):
            Operation(
                id: "searchUsers", summary: "Lists people; the query is in the body.", body: "SearchRequest",
                success: (200, "UserList"), others: [400, 413, 415])
        case (.users, .get):
            Operation(
                id: "listUsers", summary: "Lists people.",
                parameters: OpenAPI.listing + OpenAPI.projection,
                success: (200, "UserList"), others: [400])
        case (.users, _):
            Operation(
                id: "createUser", summary: "Creates a person's account.", parameters: OpenAPI.projection,
                body: "UserRequest", success: (201, "User"), others: [400, 409, 413, 415],
                leadsTo: ["readUser", "replaceUser", "patchUser", "deleteUser"])
        case (.user, .get):
            Operation(
                id: "readUser", summary: "Reads one person.",
                parameters: OpenAPI.projection + [OpenAPI.header("If-None-Match", example: #"W/"1""#)],
                success: (200, "User"),
                others: [304, 400, 404])
        case (.user, .put):
            Operation(
                id: "replaceUser", summary: "Replaces a person's profile.",
                parameters: OpenAPI.projection + [OpenAPI.header("If-Match", example: "*")], body: "UserRequest",
                success: (200, "User"), others: [400, 404, 409, 412, 413, 415])
        case (.user, .patch):
            Operation(
                id: "patchUser", summary: "Changes a person's profile.",
                parameters: OpenAPI.projection + [OpenAPI.header("If-Match", example: "*")], body: "PatchOp",
                success: (200, "User"), others: [400, 404, 409, 412, 413, 415])
        case (.user, _):
            Operation(
                id: "deleteUser", summary: "Removes a person's account.",
                parameters: [OpenAPI.header("If-Match", example: "*")],
                success: (204, nil), others: [400, 404, 412])
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
        case (.me, _), (.bulk, _):
            Operation(
                id: "\(method.rawValue.lowercased())\("\(route)".prefix(1).uppercased())\("\(route)".dropFirst())",
                summary: "Not supported by this server.", success: (501, "Error"))
        }
    }

    private static let listing = [
        query("filter", "string", example: #"userName eq "ada@example.com""#),
        query("sortBy", "string", example: "name.familyName"),
        query("sortOrder", "string", example: "descending"),
        query("startIndex", "integer", example: 1),
        query("count", "integer", example: 100),
        query("cursor", "string", example: ""),
    ]

    private static let projection = [
        query("attributes", "string", example: "userName,emails.value"),
        query("excludedAttributes", "string", example: "name"),
    ]

    private static func query(_ name: String, _ type: JSONValue, example: JSONValue) -> JSONValue {
        var parameter = JSONObject([
            .init("name", .string(name)), .init("in", "query"), .init("required", false),
            .init("schema", ["type": type]), .init("example", example),
        ])
        // An empty value is none, and an empty cursor the beginning.
        if type != "string" || name == "cursor" { parameter.append("allowEmptyValue", true) }
        return .object(parameter)
    }

    private static func header(_ name: String, example: JSONValue) -> JSONValue {
        ["name": .string(name), "in": "header", "required": false, "schema": ["type": "string"], "example": example]
    }
}

extension OpenAPI.Operation {
    private static let everywhere = [401, 403, 414, 429, 503]

    var value: JSONValue {
        var operation = JSONObject()
        operation.append("operationId", .string(id))
        operation.append("summary", .string(summary))
        if !parameters.isEmpty { operation.append("parameters", .array(parameters)) }
        if let body {
            operation.append("requestBody", ["required": true, "content": content(body)])
        }
        var responses = JSONObject()
        var first = response(success.status, success.schema)
        if !leadsTo.isEmpty { first.append("links", links) }
        responses.append(String(success.status), .object(first))
        for status in (others + Self.everywhere).sorted() {
            responses.append(String(status), .object(response(status, status == 304 ? nil : "Error")))
        }
        operation.append("responses", .object(responses))
        return .object(operation)
    }

    private var links: JSONValue {
        .object(
            JSONObject(
                leadsTo.map { operation in
                    JSONObject.Member(
                        operation,
                        ["operationId": .string(operation), "parameters": ["id": "$response.body#/id"]])
                }))
    }

    private func response(_ status: Int, _ schema: String?) -> JSONObject {
        var response = JSONObject()
        response.append("description", .string(HTTPResponse.Status(code: status).reasonPhrase))
        if let schema { response.append("content", content(schema)) }
        let headers = headers(status)
        if !headers.isEmpty {
            let described = headers.map { name in
                JSONObject.Member(name, ["required": true, "schema": ["type": "string"]])
            }
            response.append("headers", .object(JSONObject(described)))
        }
        return response
    }

    private func headers(_ status: Int) -> [String] {
        switch status {
        case 200, 201: success.schema == "User" ? ["ETag", "Location", "Content-Location"] : []
        case 304: ["ETag"]
        case 401: ["WWW-Authenticate"]
        case 429, 503: ["Retry-After"]
        default: []
        }
    }

    /// Both media types are understood and answered (RFC 7644 §3.1, §3.8).
    private func content(_ schema: String) -> JSONValue {
        let media: JSONValue = ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]
        return ["application/scim+json": media, "application/json": media]
    }
}
