/// What this server can do, as `/ServiceProviderConfig` answers it (RFC 7643 §5, RFC 9865 §4,
/// RFC 9967 §4), without `meta`.
public enum ServiceProviderConfig {
    /// - Parameters:
    ///   - maximumPayload: the largest bulk request, in bytes.
    ///   - cursorTimeout: for how many seconds a cursor leads to the next page.
    public static func document(documentationUri: String, maximumPayload: Int, cursorTimeout: Int) -> JSONObject {
        var document = JSONObject()
        document.append("schemas", ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"])
        document.append("documentationUri", .string(documentationUri))
        document.append("patch", ["supported": true])
        document.append(
            "bulk",
            [
                "supported": true, "maxOperations": .number(JSONNumber(BulkRequest.maximumOperations)),
                "maxPayloadSize": .number(JSONNumber(maximumPayload)),
            ])
        document.append(
            "filter", ["supported": true, "maxResults": .number(JSONNumber(ListQuery.maximumCount))])
        document.append("changePassword", ["supported": false])
        document.append("sort", ["supported": true])
        document.append("etag", ["supported": true])
        document.append(
            "pagination",
            [
                "cursor": true, "index": true, "defaultPaginationMethod": "index",
                "defaultPageSize": .number(JSONNumber(ListQuery.defaultCount)),
                "maxPageSize": .number(JSONNumber(ListQuery.maximumCount)),
                "cursorTimeout": .number(JSONNumber(cursorTimeout)),
            ])
        document.append(
            "securityEvents",
            ["asyncRequest": "request", "eventUris": .array(ResourceEvent.uris.map(JSONValue.string))])
        document.append(
            "authenticationSchemes",
            [
                [
                    "type": "oauthbearertoken", "name": "Bearer token",
                    "description": "The token of an integration, in the Authorization header.",
                    "specUri": "https://www.rfc-editor.org/rfc/rfc6750", "primary": true,
                ],
                [
                    "type": "oauth2", "name": "OAuth 2.0 client credentials",
                    "description": "An access token, which a client of an integration fetches by itself.",
                    "specUri": "https://www.rfc-editor.org/rfc/rfc6749", "primary": false,
                ],
            ])
        return document
    }
}
