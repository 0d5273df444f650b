internal import Accounts
internal import HTTPTypes
internal import SCIM

/// The door of administrators in the description.
extension OpenAPI {
    static var administration: [(path: String, operations: JSONValue)] {
        [(AdministrationPath.root + AdministrationPath.logResource, ["get": logOperation])]
    }

    private static let logOperation: JSONValue = [
        "operationId": "readProvisioningLog",
        "summary": "What provisioning clients did: the latest entries, or those behind a number, the oldest first.",
        "parameters": [
            parameter("integration", "string", example: "Entra"), parameter("since", "string", example: "1h"),
            parameter("failed", "boolean", example: true), parameter("changes", "boolean", example: true),
            parameter("user", "string", example: "ada@example.com"), parameter("request", "string", example: "a-1"),
            parameter("after", "integer", example: 0), parameter("limit", "integer", example: 100),
        ],
        "responses": .object(
            JSONObject(
                [.init("200", logAnswer)]
                    + problems.map { .init(String($0.status.code), problem($0.status, $0.header)) })),
    ]

    private static let problems: [(status: HTTPResponse.Status, header: String?)] = [
        (.badRequest, nil), (.unauthorized, "WWW-Authenticate"), (.forbidden, nil), (.uriTooLong, nil),
        (.tooManyRequests, "Retry-After"), (.serviceUnavailable, "Retry-After"),
    ]

    private static let logAnswer: JSONValue = [
        "description": "Entries; next is where to go on.",
        "content": ["application/json": ["schema": ["$ref": "#/components/schemas/ProvisioningLog"]]],
    ]

    static let administrationComponents: [JSONObject.Member] = [
        .init(
            "ProvisioningLog",
            [
                "type": "object", "required": ["entries"],
                "properties": [
                    "entries": ["type": "array", "items": ["$ref": "#/components/schemas/ProvisioningEntry"]],
                    "next": ["type": "integer"],
                ],
            ]),
        .init(
            "ProvisioningEntry",
            [
                "type": "object",
                "required": ["id", "time", "requestId", "integration", "action", "status", "description"],
                "properties": [
                    "id": ["type": "integer"], "time": ["type": "string", "format": "date-time"],
                    "requestId": text, "integration": text,
                    "action": ["enum": .array(ProvisioningAction.allCases.map { .string($0.rawValue) })],
                    "resourceType": text, "resourceId": text, "name": text, "status": ["type": "integer"],
                    "scimType": text, "detail": text, "changes": ["type": "array", "items": change],
                    "quirks": ["type": "array", "items": text], "warnings": ["type": "array", "items": text],
                    "filter": text, "found": ["type": "integer"], "operations": ["type": "integer"],
                    "milliseconds": ["type": "integer"], "description": text,
                ],
            ]),
        .init(
            "Problem",
            [
                "type": "object", "required": ["title", "status", "detail"],
                "properties": ["title": text, "status": ["type": "integer"], "detail": text],
            ]),
    ]

    /// What it was and what it is now; a side that is left out is no value.
    private static let change: JSONValue = [
        "type": "object", "required": ["path"],
        "properties": ["path": text, "before": .object(JSONObject()), "after": .object(JSONObject())],
    ]

    private static func parameter(_ name: String, _ type: String, example: JSONValue) -> JSONValue {
        [
            "name": .string(name), "in": "query", "required": false, "schema": ["type": .string(type)],
            "example": example,
        ]
    }

    private static func problem(_ status: HTTPResponse.Status, _ header: String?) -> JSONValue {
        var answer: JSONObject = [
            "description": .string(status.reasonPhrase),
            "content": [ProblemDetails.contentType: ["schema": ["$ref": "#/components/schemas/Problem"]]],
        ]
        if let header { answer.append("headers", [header: ["required": true, "schema": text]]) }
        return .object(answer)
    }
}
