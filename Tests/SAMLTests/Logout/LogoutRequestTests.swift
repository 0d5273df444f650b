import FoundationEssentials
import Testing

@testable import SAML

/// Providers' wishes that are heeded.
@Suite struct LogoutRequestTests {
    private typealias Messages = LogoutMessages

    private static let wish = VerifiedLogoutRequest(
        id: "_l1", issuer: Messages.entityID,
        nameID: NameID(
            value: "ada", format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", nameQualifier: "idp",
            spNameQualifier: "sp"),
        sessionIndexes: ["s1", "s2"], relayState: "a/b c",
        rememberUntil: Messages.now + SAMLLimits.logoutAge + SAMLLimits.clockSkew)

    @Test func `a request by Redirect is believed, however its octets are encoded`() throws {
        for inLowerCase in [false, true] {
            let query = try Messages.query(.request, Messages.request(), inLowerCase: inLowerCase)
            #expect(try Messages.verify(query: query) == Self.wish)
        }
    }

    @Test func `a request by Redirect is signed in the order of the standard, wherever its parts stand`() throws {
        let fields = try Messages.query(.request, Messages.request()).split(separator: "&")
        let query = (fields.reversed() + ["other=1", "%53AMLRequest=x"]).joined(separator: "&")
        #expect(try Messages.verify(query: query) == Self.wish)
    }

    @Test func `a request by Redirect may be signed by any key of the provider, also on a curve`() throws {
        let query = try Messages.query(.request, Messages.request(), relayState: nil, by: TestCertificates.p256)
        #expect(try Messages.verify(query: query).relayState == nil)
    }

    @Test func `a request by POST is believed`() throws {
        #expect(try Messages.verify(fields: Messages.fields(.request, Messages.request())) == Self.wish)
        let fields = try Messages.fields(.request, Messages.request(), by: TestCertificates.p256)
        #expect(try Messages.verify(fields: fields) == Self.wish)
    }

    @Test func `Keycloak's key name in Extensions does not matter`() throws {
        let extensions = """
            <samlp:Extensions><k:KeyInfo xmlns:k="urn:keycloak:ext:key:1.0" MessageSigningKeyId="Yh3"/></samlp:Extensions>
            """
        let document = Messages.request(name: extensions + Messages.name)
        #expect(try Messages.verify(query: Messages.query(.request, document)) == Self.wish)
        #expect(try Messages.verify(fields: Messages.fields(.request, document)) == Self.wish)
    }

    @Test func `a request without sessions means all of them`() throws {
        let query = try Messages.query(.request, Messages.request(more: ""))
        #expect(try Messages.verify(query: query).sessionIndexes.isEmpty)
    }

    @Test func `clocks may differ, and a message may take its time`() throws {
        let query = try Messages.query(.request, Messages.request())
        for seconds in [-180, 0, 480] {
            #expect(try Messages.verify(query: query, at: Messages.now + Double(seconds)) == Self.wish)
        }
    }

    @Test func `our own request can be verified by whom we send it to`() throws {
        let ours = TestCertificates.serviceProvider
        let request = LogoutRequest(
            id: "_q1", issueInstant: Messages.now, notOnOrAfter: Messages.now + 300, destination: Messages.service,
            issuer: "https://sp.example/\"><a>", nameID: Self.wish.nameID,
            sessionIndexes: ["s1", "</samlp:SessionIndex>"])
        let us = LogoutVerifier(
            provider: IdentityProvider(
                entityID: request.issuer, signOnEndpoints: [], signingCertificates: [ours.certificate]),
            serviceProvider: Messages.verifier.serviceProvider)
        let url = try request.redirectURL(relayState: "state", key: ours)
        let verified = try Messages.verify(query: String(url.split(separator: "?")[1]), with: us)
        #expect(verified.nameID == request.nameID)
        #expect(verified.sessionIndexes == request.sessionIndexes)
        #expect(verified.relayState == "state")
        let form = try request.postForm(relayState: nil, key: ours)
        guard case .request(let posted) = try UnverifiedLogoutMessage(fields: form.fields) else {
            Issue.record("this is a request")
            return
        }
        #expect(posted.issuer == request.issuer)
        #expect(try us.verify(posted, at: Messages.now).sessionIndexes == request.sessionIndexes)
    }
}
