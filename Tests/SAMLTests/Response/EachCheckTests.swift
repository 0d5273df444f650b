import SAMLCorpus
import Testing

@testable import SAML

/// Every check is needed: without it, something would be accepted that nobody else refuses.
@Suite struct EachCheckTests {
    @Test(arguments: ResponseVerifier.checks.map { $0.check })
    func `without one check, what it refuses is accepted`(check: Check) throws {
        let refused = CorpusDocument.all.filter { $0.refusal == check.rawValue }
        let accepted = try refused.filter { document in
            var verifier = CorpusHouse.verifier(of: document)
            verifier.checks.removeAll { $0.check == check }
            let outcome = verifier.outcome(of: try document.base64(), expecting: document.expectation)
            return outcome.refusal == nil
        }
        #expect(!accepted.isEmpty, "\(refused.map(\.path)) are refused without \(check) too")
    }

    @Test(arguments: Check.ofResponses)
    func `every check refuses some document`(check: Check) {
        // What is no Base64 is no document: see TransportTests.
        guard check != .encoding else { return }
        #expect(CorpusDocument.all.contains { $0.refusal == check.rawValue })
    }

    /// Where one field is wrong, its check alone finds fault: the rest of the document is as it should be.
    @Test(
        arguments: CorpusDocument.all.filter { document in
            ResponseVerifier.checks.contains { $0.check.rawValue == document.refusal }
        })
    func `one thing is wrong`(_ document: CorpusDocument) throws {
        let response = try UnverifiedResponse(base64: document.base64())
        let examination = CorpusHouse.verifier(of: document)
            .examine(response, expecting: document.expectation, at: CorpusHouse.now)
        let failed = examination.results.filter { $0.outcome != .passed }.map(\.check)
        #expect(failed.first?.rawValue == document.refusal)
        #expect(failed.dropFirst().allSatisfy { Self.within[failed[0], default: []].contains($0) })
    }

    /// What is looked for in something that is missing, or stands there twice, is missing too.
    private static let within: [Check: Set<Check>] = [
        .subject: [.confirmation, .inResponseTo], .confirmation: [.inResponseTo], .conditions: [.audience],
    ]
}
