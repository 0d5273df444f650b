internal import Accounts
internal import FoundationEssentials
internal import SAML
internal import SCIM

/// What is stored of a provider, and what the standard says of one, are the same facts in two rooms.
extension ProviderFacts {
    init(_ provider: IdentityProvider) {
        self.init(
            entityID: provider.entityID, signOn: provider.signOnEndpoints.map { Endpoint($0) },
            logout: provider.logoutEndpoints.map { Endpoint($0) },
            certificates: provider.signingCertificates.map(\.der),
            certificatesEnd: provider.signingCertificates.map(\.notAfter).max().map { Instant($0) },
            wantsSignedRequests: provider.wantsSignedRequests, validUntil: provider.validUntil.map { Instant($0) },
            cacheSeconds: provider.cacheDuration.map { Int64(min(max($0, 0), 1e9)) })
    }
}

extension IdentityProvider {
    init(_ facts: ProviderFacts) throws(MetadataError) {
        var certificates: [Certificate] = []
        for der in facts.certificates { certificates.append(try Certificate(der: der)) }
        self.init(
            entityID: facts.entityID, signOnEndpoints: facts.signOn.compactMap { SAML.Endpoint($0) },
            logoutEndpoints: facts.logout.compactMap { SAML.Endpoint($0) }, signingCertificates: certificates,
            wantsSignedRequests: facts.wantsSignedRequests, validUntil: facts.validUntil?.date,
            cacheDuration: facts.cacheSeconds.map(Double.init))
    }
}

extension ProviderFacts.Endpoint {
    fileprivate init(_ endpoint: SAML.Endpoint) {
        self.init(
            binding: endpoint.binding == .post ? "post" : "redirect", location: endpoint.location,
            responseLocation: endpoint.responseLocation)
    }
}

extension SAML.Endpoint {
    fileprivate init?(_ endpoint: ProviderFacts.Endpoint) {
        let bindings: [String: Binding] = ["redirect": .redirect, "post": .post]
        guard let binding = bindings[endpoint.binding] else { return nil }
        self.init(binding: binding, location: endpoint.location, responseLocation: endpoint.responseLocation)
    }
}
