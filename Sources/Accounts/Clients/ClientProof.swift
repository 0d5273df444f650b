internal import SCIM
internal import Secrets

/// What somebody shows to be taken for a client; nothing of it is believed yet.
package enum ClientProof: Sendable {
    /// RFC 6749 §2.3.1.
    case secret(identifier: String, secret: String)
    /// RFC 7523 §2.2.
    case assertion(ClientAssertion)

    /// Whom it claims to come from.
    package var identifier: String {
        switch self {
        case .secret(let identifier, _): identifier
        case .assertion(let assertion): assertion.claims.subject
        }
    }

    /// Whether it comes from a client that is known by this; without a client it does not, and that takes as long.
    func isProof(of authentication: Client.Authentication?, _ keyring: Keyring) -> Bool {
        switch self {
        case .secret(_, let secret):
            let digest = ClientSecret(text: secret).digest(keyring)
            let known: Digest? = if case .secret(let digest)? = authentication { digest } else { nil }
            return digest.isSame(as: known ?? .ofNothing)
        case .assertion(let assertion):
            let keys: [ClientKey] = if case .keys(let keys)? = authentication { keys } else { [] }
            return assertion.isSigned(by: keys)
        }
    }

    /// Whether what it says of itself is true here and now.
    func holds(for audience: Set<String>, at now: Instant) -> Bool {
        switch self {
        case .secret: true
        case .assertion(let assertion): assertion.holds(for: audience, at: now)
        }
    }

    /// What of it may be used once only, and until when that must be remembered.
    func spent(_ keyring: Keyring) -> (assertion: Digest, end: Instant)? {
        switch self {
        case .secret: nil
        case .assertion(let assertion): (keyring.digest(assertion.claims.identifier, for: .assertions), assertion.end)
        }
    }
}
