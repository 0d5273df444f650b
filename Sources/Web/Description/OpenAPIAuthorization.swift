internal import Accounts
internal import HTTPTypes
internal import SCIM

/// The authorization server in the description: RFC 6749 and RFC 8414, told in OpenAPI's words.
extension OpenAPI {
    /// A token that an operator made, or one that a client fetched; and how the client proves who it is.
    var securitySchemes: JSONObject {
        let scopes = Token.Scope.allCases.map { JSONObject.Member($0.rawValue, .string($0.rawValue)) }
        let server = AuthorizationServer(of: Organization.defaultSlug, at: publicURL)
        return [
            "token": ["type": "http", "scheme": "bearer"],
            "client": [
                "type": "oauth2",
                "flows": [
                    "clientCredentials": [
                        "tokenUrl": .string(server.tokenEndpoint), "scopes": .object(JSONObject(scopes)),
                    ]
                ],
            ],
            "clientSecret": ["type": "http", "scheme": "basic"],
        ]
    }

    static var authorization: [(path: String, operations: JSONValue)] {
        [
            (AuthorizationRoute.tokenPath, ["post": grantOperation]),
            (AuthorizationRoute.metadataPath, ["get": metadataOperation]),
        ]
    }

    private static let grantOperation: JSONValue = [
        "operationId": "fetchToken", "summary": "Gives an access token to a client (RFC 6749 §4.4).",
        // Without the header, the body brings an assertion.
        "security": [["clientSecret": []], .object(JSONObject())],
        "requestBody": [
            "required": true,
            "content": ["application/x-www-form-urlencoded": ["schema": reference("TokenRequest")]],
        ],
        "responses": [
            "200": answer(.ok, "AccessToken"), "400": answer(.badRequest, "OAuthError"),
            "401": answer(.unauthorized, "OAuthError", "WWW-Authenticate"),
            "413": answer(.contentTooLarge, "OAuthError"),
            "429": answer(.tooManyRequests, "OAuthError", "Retry-After"),
            "503": answer(.serviceUnavailable, "OAuthError", "Retry-After"),
        ],
    ]

    private static let metadataOperation: JSONValue = [
        "operationId": "readAuthorizationServer", "summary": "What the authorization server can do (RFC 8414).",
        "security": [], "responses": ["200": answer(.ok, "AuthorizationServer")],
    ]

    static let authorizationComponents: [JSONObject.Member] = [
        .init(
            "TokenRequest",
            [
                "type": "object", "required": ["grant_type"],
                "properties": [
                    "grant_type": ["const": "client_credentials"], "scope": text, "client_id": text,
                    "client_assertion_type": text, "client_assertion": text,
                ],
            ]),
        .init(
            "AccessToken",
            answerObject(["access_token": text, "token_type": text, "expires_in": ["type": "integer"], "scope": text])),
        .init("OAuthError", answerObject(["error": text, "error_description": text])),
        .init(
            "AuthorizationServer",
            [
                "type": "object", "required": ["issuer", "token_endpoint", "response_types_supported"],
                "properties": ["issuer": text, "token_endpoint": text],
            ]),
    ]

    static let text: JSONValue = ["type": "string"]

    /// An object that has all of these members and no other.
    static func answerObject(_ properties: JSONObject) -> JSONValue {
        [
            "type": "object", "required": .array(properties.members.map { .string($0.name) }),
            "properties": .object(properties), "additionalProperties": false,
        ]
    }

    static func answer(_ status: HTTPResponse.Status, _ schema: String, _ headers: String...) -> JSONValue {
        let described = headers.map { JSONObject.Member($0, ["required": true, "schema": text]) }
        return [
            "description": .string(status.reasonPhrase), "headers": .object(JSONObject(described)),
            "content": ["application/json": ["schema": reference(schema)]],
        ]
    }

    static func reference(_ schema: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(schema)")] }
}
