internal import Secrets

/// What a gateway shows with its receipts.
///
/// Digests are compared, so that the time it takes says nothing of the secret, its length included.
package struct ReceiptSecret: Sendable {
    private let digest: Digest

    package init(_ secret: String) {
        digest = Self.digest(secret)
    }

    package func isSame(as shown: String?) -> Bool {
        guard let shown else { return false }
        return Self.digest(shown).isSame(as: digest)
    }

    private static func digest(_ secret: String) -> Digest {
        Digest(bytes: KeyedHash.sha256(Array(secret.utf8)))
    }
}
