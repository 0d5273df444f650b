import FoundationEssentials
import Testing

@testable import SAML

@Suite struct AuthenticationRequestTests {
    private static let key = TestCertificates.serviceProvider

    private static func request(
        to destination: String = "https://idp.example/sso", change: (inout AuthenticationRequest) -> Void = { _ in }
    ) -> AuthenticationRequest {
        var request = AuthenticationRequest(
            id: "_4f2a", issueInstant: Date(timeIntervalSince1970: 1_780_000_000), destination: destination,
            issuer: "https://muster.example/o/acme/saml/metadata",
            assertionConsumerServiceURL: "https://muster.example/o/acme/saml/acs")
        change(&request)
        return request
    }

    @Test func `a request by Redirect says what the standard wants, and no more`() throws {
        let parts = RedirectParts(try Self.request().redirectURL(relayState: "a b+c", key: Self.key))
        #expect(parts.location == "https://idp.example/sso")
        #expect(parts.raw.map(\.name) == ["SAMLRequest", "RelayState", "SigAlg", "Signature"])
        #expect(parts["RelayState"] == "a b+c")
        #expect(parts["SigAlg"] == "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")
        #expect(
            try parts.message("SAMLRequest") == """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_4f2a" Version="2.0" \
                IssueInstant="2026-05-28T20:26:40Z" Destination="https://idp.example/sso" \
                ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
                AssertionConsumerServiceURL="https://muster.example/o/acme/saml/acs">\
                <saml:Issuer>https://muster.example/o/acme/saml/metadata</saml:Issuer>\
                <samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>
                """)
    }

    @Test func `a request by Redirect is signed over its octets, by RSA or ECDSA`() throws {
        for key in [Self.key, TestCertificates.p256] {
            for relayState in ["state", nil] {
                let parts = RedirectParts(try Self.request().redirectURL(relayState: relayState, key: key))
                #expect(parts.isSigned(by: key.certificate))
                #expect(!parts.isSigned(by: TestCertificates.stranger.certificate))
            }
        }
    }

    @Test func `a location that asks for something keeps it`() throws {
        let google = "https://accounts.google.com/o/saml2/idp?idpid=C01"
        let url = try Self.request(to: google).redirectURL(relayState: nil, key: Self.key)
        #expect(url.hasPrefix(google + "&SAMLRequest="))
        #expect(RedirectParts(url).isSigned(by: Self.key.certificate))
    }

    @Test func `what is configured is asked for`() throws {
        let request = Self.request {
            $0.forceAuthn = true
            $0.isPassive = true
            $0.nameIDFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
            $0.requestedAuthnContext = RequestedAuthnContext(classes: ["urn:a", "urn:b"], comparison: .minimum)
        }
        let xml = try RedirectParts(request.redirectURL(relayState: nil, key: Self.key)).message("SAMLRequest")
        #expect(xml.contains(#" ForceAuthn="true" IsPassive="true" "#))
        #expect(
            xml.hasSuffix(
                """
                <samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" AllowCreate="true"/>\
                <samlp:RequestedAuthnContext Comparison="minimum">\
                <saml:AuthnContextClassRef>urn:a</saml:AuthnContextClassRef>\
                <saml:AuthnContextClassRef>urn:b</saml:AuthnContextClassRef>\
                </samlp:RequestedAuthnContext></samlp:AuthnRequest>
                """))
    }

    /// Entra refuses a saml:Subject (AADSTS900236), and takes this.
    @Test func `a hint goes along in the address, outside of what is signed`() throws {
        let request = Self.request { $0.subjectHint = "ada+é@acme.example" }
        let parts = RedirectParts(try request.redirectURL(relayState: "state", key: Self.key))
        #expect(parts.raw.map(\.name) == ["SAMLRequest", "RelayState", "SigAlg", "Signature", "login_hint"])
        #expect(parts.raw.last?.value == "ada%2B%C3%A9%40acme.example")
        #expect(parts.isSigned(by: Self.key.certificate))
        #expect(try !parts.message("SAMLRequest").contains("@acme"))
        let form = try request.postForm(relayState: nil, key: Self.key)
        #expect(form.action == "https://idp.example/sso?login_hint=ada%2B%C3%A9%40acme.example")
    }

    /// S-15: NCC Group, "SAML XML injection".
    @Test func `nothing that is put into a request can leave its place`() throws {
        let attack = "\"><evil a='&\r\n\t]]>\u{0}\u{1F}"
        let request = AuthenticationRequest(
            id: "_1", issueInstant: Date(timeIntervalSince1970: 0), destination: "https://idp.example/" + attack,
            issuer: attack, assertionConsumerServiceURL: attack,
            requestedAuthnContext: RequestedAuthnContext(classes: [attack]), nameIDFormat: attack)
        let xml = request.element.printed
        let escaped = "&quot;&gt;&lt;evil a=&#39;&amp;&#13;&#10;&#9;]]&gt;\u{FFFD}\u{FFFD}"
        #expect(xml.components(escaped) == 5)
        #expect(xml.components("evil") == 5)
        #expect(xml.components("<") == 9)
    }

    @Test func `a request by POST is a form with a signed document`() throws {
        let form = try Self.request().postForm(relayState: "state", key: Self.key)
        #expect(form.action == "https://idp.example/sso")
        #expect(form.fields.map(\.name) == ["SAMLRequest", "RelayState"])
        #expect(form.fields.last?.value == "state")
        let bytes = try #require(Base64.decode(form.fields[0].value, atMost: SAMLLimits.messageBytes))
        let root = try XMLDocument(bytes, limits: .message).root
        #expect(root.children.map(\.name) == ["Issuer", "Signature", "NameIDPolicy"])
        let key = try #require(XMLKey(Self.key.certificate))
        let signed = try #require(try XMLSignature(of: root)).verified(by: [key], limits: .message).element
        #expect(signed.attribute("ID") == "_4f2a")
        #expect(signed.attribute("AssertionConsumerServiceURL") == "https://muster.example/o/acme/saml/acs")
    }
}

extension String {
    /// How often a part stands in it.
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
