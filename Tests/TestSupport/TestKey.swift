private import CSigning
private import Foundation
private import Secrets

/// A private key that signs, as a client would hold it.
package struct TestKey: Sendable {
    /// PKCS #8 in DER.
    private let der: [UInt8]

    package init(rsaBits bits: Int) { self.init(Int32(bits), "") }
    package init(curve: String) { self.init(0, curve) }

    private init(_ bits: Int32, _ curve: String) {
        der = TestKey.written { unsafe private_key_make(bits, curve, &$0, TestKey.room) }
    }

    /// Made once: an RSA key takes its time.
    package static let rsa = TestKey(rsaBits: 2048)
    package static let p256 = TestKey(curve: "P-256")

    /// SubjectPublicKeyInfo.
    package var publicDER: [UInt8] {
        TestKey.written { unsafe private_key_public(der, der.count, &$0, TestKey.room) }
    }

    /// PKCS #8.
    package var privateDER: [UInt8] { der }

    /// X.509, signed by itself.
    package func certificate(name: String, from: Int64, until: Int64) -> [UInt8] {
        TestKey.written {
            unsafe private_key_certificate(der, der.count, name, from, until, &$0, TestKey.room)
        }
    }

    package var publicPEM: String {
        let lines = Data(publicDER).base64EncodedString(options: .lineLength64Characters)
        return "-----BEGIN PUBLIC KEY-----\n\(lines)\n-----END PUBLIC KEY-----\n"
    }

    package var privatePEM: String {
        "-----BEGIN PRIVATE KEY-----\n\(Data(der).base64EncodedString())\n-----END PRIVATE KEY-----\n"
    }

    package func sign(_ message: [UInt8], isPSS: Bool) -> [UInt8] {
        TestKey.written {
            unsafe private_key_sign(
                der, der.count, isPSS ? 1 : 0, message, message.count, &$0, TestKey.room)
        }
    }

    /// More bytes than any key or signature has.
    private static let room = 8192

    private static func written(_ write: (inout [UInt8]) -> Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: room)
        let count = write(&bytes)
        return Array(bytes.prefix(count))
    }
}
