internal import Accounts
internal import SCIM

/// An organization as an authorization server.
struct AuthorizationServer {
    /// RFC 8414 §2: what tokens and assertions call it.
    let issuer: String

    /// - Parameter origin: the origin people see.
    init(of slug: String, at origin: String) {
        issuer = origin + Organization.issuerPath(slug)
    }

    var tokenEndpoint: String { issuer + AuthorizationRoute.tokenPath }

    /// By any of these an assertion may be meant for it (RFC 7523 §3, paragraph 3).
    var names: Set<String> { [issuer, tokenEndpoint] }

    /// RFC 8414 §2. There is no authorization endpoint, so no response type either; the member is required all the same.
    var metadata: JSONObject {
        JSONObject([
            .init("issuer", .string(issuer)),
            .init("token_endpoint", .string(tokenEndpoint)),
            .init("jwks_uri", .string(issuer + EventRoute.keysPath)),
            .init("token_endpoint_auth_methods_supported", ["client_secret_basic", "private_key_jwt"]),
            .init(
                "token_endpoint_auth_signing_alg_values_supported",
                .array(ClientAssertion.algorithms.map { .string($0) })),
            .init("grant_types_supported", ["client_credentials"]),
            .init("response_types_supported", []),
            .init("scopes_supported", .array(Token.Scope.allCases.map { .string($0.rawValue) })),
        ])
    }
}
