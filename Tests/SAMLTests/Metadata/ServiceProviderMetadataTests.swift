import FoundationEssentials
import Testing

@testable import SAML

@Suite struct ServiceProviderMetadataTests {
    private static let keys = [TestCertificates.serviceProvider, TestCertificates.p256]

    private static func document(
        entityID: String = "https://muster.example/o/acme/saml/metadata", encrypts: Bool = false,
        keys: [CertifiedKey] = keys
    ) throws -> XMLElement {
        let provider = ServiceProvider(
            entityID: entityID, assertionConsumerService: "https://muster.example/o/acme/saml/acs",
            singleLogoutService: "https://muster.example/o/acme/saml/slo?a=1&b=2", keys: keys, encrypts: encrypts)
        let text = try ServiceProviderMetadata.write(
            provider, validUntil: Date(timeIntervalSince1970: 1_780_000_000), id: "_m1")
        return try XMLDocument(Array(text.utf8), limits: .message).root
    }

    private static func role(in root: XMLElement) throws -> XMLElement {
        try #require(root.children(named: "SPSSODescriptor", in: Namespace.metadata).first)
    }

    @Test func `we say who we are, what we take where, and what we want`() throws {
        let root = try Self.document()
        #expect(root.isNamed("EntityDescriptor", in: Namespace.metadata))
        #expect(root.attribute("entityID") == "https://muster.example/o/acme/saml/metadata")
        #expect(root.attribute("validUntil") == "2026-05-28T20:26:40Z")
        #expect(root.children.map(\.name) == ["Signature", "SPSSODescriptor"])
        let role = try Self.role(in: root)
        #expect(role.attribute("AuthnRequestsSigned") == "true")
        #expect(role.attribute("WantAssertionsSigned") == "true")
        #expect(
            role.children.map(\.name) == [
                "KeyDescriptor", "KeyDescriptor", "SingleLogoutService", "SingleLogoutService",
                "AssertionConsumerService",
            ])
        let logout = role.children(named: "SingleLogoutService", in: Namespace.metadata)
        #expect(logout.map { $0.attribute("Binding") } == Binding.allCases.map(\.rawValue))
        #expect(logout.first?.attribute("Location") == "https://muster.example/o/acme/saml/slo?a=1&b=2")
        #expect(role.children.last?.attribute("Location") == "https://muster.example/o/acme/saml/acs")
    }

    @Test func `all keys are published, and none to encrypt with unless that is wanted`() throws {
        let plain = try Self.role(in: Self.document())
        #expect(plain.keys(for: "signing") == Self.keys.map(\.certificate.base64))
        #expect(plain.keys(for: "encryption").isEmpty)
        let encrypted = try Self.role(in: Self.document(encrypts: true))
        #expect(encrypted.keys(for: "encryption") == [Self.keys[0].certificate.base64])
        let methods = encrypted.children.flatMap { $0.children(named: "EncryptionMethod", in: Namespace.metadata) }
        #expect(methods.first?.attribute("Algorithm") == "http://www.w3.org/2009/xmlenc11#aes128-gcm")
    }

    @Test func `the whole is signed by the first key`() throws {
        for key in Self.keys {
            let signature = try #require(try XMLSignature(of: Self.document(keys: [key] + Self.keys)))
            let own = try #require(XMLKey(key.certificate))
            let verified = try signature.verified(by: [own], limits: .message).element
            #expect(verified.attribute("entityID") == "https://muster.example/o/acme/saml/metadata")
            #expect(verified.children.map(\.name) == ["SPSSODescriptor"])
            let other = try #require(XMLKey(TestCertificates.stranger.certificate))
            #expect(throws: SAMLError.self) { try signature.verified(by: [other], limits: .message) }
        }
    }

    @Test func `what is put into it stays in its place`() throws {
        let root = try Self.document(entityID: "\"><md:Extensions/>")
        #expect(root.attribute("entityID") == "\"><md:Extensions/>")
        #expect(root.children.map(\.name) == ["Signature", "SPSSODescriptor"])
    }

    @Test func `without a key there is no metadata`() {
        #expect(throws: UnusableKey.self) { try Self.document(keys: []) }
    }
}

extension XMLElement {
    /// The certificates of a use.
    fileprivate func keys(for use: String) -> [String] {
        children(named: "KeyDescriptor", in: Namespace.metadata).filter { $0.attribute("use") == use }
            .flatMap(\.children).flatMap(\.children).flatMap(\.children).map(\.text)
    }
}
