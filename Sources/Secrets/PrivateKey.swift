private import COpenSSL

/// A private key on P-256, which signs by ES256 (RFC 7518 §3.4).
package struct PrivateKey: Sendable {
    /// PKCS #8 (RFC 5958); to be kept sealed.
    package let der: [UInt8]

    package init(der: [UInt8]) {
        self.der = der
    }

    /// A new one, of the randomness of libcrypto.
    package static func make() -> PrivateKey {
        let der = PrivateKey.written { unsafe signing_key_make(&$0, room) }
        precondition(!der.isEmpty, "libcrypto cannot make a key")
        return PrivateKey(der: der)
    }

    /// What verifies its signatures; nil when this is no key.
    package var publicKey: PublicKey? {
        PublicKey(der: PrivateKey.written { unsafe signing_key_public(der, der.count, &$0, PrivateKey.room) })
    }

    /// R and S, 32 bytes each; nil when this is no key.
    package func sign(_ message: [UInt8]) -> [UInt8]? {
        var signature = [UInt8](repeating: 0, count: 64)
        let isSigned = unsafe signing_key_sign(der, der.count, message, message.count, &signature) == 1
        return isSigned ? signature : nil
    }

    /// More bytes than a key on P-256 has.
    private static let room = 256

    private static func written(_ write: (inout [UInt8]) -> Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: room)
        let count = write(&bytes)
        return Array(bytes.prefix(count))
    }
}

extension PublicKey {
    /// The coordinates of a point on P-256: what its SubjectPublicKeyInfo ends with (RFC 5480 §2.2).
    package var point: (x: [UInt8], y: [UInt8])? {
        guard kind == .p256, der.count >= 65, der[der.count - 65] == 4 else { return nil }
        return (Array(der.suffix(64).prefix(32)), Array(der.suffix(32)))
    }
}
