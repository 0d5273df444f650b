import FoundationEssentials
import Testing

@testable import SAML

/// Metadata as providers publish it is read.
@Suite struct IdentityProviderMetadataTests {
    private static let now = Date(timeIntervalSince1970: 1_780_000_000)

    private static func read(_ text: String, _ entityID: String? = nil) throws(MetadataError) -> IdentityProvider {
        try IdentityProviderMetadata.read(Array(text.utf8), entityID: entityID, at: now)
    }

    @Test func `Entra's is read: the role of SAML 2.0, and its key alone`() throws {
        let provider = try Self.read(ProviderDocuments.entra)
        #expect(provider.entityID == "https://sts.windows.net/7f0c/")
        #expect(provider.signOnEndpoints.map(\.binding) == [.redirect, .post])
        #expect(provider.signingCertificates == [ProviderDocuments.certificate])
        #expect(provider.logoutEndpoint?.location == "https://login.microsoftonline.com/7f0c/saml2")
    }

    @Test func `Okta's is read, and its entity id is only a name`() throws {
        let provider = try Self.read(ProviderDocuments.okta)
        #expect(provider.entityID == "http://www.okta.com/exk1")
        #expect(
            provider.nameIDFormats == [
                "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
                "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
            ])
        #expect(!provider.wantsSignedRequests)
        #expect(provider.logoutEndpoint == nil)
    }

    @Test func `Google's is read, with its own end`() throws {
        let provider = try Self.read(ProviderDocuments.google)
        #expect(provider.signOnEndpoint?.location == "https://accounts.google.com/o/saml2/idp?idpid=C01")
        #expect(provider.validUntil == Date(dateTime: "2031-01-01T10:00:00Z"))
    }

    @Test func `ADFS's is read: no key for encryption verifies, nor one of its other roles`() throws {
        let provider = try Self.read(ProviderDocuments.adfs)
        #expect(provider.entityID == "http://adfs.example/adfs/services/trust")
        #expect(provider.signingCertificates == [ProviderDocuments.certificate, ProviderDocuments.other])
        #expect(
            provider.signOnEndpoints == [Endpoint(binding: .post, location: "https://adfs.example/adfs/ls/")])
    }

    @Test func `Keycloak's is read, and wants signed requests`() throws {
        let provider = try Self.read(ProviderDocuments.keycloak)
        #expect(provider.wantsSignedRequests)
        #expect(provider.logoutEndpoints.map(\.binding) == [.post])
    }

    @Test func `a key that is published twice is one key`() throws {
        let key = ProviderDocuments.key(ProviderDocuments.certificate)
        #expect(try Self.read(ProviderDocuments.plain(keys: key + key)).signingCertificates.count == 1)
    }

    @Test func `of a chain of certificates the first one counts`() throws {
        let keys = ProviderDocuments.key(ProviderDocuments.certificate).replacing(
            "</ds:X509Data>",
            with: "<ds:X509Certificate>\(ProviderDocuments.other.base64)</ds:X509Certificate></ds:X509Data>")
        let provider = try Self.read(ProviderDocuments.plain(keys: keys))
        #expect(provider.signingCertificates == [ProviderDocuments.certificate])
    }

    @Test func `a provider is found in an aggregate by its entity id, in groups too`() throws {
        let group = ProviderDocuments.aggregate([ProviderDocuments.okta]).replacing(#"<?xml version="1.0"?>"#, with: "")
        let text = ProviderDocuments.aggregate([ProviderDocuments.keycloak, group, ProviderDocuments.plain()])
        let okta = "http://www.okta.com/exk1"
        #expect(try Self.read(text, okta).entityID == okta)
        #expect(throws: MetadataError.self) { try Self.read(text) }
        #expect(throws: MetadataError.self) { try Self.read(text, okta.uppercased()) }
        #expect(try Self.read(ProviderDocuments.aggregate([ProviderDocuments.okta])).entityID == okta)
    }

    @Test func `the first of several ends counts, and the shortest time to keep it`() throws {
        let entity = ProviderDocuments.plain(
            attributes: #"validUntil="2026-07-01T00:00:00Z" cacheDuration="P2D""#,
            roleAttributes: #"validUntil="2026-09-01T00:00:00Z" cacheDuration="P1D""#)
        let text = ProviderDocuments.aggregate(
            [entity], attributes: #"validUntil="2026-08-01T00:00:00Z" cacheDuration="P3D""#)
        let provider = try Self.read(text)
        #expect(provider.validUntil == Date(dateTime: "2026-07-01T00:00:00Z"))
        #expect(provider.cacheDuration == 86_400)
    }

    @Test func `a provider can be typed in`() throws {
        let certificate = ProviderDocuments.certificate
        let provider = try IdentityProvider(
            issuer: " https://app.onelogin.com/saml/metadata/1 \n", location: " https://acme.onelogin.com/sso ",
            certificates: [certificate.pem, certificate.base64, ProviderDocuments.other.pem])
        #expect(provider.entityID == "https://app.onelogin.com/saml/metadata/1")
        #expect(provider.signOnEndpoint?.location == "https://acme.onelogin.com/sso")
        #expect(provider.signingCertificates == [certificate, ProviderDocuments.other])
        #expect(throws: MetadataError.self) {
            try IdentityProvider(issuer: "a", location: "http://acme.example", certificates: [certificate.pem])
        }
        #expect(throws: MetadataError.self) {
            try IdentityProvider(issuer: "a", location: "https://acme.example", certificates: [])
        }
        #expect(throws: MetadataError.self) {
            try IdentityProvider(issuer: " ", location: "https://acme.example", certificates: [certificate.pem])
        }
    }
}
