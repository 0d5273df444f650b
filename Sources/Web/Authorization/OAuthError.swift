internal import HTTPTypes
internal import SCIM

/// A refusal in the form OAuth clients understand (RFC 6749 §5.2); nothing a client sent is repeated in it.
struct OAuthError: Error {
    let status: HTTPResponse.Status
    let code: String
    let description: String
    var fields = HTTPFields()

    var message: JSONObject {
        JSONObject([.init("error", .string(code)), .init("error_description", .string(description))])
    }

    static func invalidRequest(
        _ description: String,
        status: HTTPResponse.Status = .badRequest
    ) -> OAuthError {
        OAuthError(status: status, code: "invalid_request", description: description)
    }

    /// With a challenge, as every 401 (RFC 9110 §15.5.2); the same whatever is wrong with the client.
    static let invalidClient = OAuthError(
        status: .unauthorized, code: "invalid_client",
        description: "The client is not known here by what was sent; muster client create makes one.",
        fields: [.wwwAuthenticate: #"Basic realm="muster", charset="UTF-8""#])

    static let invalidScope = OAuthError(
        status: .badRequest, code: "invalid_scope",
        description: "The scope names something that is no scope, or not one of this client's.")

    static let unsupportedGrantType = OAuthError(
        status: .badRequest, code: "unsupported_grant_type", description: "Use grant_type=client_credentials.")

    static func methodNotAllowed(_ methods: String) -> OAuthError {
        OAuthError(
            status: .methodNotAllowed, code: "invalid_request", description: "Use one of \(methods).",
            fields: [.allow: methods])
    }

    /// RFC 6749 has no word for it at this endpoint; this one is from §4.1.2.1, as that of the next two.
    static func tooMany(waiting seconds: Int64) -> OAuthError {
        OAuthError(
            status: .tooManyRequests, code: "temporarily_unavailable",
            description: "Too many attempts; use each access token until it expires.",
            fields: [.retryAfter: String(seconds)])
    }

    static let unavailable = OAuthError(
        status: .serviceUnavailable, code: "temporarily_unavailable",
        description: "The directory cannot be reached just now; try again.", fields: [.retryAfter: "5"])

    static func unexpected(_ reference: String) -> OAuthError {
        OAuthError(
            status: .internalServerError, code: "server_error",
            description: "Something unexpected happened; tell the operator \(reference).")
    }
}
