internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SCIM

/// Answers of the authorization server.
enum OAuthResponse {
    /// RFC 6749 §5.1.
    static func grant(_ grant: AccessGrant) -> Response {
        let scopes = grant.scopes.map(\.rawValue).sorted().joined(separator: " ")
        return json(
            .ok,
            JSONObject([
                .init("access_token", .string(grant.token.text)), .init("token_type", "Bearer"),
                .init("expires_in", .number(JSONNumber(grant.life))), .init("scope", .string(scopes)),
            ]))
    }

    /// The same for everybody until the next start, so it may be kept for a while.
    static func metadata(_ server: AuthorizationServer) -> Response {
        var response = json(.ok, server.metadata)
        response.headers[.cacheControl] = "public, max-age=3600"
        response.headers[.pragma] = nil
        return response
    }

    static func error(_ error: OAuthError) -> Response {
        json(error.status, error.message, error.fields)
    }

    /// No cache keeps what may hold a token (RFC 6749 §5.1).
    private static func json(
        _ status: HTTPResponse.Status,
        _ body: JSONObject,
        _ fields: HTTPFields = HTTPFields()
    ) -> Response {
        var headers = fields
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        headers[.pragma] = "no-cache"
        headers[.xContentTypeOptions] = "nosniff"
        let buffer = ByteBuffer(bytes: JSONValue.object(body).encoded)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: buffer))
    }
}

extension HTTPField.Name {
    fileprivate static let pragma = HTTPField.Name("Pragma") ?? .cacheControl
}
