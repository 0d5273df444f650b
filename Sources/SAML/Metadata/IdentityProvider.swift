public import FoundationEssentials

/// An identity provider as its metadata describes it, or as somebody typed it in.
public struct IdentityProvider: Hashable, Sendable {
    /// An opaque name, even where it looks like an address.
    public let entityID: String
    public let signOnEndpoints: [Endpoint]
    public let logoutEndpoints: [Endpoint]
    /// Any of them may have signed; there are several while the provider changes its key.
    public let signingCertificates: [Certificate]
    public let wantsSignedRequests: Bool
    public let nameIDFormats: [String]
    /// Nothing of this may be used later.
    public let validUntil: Date?
    /// After how many seconds the metadata should be fetched again.
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

    /// Redirect is preferred: no page with a form is needed for it.
    public var signOnEndpoint: Endpoint? { signOnEndpoints.preferred }
    public var logoutEndpoint: Endpoint? { logoutEndpoints.preferred }
}

extension [Endpoint] {
    fileprivate var preferred: Endpoint? { first { $0.binding == .redirect } ?? first }
}
