internal import HTTPTypes
internal import SCIM

/// An operation as the description has it.
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
            responses.append(String(status), .object(response(status, status < 400 ? nil : "Error")))
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
        let further =
            switch status {
            case 200, 201: isAboutOne ? ["ETag", "Location", "Content-Location"] : []
            case 202: ["Location", "Preference-Applied", "Set-Txn"]
            case 304: ["ETag"]
            case 401: ["WWW-Authenticate"]
            case 429, 503: ["Retry-After"]
            default: [String]()
            }
        return ["X-Request-Id"] + further
    }

    private var isAboutOne: Bool { success.schema == "User" || success.schema == "Group" }

    /// Both media types are understood and answered (RFC 7644 §3.1, §3.8).
    private func content(_ schema: String) -> JSONValue {
        let media: JSONValue = ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]
        return ["application/scim+json": media, "application/json": media]
    }
}
