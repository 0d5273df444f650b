internal import HTTPTypes
internal import SCIM

/// The door of events in the description: RFC 8936 and RFC 7517, told in OpenAPI's words.
extension OpenAPI {
    static var events: [(path: String, operations: JSONValue)] {
        [
            (EventRoute.pollTemplate, ["post": pollOperation]), (EventRoute.requestTemplate, ["get": requestOperation]),
            (EventRoute.keysPath, ["get": keysOperation]),
        ]
    }

    private static let pollOperation: JSONValue = [
        "operationId": "pollEvents",
        "summary": "Fetches and acknowledges security event tokens of a stream (RFC 8936).",
        "parameters": [["name": "id", "in": "path", "required": true, "schema": ["type": "integer"]]],
        "requestBody": [
            "required": true, "content": ["application/json": ["schema": reference("PollRequest")]],
        ],
        "responses": [
            "200": answer(.ok, "PollAnswer"), "400": answer(.badRequest, "EventError"),
            "401": answer(.unauthorized, "EventError", "WWW-Authenticate"), "403": answer(.forbidden, "EventError"),
            "404": answer(.notFound, "EventError"), "413": answer(.contentTooLarge, "EventError"),
            "429": answer(.tooManyRequests, "EventError", "Retry-After"),
            "503": answer(.serviceUnavailable, "EventError", "Retry-After"),
        ],
    ]

    private static let requestOperation: JSONValue = [
        "operationId": "readAsyncResults",
        "summary": "What became of an asynchronous bulk: a signed token for each operation (RFC 9967).",
        "parameters": [["name": "txn", "in": "path", "required": true, "schema": ["type": "string"]]],
        "responses": [
            "200": answer(.ok, "AsyncResults"),
            "202": [
                "description": "Accepted",
                "headers": ["Retry-After": ["required": true, "schema": ["type": "string"]]],
            ],
            "401": answer(.unauthorized, "EventError", "WWW-Authenticate"), "403": answer(.forbidden, "EventError"),
            "404": answer(.notFound, "EventError"),
            "429": answer(.tooManyRequests, "EventError", "Retry-After"),
            "503": answer(.serviceUnavailable, "EventError", "Retry-After"),
        ],
    ]

    private static let keysOperation: JSONValue = [
        "operationId": "readKeys", "summary": "The keys that verify security event tokens (RFC 7517).",
        "security": [],
        "responses": [
            "200": [
                "description": "OK", "content": ["application/jwk-set+json": ["schema": reference("KeySet")]],
            ]
        ],
    ]

    static let eventComponents: [JSONObject.Member] = [
        .init(
            "PollRequest",
            [
                "type": "object",
                "properties": [
                    "maxEvents": ["type": "integer", "minimum": 0], "returnImmediately": ["type": "boolean"],
                    "ack": ["type": "array", "items": text], "setErrs": ["type": "object"],
                ],
            ]),
        .init(
            "PollAnswer",
            answerObject([
                "sets": ["type": "object", "additionalProperties": text], "moreAvailable": ["type": "boolean"],
            ])),
        .init("AsyncResults", answerObject(["sets": ["type": "object", "additionalProperties": text]])),
        .init("EventError", answerObject(["err": text, "description": text])),
        .init("KeySet", answerObject(["keys": ["type": "array", "items": ["type": "object"]]])),
    ]
}
