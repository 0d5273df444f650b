import Foundation
import SAML
import SAMLCorpus
import Testing

/// Nobody makes us work for long: what is beyond a bound is refused for that, what is within them is soon done.
///
/// A second is much because tests are not optimized; `Benchmarks/saml` demands 20 ms. Without bounds it would be a minute.
@Suite struct LargeDocumentTests {
    /// The second is made canonical with all namespaces in scope, which takes longest.
    static let beginnings = ["Providers/Nordwind/response-signed", "Providers/Nordwind/inclusive-response"]

    @Test(arguments: LargeDocuments.beyond.keys.sorted(), beginnings)
    func `beyond the bounds`(name: String, beginning: String) throws {
        let change = try #require(LargeDocuments.beyond[name])
        let (check, time) = try outcome(of: change, beginning)
        #expect(check == .limits || check == .encoding || check == .signatureShape)
        #expect(time < 1_000)
    }

    @Test(arguments: LargeDocuments.broken.keys.sorted())
    func `broken in many places`(name: String) throws {
        let change = try #require(LargeDocuments.broken[name])
        let (check, time) = try outcome(of: change, Self.beginnings[0])
        #expect(check == .wellFormed)
        #expect(time < 1_000)
    }

    @Test(arguments: LargeDocuments.within.keys.sorted(), beginnings)
    func `within the bounds`(name: String, beginning: String) throws {
        let change = try #require(LargeDocuments.within[name])
        let (check, time) = try outcome(of: change, beginning)
        #expect(check == .signature)
        #expect(time < 1_000)
    }

    /// A person may be in many groups; Okta declares two namespaces for each.
    @Test func `eight hundred groups are within the bounds`() throws {
        let (check, _) = try outcome(of: LargeDocuments.manyGroups(800), "Providers/Okta/both-signed")
        #expect(check == .signature)
    }

    private func outcome(of change: (String) -> String, _ beginning: String) throws -> (Check?, Double) {
        let document = CorpusDocument.named(beginning)
        let value = Data(change(String(decoding: try document.bytes(), as: UTF8.self)).utf8).base64EncodedString()
        let verifier = CorpusHouse.verifier(of: document)
        var check: Check?
        let time = processorMilliseconds {
            check = verifier.outcome(of: value, expecting: document.expectation).refusal?.check
        }
        return (check, time)
    }
}
