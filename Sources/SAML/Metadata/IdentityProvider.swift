public import FoundationEssentials

/// Who vouches for people, as its metadata describes it.
public struct IdentityProvider: Hashable, Sendable {
    public let entityID: String
    public let signOnEndpoints: [Endpoint]
    public let logoutEndpoints: [Endpoint]
    public let signingCertificates: [Certificate]
    public let wantsSignedRequests: Bool
    public let nameIDFormats: [String]
    public let validUntil: Date?
    /// In seconds.
    public let cacheDuration: TimeInterval?

    public init(
        entityID: String, signOnEndpoints: [Endpoint], logoutEndpoints: [Endpoint] = [],
        signingCertificates: [Certificate], wantsSignedRequests: Bool = false, nameIDFormats: [String] = [],
        validUntil: Date? = nil, cacheDuration: TimeInterval? = nil
    ) {
        self.entityID = entityID
        self.signOnEndpoints = signOnEndpoints
        self.logoutEndpoints = logoutEndpoints
        self.signingCertificates = signingCertificates
        self.wantsSignedRequests = wantsSignedRequests
        self.nameIDFormats = nameIDFormats
        self.validUntil = validUntil
        self.cacheDuration = cacheDuration
    }
}
