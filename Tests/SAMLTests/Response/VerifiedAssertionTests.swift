import FoundationEssentials
import SAMLCorpus
import Testing

@testable import SAML

@Suite struct VerifiedAssertionTests {
    @Test func `everything a provider says of a sign-on is there`() throws {
        let assertion = try verified("Providers/Nordwind/assertion-signed")
        #expect(assertion.id.hasPrefix("_assertion"))
        #expect(assertion.issuer == "https://idp.nordwind.example/saml")
        #expect(assertion.nameID.value == "ada@nordwind.example")
        #expect(assertion.nameID.format == "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress")
        #expect(assertion.sessionIndex != nil)
        #expect(assertion.authnInstant <= CorpusHouse.now)
        #expect(assertion.authnContextClass?.hasPrefix("urn:oasis:names:tc:SAML:2.0:ac:classes:") == true)
        #expect(assertion.inResponseTo == "_request-5b1f0c9e7a3d4286")
        #expect(assertion.attributes.contains { $0.values == ["ada@nordwind.example"] })
    }

    /// Until then the same assertion would be accepted again, and so its ID must be remembered.
    @Test func `an assertion is remembered as long as it is accepted`() throws {
        let document = CorpusDocument.named("Providers/Nordwind/assertion-signed")
        let response = try UnverifiedResponse(base64: document.base64())
        let verifier = CorpusHouse.verifier(of: document)
        let end = try verified(document.path.replacing(".xml", with: "")).notOnOrAfter + SAMLLimits.clockSkew
        let last = verifier.examine(response, expecting: document.expectation, at: end - 0.001)
        #expect(last.assertion != nil)
        let next = verifier.examine(response, expecting: document.expectation, at: end)
        #expect(next.assertion == nil)
        #expect(next.failed == [.timeWindow])
    }

    @Test func `attributes of one name are one, with all their values`() throws {
        let text = """
            <saml:Assertion xmlns:saml="\(Namespace.assertion)"><saml:AttributeStatement>
            <saml:Attribute Name="mail" FriendlyName="m"><saml:AttributeValue>a</saml:AttributeValue></saml:Attribute>
            <saml:Attribute Name="id"><saml:AttributeValue><saml:NameID>n</saml:NameID></saml:AttributeValue>
            </saml:Attribute></saml:AttributeStatement><saml:AttributeStatement>
            <saml:Attribute Name="mail"><saml:AttributeValue>b</saml:AttributeValue></saml:Attribute>
            <saml:Attribute Name="none"/>
            </saml:AttributeStatement></saml:Assertion>
            """
        let attributes = Attribute.all(in: try XMLDocument(Array(text.utf8), limits: .message).root)
        #expect(attributes.map(\.name) == ["mail", "id", "none"])
        #expect(attributes.map(\.values) == [["a", "b"], ["n"], []])
        #expect(attributes[0].friendlyName == "m")
    }

    /// The second line behind all checks: nothing is made up for what is not there.
    @Test(arguments: ["subject-missing", "confirmation-missing", "authn-missing", "confirmation-no-expiry"])
    func `without the checks, what lacks something is refused all the same`(name: String) throws {
        let document = CorpusDocument.named("Attacks/Protocol/\(name)")
        var verifier = CorpusHouse.verifier(of: document)
        verifier.checks = []
        let outcome = verifier.outcome(of: try document.base64(), expecting: document.expectation)
        #expect(outcome.refusal?.check == .content)
    }

    /// Keys and libraries are shared by all threads, documents by none.
    @Test func `many threads verify at once`() async throws {
        let documents = ["assertion-signed", "both-signed", "encrypted-aes256-gcm", "inclusive-both"]
        let values = try documents.map { try CorpusDocument.named("Providers/Nordwind/\($0)").base64() }
        let document = CorpusDocument.named("Providers/Nordwind/assertion-signed")
        let verifier = CorpusHouse.verifier(of: document)
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                group.addTask {
                    let value = values[index % values.count]
                    return verifier.outcome(of: value, expecting: document.expectation).refusal == nil
                }
            }
            for await isAccepted in group { #expect(isAccepted) }
        }
    }

    /// A record without a certificate trusts nobody, rather than anybody.
    @Test func `who has no key has signed nothing`() throws {
        let document = CorpusDocument.named("Providers/Nordwind/assertion-signed")
        let known = CorpusHouse.verifier(of: document)
        let nobody = IdentityProvider(
            entityID: known.provider.entityID, signOnEndpoints: [], signingCertificates: [])
        let verifier = ResponseVerifier(provider: nobody, serviceProvider: known.serviceProvider)
        let outcome = verifier.outcome(of: try document.base64(), expecting: document.expectation)
        #expect(outcome.refusal?.check == .signature)
    }

    private func verified(_ path: String) throws -> VerifiedAssertion {
        let document = CorpusDocument.named(path)
        return try CorpusHouse.verifier(of: document).verify(
            UnverifiedResponse(base64: document.base64()), expecting: document.expectation, at: CorpusHouse.now)
    }
}
