internal import SCIM

/// The shapes of SCIM's messages (RFC 7644 §8.2).
extension OpenAPI {
    /// - Parameter isPaged: whether there may be a next page; where pages are walked by cursor, they have no number.
    static func list(of resources: [String], isPaged: Bool = false) -> JSONValue {
        var required: [JSONValue] = ["schemas", "totalResults", "itemsPerPage", "Resources"]
        var properties = JSONObject([
            .init("schemas", ["const": [.string(MessageURN.listResponse)]]),
            .init("totalResults", ["type": "integer", "minimum": 0]),
            .init("startIndex", ["type": "integer", "minimum": 1]),
            .init("itemsPerPage", ["type": "integer", "minimum": 0]),
            .init(
                "Resources", ["type": "array", "items": items(resources)]),
        ])
        if isPaged {
            properties.append("nextCursor", ["type": "string", "pattern": "^[A-Za-z0-9_-]+$"])
        } else {
            required.append("startIndex")
        }
        return [
            "type": "object", "required": .array(required), "properties": .object(properties),
            "additionalProperties": false,
        ]
    }

    /// One of these shapes.
    private static func items(_ names: [String]) -> JSONValue {
        let shapes = names.map { name -> JSONValue in ["$ref": .string("#/components/schemas/\(name)")] }
        return shapes.count == 1 ? shapes[0] : ["anyOf": .array(shapes)]
    }

    /// Every member may be null, which is as good as leaving it out (RFC 7643 §2.5).
    static let searchRequest: JSONValue = [
        "type": "object",
        "properties": [
            "schemas": schemas(example: MessageURN.searchRequest),
            "attributes": names, "excludedAttributes": names,
            "filter": ["type": ["string", "null"]], "sortBy": ["type": ["string", "null"]],
            "sortOrder": ["type": ["string", "null"]], "startIndex": ["type": ["integer", "null"]],
            "count": ["type": ["integer", "null"]], "cursor": ["type": ["string", "null"]],
        ],
    ]

    private static let names: JSONValue = [
        "type": ["array", "string", "null"], "items": ["type": ["string", "null"]],
    ]

    private static func schemas(example urn: String) -> JSONValue {
        ["type": ["array", "null"], "items": ["type": ["string", "null"]], "examples": [[.string(urn)]]]
    }

    static let patchOp: JSONValue = [
        "type": "object", "required": ["Operations"],
        "properties": [
            "schemas": schemas(example: MessageURN.patchOp),
            "Operations": [
                "type": "array", "minItems": 1,
                "items": [
                    "anyOf": [
                        .object(operation("add", "replace", needs: "value")),
                        .object(operation("remove", needs: "path")),
                    ]
                ],
            ],
        ],
    ]

    private static func operation(_ verbs: JSONValue..., needs name: String) -> JSONObject {
        let path: JSONValue = name == "path" ? ["type": "string", "minLength": 1] : ["type": ["string", "null"]]
        return JSONObject([
            .init("type", "object"), .init("required", ["op", .string(name)]),
            .init("properties", ["op": ["enum": .array(verbs)], "path": path, "value": .object(JSONObject())]),
        ])
    }

    /// What is wrong with one operation is said in its own answer, so nothing is promised of operations here.
    static let bulkRequest: JSONValue = [
        "type": "object", "required": ["schemas", "Operations"],
        "properties": [
            "schemas": ["type": "array", "contains": ["const": .string(MessageURN.bulkRequest)]],
            "failOnErrors": ["type": ["integer", "null"], "minimum": 1],
            "Operations": [
                "type": "array", "minItems": 1, "maxItems": .number(JSONNumber(BulkRequest.maximumOperations)),
                "items": [
                    "type": "object",
                    "examples": [
                        [
                            "method": "POST", "path": "/Users", "bulkId": "ada",
                            "data": ["userName": "ada@example.com"],
                        ]
                    ],
                ],
            ],
        ],
    ]

    static let bulkResponse: JSONValue = [
        "type": "object", "required": ["schemas", "Operations"],
        "properties": [
            "schemas": ["const": [.string(MessageURN.bulkResponse)]],
            "Operations": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["method", "status"],
                    "properties": [
                        "method": ["type": "string"], "bulkId": ["type": "string"], "location": ["type": "string"],
                        "version": ["type": "string"], "status": ["type": "string", "pattern": "^[2-5][0-9][0-9]$"],
                        "response": ["$ref": "#/components/schemas/Error"],
                    ],
                    "additionalProperties": false,
                ],
            ],
        ],
        "additionalProperties": false,
    ]

    static let error: JSONValue = [
        "type": "object", "required": ["schemas", "status", "detail"],
        "properties": [
            "schemas": ["const": [.string(MessageURN.error)]],
            "scimType": ["enum": .array(SCIMError.ScimType.allCases.map { .string($0.rawValue) })],
            "detail": ["type": "string"],
            "status": ["type": "string", "pattern": "^[45][0-9][0-9]$"],
        ],
        "additionalProperties": false,
    ]
}
