internal import CXMLSecurity

/// A key of our own with the certificate that publishes it.
public struct CertifiedKey: Hashable, Sendable {
    public let certificate: Certificate
    /// PKCS #8 (RFC 5958).
    public let privateKey: [UInt8]

    public init(certificate: Certificate, privateKey: [UInt8]) throws(UnusableKey) {
        guard unsafe key_belongs(privateKey, privateKey.count, certificate.der, certificate.der.count) == 1 else {
            throw UnusableKey(description: "The private key is not the one of the certificate.")
        }
        self.certificate = certificate
        self.privateKey = privateKey
    }
}

/// A key of our own that does not do what it is for.
public struct UnusableKey: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}
