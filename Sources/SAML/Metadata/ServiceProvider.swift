/// This house, as an identity provider knows it.
public struct ServiceProvider: Sendable {
    public let entityID: String
    public let assertionConsumerService: String
    public let singleLogoutService: String
    /// The first one signs; all are published, and all decrypt.
    public let keys: [CertifiedKey]
    /// Whether the keys are published for encryption too.
    public let encrypts: Bool

    public init(
        entityID: String, assertionConsumerService: String, singleLogoutService: String, keys: [CertifiedKey],
        encrypts: Bool
    ) {
        self.entityID = entityID
        self.assertionConsumerService = assertionConsumerService
        self.singleLogoutService = singleLogoutService
        self.keys = keys
        self.encrypts = encrypts
    }
}

/// A private key with the certificate that publishes it.
public struct CertifiedKey: Sendable {
    public let certificate: Certificate
    /// PKCS #8, DER.
    public let privateKey: [UInt8]

    public init(certificate: Certificate, privateKey: [UInt8]) {
        self.certificate = certificate
        self.privateKey = privateKey
    }
}
