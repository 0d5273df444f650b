private import CXMLSecurity

/// A key made ready for signatures or encryption, which takes longer than using it.
///
/// Never changed once it is made, only duplicated by what uses it: threads may share it.
@safe final class XMLKey: @unchecked Sendable {
    /// What the key is behind the door to C.
    let key: OpaquePointer

    /// Nil when the certificate has no RSA or EC key.
    convenience init?(_ certificate: Certificate) {
        unsafe self.init(xml_key_of_certificate(certificate.der, certificate.der.count))
    }

    /// The private key; nil when it is no RSA or EC key.
    convenience init?(_ key: CertifiedKey) {
        unsafe self.init(xml_key_of_private(key.privateKey, key.privateKey.count))
    }

    private init?(_ key: OpaquePointer?) {
        guard let key = unsafe key else { return nil }
        unsafe self.key = key
    }

    deinit { unsafe xml_key_free(key) }
}
