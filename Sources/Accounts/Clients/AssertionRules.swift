internal import SCIM

/// When the claims of an assertion hold (RFC 7523 §3), in the order of its paragraphs.
extension ClientAssertion {
    static let longestIdentifier = 256
    /// How far ahead it may end: what can be remembered is bounded by it.
    static let longestLife: Int64 = 600
    /// How far clocks may differ, in seconds.
    static let skew: Int64 = 60

    /// - Parameter audience: the names of this authorization server, of which it must be meant for one.
    func holds(for audience: Set<String>, at now: Instant) -> Bool {
        let (earlier, later) = (now.advanced(bySeconds: -Self.skew), now.advanced(bySeconds: Self.skew))
        return claims.issuer == claims.subject
            && claims.audience.contains(where: audience.contains)
            && claims.expires > earlier
            && claims.expires <= later.advanced(bySeconds: Self.longestLife)
            && claims.notBefore.map { $0 <= later } ?? true
            && claims.issued.map { $0 <= later } ?? true
    }

    /// Until when it must be remembered that it was used: longer than any server could still believe it.
    var end: Instant { claims.expires.advanced(bySeconds: 5 * Self.skew) }
}
