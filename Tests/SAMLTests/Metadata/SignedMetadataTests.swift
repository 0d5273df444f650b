import FoundationEssentials
import Testing

@testable import SAML

/// Metadata of a pinned signer: only what was signed counts, and only as a whole.
@Suite struct SignedMetadataTests {
    private static let signer = TestCertificates.serviceProvider
    private static let now = Date(timeIntervalSince1970: 1_780_000_000)

    private static func read(
        _ text: String, signer: CertifiedKey = signer, entityID: String? = nil
    ) throws(MetadataError) -> IdentityProvider {
        try IdentityProviderMetadata.read(
            Array(text.utf8), entityID: entityID, signer: signer.certificate, at: now)
    }

    /// A document that is signed as the first thing within its root.
    private static func signed(_ text: String, by key: CertifiedKey = signer) throws -> String {
        let start = try #require(text.firstRange(of: /<md:Entit[^>]*>/))
        let signature = WrittenElement.signature(of: "_root", by: key).printed
        return try WrittenElement.signed(
            text[..<start.upperBound] + signature + text[start.upperBound...], by: key)
    }

    private static let plain = ProviderDocuments.plain(attributes: "ID=\"_root\"")

    @Test func `an entity or an aggregate that the signer signed is read`() throws {
        #expect(try Self.read(Self.signed(Self.plain)).entityID == "https://idp.example/saml")
        let aggregate = ProviderDocuments.aggregate(
            [ProviderDocuments.okta, ProviderDocuments.plain()], attributes: "ID=\"_root\"")
        let provider = try Self.read(Self.signed(aggregate), entityID: "http://www.okta.com/exk1")
        #expect(provider.signingCertificates == [ProviderDocuments.certificate])
        let key = TestCertificates.p256
        #expect(try Self.read(Self.signed(Self.plain, by: key), signer: key).entityID == "https://idp.example/saml")
    }

    @Test func `what is not signed, or by somebody else, is refused`() throws {
        let error = #expect(throws: MetadataError.self) { try Self.read(Self.plain) }
        #expect(error?.description.contains("is not signed by CN=our key (SHA-256 ") == true)
        #expect(throws: MetadataError.self) { try Self.read(Self.signed(Self.plain, by: TestCertificates.stranger)) }
    }

    @Test func `what was changed after it was signed is refused`() throws {
        let signed = try Self.signed(Self.plain)
        let changes = [
            ("https://idp.example/sso", "https://evil.example/sso"),
            (ProviderDocuments.certificate.base64, ProviderDocuments.other.base64),
            ("entityID=\"https://idp.example/saml\"", "entityID=\"https://evil.example/saml\""),
        ]
        for (part, other) in changes {
            #expect(signed.contains(part))
            #expect(throws: MetadataError.self) { try Self.read(signed.replacing(part, with: other)) }
        }
    }

    @Test func `a signed entity within something else is not signed metadata`() throws {
        let signed = try Self.signed(Self.plain).split(separator: "?>", maxSplits: 1)[1]
        let wrapped = ProviderDocuments.aggregate([String(signed), ProviderDocuments.okta])
        #expect(throws: MetadataError.self) { try Self.read(wrapped, entityID: "https://idp.example/saml") }
        #expect(throws: MetadataError.self) { try Self.read(wrapped, entityID: "http://www.okta.com/exk1") }
    }

    @Test func `a signature of nobody who is pinned says nothing`() throws {
        let signed = try Self.signed(Self.plain, by: TestCertificates.stranger)
        let provider = try IdentityProviderMetadata.read(Array(signed.utf8), at: Self.now)
        #expect(provider.entityID == "https://idp.example/saml")
    }
}
