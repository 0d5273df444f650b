import FoundationEssentials
import Testing

@testable import SAML

/// S-13: metadata that must not be used, and what those who set up a provider are told.
@Suite struct MetadataRefusalTests {
    private typealias Documents = ProviderDocuments

    private static let now = Date(timeIntervalSince1970: 1_780_000_000)

    private static func refusal(
        of text: String, _ entityID: String? = nil, allowsLoopback: Bool = false
    ) -> String {
        do {
            let provider = try IdentityProviderMetadata.read(
                Array(text.utf8), entityID: entityID, allowsLoopback: allowsLoopback, at: now)
            return "read \(provider.entityID)"
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "http://idp.example/sso", "HTTP://idp.example", "ftp://idp.example", "//idp.example",
        "https:", "https://", "https:///sso", "https://:443/", "https://user@idp.example/", "https:/idp.example",
        "https://idp.example/#part", "https://idp.example/a b", "https://idp.example/\u{E9}", "data:text/html,x", "",
        "http://localhost/sso", "https://idp.example/" + String(repeating: "a", count: 2048),
    ])
    func `a location that is not HTTPS is refused`(location: String) {
        let refusal = Self.refusal(of: Documents.plain(location: location))
        #expect(refusal.hasPrefix("SingleSignOnService by HTTP-Redirect: the location "), "\(refusal)")
        let logout = Documents.endpoint("SingleLogoutService", "HTTP-POST", location)
        #expect(Self.refusal(of: Documents.plain(more: logout)).hasPrefix("SingleLogoutService by HTTP-POST: "))
        let response = Documents.endpoint(
            "SingleLogoutService", "HTTP-POST", "https://a.example\" ResponseLocation=\"\(location)")
        #expect(Self.refusal(of: Documents.plain(more: response)).hasPrefix("SingleLogoutService by HTTP-POST: "))
    }

    @Test func `HTTP to this machine will do where the caller says so`() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:9", "[::1]:8080", "[::1]"] {
            let text = Documents.plain(location: "http://\(host)/sso")
            #expect(Self.refusal(of: text, allowsLoopback: true).hasPrefix("read "))
        }
        for host in ["localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.2", "localhost@evil.example"] {
            let text = Documents.plain(location: "http://\(host)/sso")
            #expect(!Self.refusal(of: text, allowsLoopback: true).hasPrefix("read "), "\(host)")
        }
    }

    @Test func `metadata after its end is refused, wherever the end stands`() {
        let past = "validUntil=\"2026-05-28T20:26:40Z\""
        let texts = [
            Documents.plain(attributes: past), Documents.plain(roleAttributes: past),
            Documents.aggregate([Documents.plain()], attributes: past),
        ]
        for text in texts {
            #expect(Self.refusal(of: text).hasPrefix("The metadata: it was valid until 2026-05-28T20:26:40Z"))
        }
        let later = Documents.plain(attributes: "validUntil=\"2026-05-28T20:26:41Z\"")
        #expect(Self.refusal(of: later).hasPrefix("read "))
    }

    @Test func `an end that cannot be read is no end in the future`() {
        for attribute in ["validUntil=\"tomorrow\"", "cacheDuration=\"long\"", "validUntil=\"\""] {
            #expect(Self.refusal(of: Documents.plain(attributes: attribute)).contains("is not written as the standard"))
        }
    }

    @Test func `keys that are too weak, or none, are refused`() throws {
        let weak = Data(TestCertificates.certificate(rsaBits: 1024)).base64EncodedString()
        let key = Documents.key(Documents.certificate)
        let keys = key + key.replacing(Documents.certificate.base64, with: weak)
        let refusal = Self.refusal(of: Documents.plain(keys: keys))
        #expect(refusal.hasPrefix("Signing certificate 2 of the metadata: its RSA key of 1024 bits is too weak"))
        #expect(Self.refusal(of: Documents.plain(keys: "")).hasPrefix("KeyDescriptor: there are 0 certificates"))
        let encryption = Documents.key(Documents.certificate, use: "encryption")
        #expect(Self.refusal(of: Documents.plain(keys: encryption)).hasPrefix("KeyDescriptor: there are 0"))
    }

    @Test func `an entity id that stands twice in an aggregate says nothing`() {
        let text = Documents.aggregate([Documents.plain(), Documents.okta, Documents.plain(keys: "")])
        #expect(
            Self.refusal(of: text, "https://idp.example/saml").contains("describes https://idp.example/saml 2 times"))
        #expect(Self.refusal(of: text).contains("3 identity providers. Name one by its entity id."))
        #expect(Self.refusal(of: text, "http://www.okta.com/exk1").hasPrefix("read "))
    }

    @Test func `who is not the one that was asked for is refused`() {
        let refusal = Self.refusal(of: Documents.okta, "https://idp.example/saml")
        #expect(refusal.contains("does not describe https://idp.example/saml, but http://www.okta.com/exk1"))
    }

    @Test func `what describes no identity provider of SAML 2 is refused`() {
        let old = Documents.plain().replacing("SAML:2.0:protocol", with: "SAML:1.1:protocol")
        #expect(Self.refusal(of: old).contains("no identity provider of SAML 2.0"))
        let service = Documents.plain().replacing("IDPSSO", with: "SPSSO")
        #expect(Self.refusal(of: service).contains("a service provider, as this house is one"))
        let empty = Documents.aggregate([])
        #expect(Self.refusal(of: empty).contains("describes no identity provider"))
        let other = Documents.plain().replacing("SAML:2.0:metadata", with: "SAML:2.0:other")
        #expect(Self.refusal(of: other).contains("describes no identity provider"))
        let role = "<md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>"
        let twice = Documents.plain().replacing("</md:EntityDescriptor>", with: role + "</md:EntityDescriptor>")
        #expect(Self.refusal(of: twice).contains("describes itself 2 times"))
    }

    @Test func `a provider that offers no way to sign on is refused`() {
        let text = Documents.plain().replacing("HTTP-Redirect", with: "HTTP-Artifact")
        #expect(Self.refusal(of: text).hasPrefix("SingleSignOnService: there is no address"))
    }

    @Test func `an entity id that is empty or endless is refused`() {
        #expect(Self.refusal(of: Documents.plain(entityID: "")).hasPrefix("The entity id: it is empty"))
        let long = "https://" + String(repeating: "a", count: 1017)
        #expect(Self.refusal(of: Documents.plain(entityID: long)).hasPrefix("The entity id: "))
    }

    @Test func `what is no metadata is refused with what to do`() {
        let page = "<!DOCTYPE html><html><body>Sign in</body></html>"
        #expect(Self.refusal(of: page).contains("this is a web page and no metadata"))
        let entity = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + Documents.plain()
        #expect(Self.refusal(of: entity).contains("it cannot be read: the document has a document type"))
        for text in ["", "hello", "{}", String(Documents.plain().dropLast(3))] {
            #expect(Self.refusal(of: text).hasPrefix("The metadata: it cannot be read: "), "\(text)")
        }
    }
}
