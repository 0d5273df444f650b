internal import Accounts
internal import HTTPTypes
internal import SCIM

/// The door of administrators in the description, made of its table.
extension OpenAPI {
    static var administration: [(path: String, operations: JSONValue)] {
        AdministrationTable.places.map { place in
            var described = JSONObject()
            let free = place.path.split(separator: "/").filter { $0.hasPrefix("{") }
            if !free.isEmpty {
                described.append("parameters", .array(free.map { segment($0.dropFirst().dropLast()) }))
            }
            for operation in place.operations {
                described.append(operation.method.rawValue.lowercased(), operation.description)
            }
            return (AdministrationPath.root + place.path, .object(described))
        }
    }

    static let administrationComponents: [JSONObject.Member] =
        AdministrationTable.schemas + [
            .init(
                "Problem",
                AnswerSchema.object(
                    ["title": AnswerSchema.text, "status": AnswerSchema.number, "detail": AnswerSchema.text],
                    optional: ["people": AnswerSchema.number]))
        ]

    private static func segment(_ name: Substring) -> JSONValue {
        [
            "name": .string(String(name)), "in": "path", "required": true,
            "schema": ["type": "string", "minLength": 1],
        ]
    }
}

extension AdministrationOperation {
    /// As OpenAPI has it.
    fileprivate var description: JSONValue {
        var described: JSONObject = [
            "operationId": .string(id), "summary": .string(summary),
            "description": .string(
                success == .never ? "For people alone." : "The token needs the scope \(right.scope.rawValue)."),
        ]
        if !query.isEmpty { described.append("parameters", .array(query.map(\.parameter))) }
        if let requestBody { described.append("requestBody", requestBody) }
        let refused = refusals.map { JSONObject.Member(String($0.code), problem($0)) }
        described.append("responses", .object(JSONObject(answered + refused)))
        return .object(described)
    }

    private var requestBody: JSONValue? {
        switch body {
        case .none: nil
        case .csv: ["required": true, "content": ["text/csv": ["schema": ["type": "string"]]]]
        case .object(let fields):
            [
                "required": .bool(fields.contains(where: \.isRequired)),
                "content": ["application/json": ["schema": fields.schema]],
            ]
        }
    }

    private var answered: [JSONObject.Member] {
        switch success {
        case .ok(let schema): return [.init("200", OpenAPI.answer(.ok, schema))]
        case .created(let schema):
            let answer = OpenAPI.answer(.created, schema, "Location").object?.members ?? []
            return [.init("201", .object(JSONObject(answer + links)))]
        case .nothing: return [.init("204", ["description": "Done"])]
        case .csv:
            return [.init("200", ["description": "A file", "content": ["text/csv": ["schema": ["type": "string"]]]])]
        case .never: return []
        }
    }

    /// To what can be done with what was made.
    private var links: [JSONObject.Member] {
        let followers = AdministrationTable.operations.filter { other in
            other.path.hasPrefix(path + "/{id}") && other.path.count { $0 == "{" } == 1
        }
        let links = followers.map { other in
            JSONObject.Member(
                other.id, ["operationId": .string(other.id), "parameters": ["id": "$response.body#/id"]])
        }
        return [.init("links", .object(JSONObject(links)))]
    }

    private var refusals: [HTTPResponse.Status] {
        var refusals: [HTTPResponse.Status] = [.badRequest, .unauthorized, .forbidden]
        if path.contains("{") { refusals.append(.notFound) }
        if mayConflict { refusals.append(.conflict) }
        if case .none = body {} else { refusals += [.contentTooLarge, .unsupportedMediaType] }
        refusals.append(.uriTooLong)
        if !isRead { refusals.append(.unprocessableContent) }
        return refusals + [.tooManyRequests, .serviceUnavailable]
    }

    private func problem(_ status: HTTPResponse.Status) -> JSONValue {
        var answer: JSONObject = [
            "description": .string(status.reasonPhrase),
            "content": [ProblemDetails.contentType: ["schema": OpenAPI.reference("Problem")]],
        ]
        let header: String? =
            switch status {
            case .unauthorized: "WWW-Authenticate"
            case .tooManyRequests, .serviceUnavailable: "Retry-After"
            default: nil
            }
        if let header { answer.append("headers", [header: ["required": true, "schema": AnswerSchema.text]]) }
        return .object(answer)
    }
}

extension AdministrationField {
    fileprivate var parameter: JSONValue {
        [
            "name": .string(name), "in": "query", "required": .bool(isRequired), "schema": schema, "example": example,
        ]
    }
}

extension [AdministrationField] {
    /// An object that has some of these members, and no other; null is the same as nothing.
    fileprivate var schema: JSONValue {
        let properties = map { field -> JSONObject.Member in
            guard !field.isRequired, var schema = field.schema.object, let type = schema["type"] else {
                return JSONObject.Member(field.name, field.schema)
            }
            schema["type"] = [type, "null"]
            if let words = schema["enum"]?.array { schema["enum"] = .array(words + [.null]) }
            return JSONObject.Member(field.name, .object(schema))
        }
        return [
            "type": "object", "required": .array(filter(\.isRequired).map { .string($0.name) }),
            "properties": .object(JSONObject(properties)), "additionalProperties": false,
        ]
    }
}
