private import SCIM
internal import Secrets

/// What somebody shows to be taken for a client; nothing of it is believed yet.
package enum ClientProof: Sendable {
    /// RFC 6749 §2.3.1.
    case secret(identifier: String, secret: String)

    /// Whom it claims to come from.
    package var identifier: String {
        switch self {
        case .secret(let identifier, _): identifier
        }
    }

    /// Whether it comes from a client that is known by this; without a client it does not, and that takes as long.
    func isProof(of authentication: Client.Authentication?, _ keyring: Keyring) -> Bool {
        switch self {
        case .secret(_, let secret):
            let digest = ClientSecret(text: secret).digest(keyring)
            let known: Digest? = if case .secret(let digest)? = authentication { digest } else { nil }
            return digest.isSame(as: known ?? .ofNothing)
        }
    }
}
