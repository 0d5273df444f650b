import SAMLCorpus
import Testing

@testable import SAML

@Suite struct ExaminationTests {
    @Test func `all that is wrong is shown at once`() throws {
        let document = CorpusDocument.named("Providers/Nordwind/assertion-signed")
        let known = CorpusHouse.verifier(of: document)
        let elsewhere = ServiceProvider(
            entityID: "https://other.example", assertionConsumerService: "https://other.example/acs",
            singleLogoutService: "https://other.example/slo", keys: [])
        let verifier = ResponseVerifier(provider: known.provider, serviceProvider: elsewhere)
        let response = try UnverifiedResponse(base64: document.base64())
        let examination = verifier.examine(response, expecting: .answer(to: "_other"), at: CorpusHouse.now)
        #expect(examination.failed == [.destination, .confirmation, .inResponseTo, .audience])
        #expect(examination.results.map(\.check) == Check.ofResponses)
        #expect(examination.assertion == nil)
    }

    @Test func `behind what cannot be believed, nothing is looked at`() throws {
        let document = CorpusDocument.named("Attacks/Keys/key-attacker-keyinfo")
        let response = try UnverifiedResponse(base64: document.base64())
        let examination = CorpusHouse.verifier(of: document)
            .examine(response, expecting: document.expectation, at: CorpusHouse.now)
        #expect(examination.failed == [.signature])
        let index = try #require(Check.ofResponses.firstIndex(of: .signature))
        #expect(examination.results[..<index].allSatisfy { $0.outcome == .passed })
        #expect(examination.results[(index + 1)...].allSatisfy { $0.outcome == .notReached })
    }

    /// A diagnosis is read in a log and on a page, and has nothing of what a stranger wrote.
    @Test func `only statuses of SAML are named`() throws {
        let prefix = "urn:oasis:names:tc:SAML:2.0:status:"
        let said = [
            (prefix + "Responder", prefix + "NoPassive", "the provider answered Responder, NoPassive"),
            (prefix + "<script>", "x", "the provider answered no known status, no known status"),
        ]
        for (first, second, diagnosis) in said {
            let text = """
                <samlp:Status xmlns:samlp="\(Namespace.protocolMessages)"><samlp:StatusCode \
                Value="\(first.replacing("<", with: "&lt;"))"><samlp:StatusCode Value="\(second)"/></samlp:StatusCode>\
                </samlp:Status>
                """
            let status = Status(try XMLDocument(Array(text.utf8), limits: .message).root)
            #expect(throws: SAMLError(.status, diagnosis)) { try status.verify() }
        }
    }
}

extension Examination {
    var failed: [Check] { results.filter { $0.outcome != .passed && $0.outcome != .notReached }.map(\.check) }
}
