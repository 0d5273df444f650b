private import CSigning

@testable import SAML

/// Keys with certificates, as providers and strangers have them; each made once, as an RSA key takes its time.
enum TestCertificates {
    static let serviceProvider = key(rsaBits: 2048, "our key")
    static let identityProvider = key(rsaBits: 2048, "idp.example")
    static let stranger = key(rsaBits: 2048, "idp.example")
    static let p256 = key(curve: "P-256", "idp.example")
    static let p384 = key(curve: "P-384", "idp.example")
    static let p521 = key(curve: "P-521", "idp.example")
    static let curves = [p256, p384, p521]

    /// 2026-01-01 to 2029-01-01.
    static let days: ClosedRange<Int64> = 1_767_225_600...1_861_920_000

    static func key(rsaBits: Int32, _ name: String) -> CertifiedKey { certified(made(rsaBits, ""), name) }
    static func key(curve: String, _ name: String) -> CertifiedKey { certified(made(0, curve), name) }

    /// DER of a certificate for a key that may be too weak, or of a kind that is not used.
    static func certificate(rsaBits: Int32 = 0, curve: String = "", name: String = "idp.example") -> [UInt8] {
        certificate(made(rsaBits, curve), name)
    }

    private static func certified(_ key: [UInt8], _ name: String) -> CertifiedKey {
        do {
            return try CertifiedKey(certificate: Certificate(der: certificate(key, name)), privateKey: key)
        } catch {
            preconditionFailure("no key could be made: \(error)")
        }
    }

    private static func made(_ bits: Int32, _ curve: String) -> [UInt8] {
        written { unsafe private_key_make(bits, curve, &$0, room) }
    }

    private static func certificate(_ key: [UInt8], _ name: String) -> [UInt8] {
        written {
            unsafe private_key_certificate(key, key.count, name, days.lowerBound, days.upperBound, &$0, room)
        }
    }

    private static let room = 8192

    private static func written(_ write: (inout [UInt8]) -> Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: room)
        let count = write(&bytes)
        return Array(bytes.prefix(count))
    }
}
