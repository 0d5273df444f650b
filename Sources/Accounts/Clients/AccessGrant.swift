/// An access token on its way to the client that asked for it (RFC 6749 §5.1).
package struct AccessGrant: Sendable {
    package let token: TokenSecret
    /// How long it lives, in seconds.
    package let life: Int64
    package let scopes: Set<Token.Scope>
}

/// Why there is no access token (RFC 6749 §5.2).
package enum GrantRefusal: Error, Hashable, Sendable {
    /// No client here is known by what was shown; an unknown, a revoked and a foreign one look the same.
    case invalidClient
    /// Something was asked for that is no scope, or not one of the client's.
    case invalidScope
}
