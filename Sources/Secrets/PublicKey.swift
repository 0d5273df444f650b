private import COpenSSL

/// A public key that verifies signatures: RSA of 2048 to 8192 bits, or P-256.
package struct PublicKey: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case rsa, p256
    }

    package let kind: Kind
    /// SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
    package let der: [UInt8]

    /// Nil when it is no key, or none of a kind that is used here.
    package init?(der: [UInt8]) {
        switch unsafe public_key_kind(der, der.count) {
        case PUBLIC_KEY_RSA: kind = .rsa
        case PUBLIC_KEY_P256: kind = .p256
        default: return nil
        }
        self.der = der
    }

    /// Whether its numbers are what they must be; to be asked once, when the key is taken.
    package var isSound: Bool { unsafe public_key_is_sound(der, der.count) == 1 }

    /// Whether its owner signed this message with this algorithm.
    package func verifies(_ signature: [UInt8], of message: [UInt8], _ algorithm: SignatureAlgorithm) -> Bool {
        let code: signature_algorithm =
            switch algorithm {
            case .rs256: SIGNATURE_RS256
            case .ps256: SIGNATURE_PS256
            case .es256: SIGNATURE_ES256
            }
        return unsafe signature_is_valid(
            code, der, der.count, message, message.count, signature, signature.count) == 1
    }
}

/// The algorithms by which signatures are made (RFC 7518 §3.1); there is no other, and none without a key.
package enum SignatureAlgorithm: String, CaseIterable, Sendable {
    case rs256 = "RS256"
    case ps256 = "PS256"
    case es256 = "ES256"

    package var kind: PublicKey.Kind { self == .es256 ? .p256 : .rsa }
}

extension PublicKey {
    /// The keys of nobody, to verify with where there is nothing to verify with: the generator of P-256 (SEC 2 §2.4.2), and
    /// a modulus of 2048 bits that are all set.
    package static func ofNobody(_ kind: Kind) -> PublicKey? {
        switch kind {
        case .rsa: PublicKey(modulus: [UInt8](repeating: 0xFF, count: 256), exponent: [1, 0, 1])
        case .p256: PublicKey(x: generator.x, y: generator.y)
        }
    }

    private static let generator: (x: [UInt8], y: [UInt8]) = (
        [
            0x6B, 0x17, 0xD1, 0xF2, 0xE1, 0x2C, 0x42, 0x47, 0xF8, 0xBC, 0xE6, 0xE5, 0x63, 0xA4, 0x40, 0xF2,
            0x77, 0x03, 0x7D, 0x81, 0x2D, 0xEB, 0x33, 0xA0, 0xF4, 0xA1, 0x39, 0x45, 0xD8, 0x98, 0xC2, 0x96,
        ],
        [
            0x4F, 0xE3, 0x42, 0xE2, 0xFE, 0x1A, 0x7F, 0x9B, 0x8E, 0xE7, 0xEB, 0x4A, 0x7C, 0x0F, 0x9E, 0x16,
            0x2B, 0xCE, 0x33, 0x57, 0x6B, 0x31, 0x5E, 0xCE, 0xCB, 0xB6, 0x40, 0x68, 0x37, 0xBF, 0x51, 0xF5,
        ]
    )
}
