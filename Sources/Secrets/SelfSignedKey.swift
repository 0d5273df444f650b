private import COpenSSL
private import Workers

/// An RSA key with a certificate that says no more than whose it is: how SAML publishes a key (XML Signature §4.5.4).
///
/// Making one takes part of a second, so a thread of its own does it.
package struct SelfSignedKey: Sendable {
    /// X.509, DER.
    package let certificate: [UInt8]
    /// PKCS #8 (RFC 5958); to be kept sealed.
    package let privateKey: [UInt8]

    /// What it says in NIST SP 800-57 part 1, table 2, for secrets that must hold beyond 2030.
    package static let bits = 3072

    /// - Parameters:
    ///   - name: whose key it is; no more than 64 characters of it are kept (RFC 5280, ub-common-name).
    ///   - from: the first second of its days, since 1970.
    ///   - until: the last one.
    /// - Throws: `WorkersBusy` when too many wait.
    package static func make(name: String, from: Int64, until: Int64) async throws -> SelfSignedKey {
        try await workers.perform { make(name, from, until) }
    }

    private static let workers = WorkerPool("key-maker", threads: 1, waiting: 16)

    private static func make(_ name: String, _ from: Int64, _ until: Int64) -> SelfSignedKey {
        var key = [UInt8](repeating: 0, count: 4096)
        var certificate = [UInt8](repeating: 0, count: 4096)
        var keyCount = 0
        var certificateCount = 0
        let isMade = unsafe self_signed_make(
            Int32(bits), String(String.UnicodeScalarView(name.unicodeScalars.prefix(64))), from, until,
            &key, key.count, &keyCount, &certificate, certificate.count, &certificateCount)
        precondition(isMade == 1, "libcrypto cannot make a key")
        return SelfSignedKey(
            certificate: Array(certificate.prefix(certificateCount)), privateKey: Array(key.prefix(keyCount)))
    }
}
