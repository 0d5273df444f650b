import SAML
import SAMLCorpus
import Testing

/// What identity providers send is accepted; what attackers make of it is refused, by the check that is meant to.
@Suite struct CorpusTests {
    @Test(arguments: CorpusDocument.all)
    func `a document`(_ document: CorpusDocument) throws {
        switch (try document.verified(), document.refusal) {
        case (.success(let assertion), nil):
            #expect(assertion.nameID.value == document.subject)
        case (.success(let assertion), let refusal?):
            Issue.record("accepted for \(assertion.nameID.value), where \(refusal) should refuse")
        case (.failure(let error), let refusal):
            #expect(error.check.rawValue == refusal, "\(error.diagnosis)")
        }
    }

    @Test(arguments: CorpusDocument.all.filter { $0.refusal == nil })
    func `what passes is examined alike`(_ document: CorpusDocument) throws {
        let response = try UnverifiedResponse(base64: document.base64())
        let examination = CorpusHouse.verifier(of: document)
            .examine(response, expecting: document.expectation, at: CorpusHouse.now)
        #expect(examination.assertion?.nameID.value == document.subject)
    }

    @Test func `the corpus is there`() {
        #expect(CorpusDocument.all.filter { $0.refusal == nil }.count >= 100)
        #expect(CorpusDocument.all.filter { $0.refusal != nil }.count >= 230)
    }

    @Test func `every document that is there has a row`() throws {
        let known = Set(CorpusDocument.all.map(\.path))
        #expect(known.count == CorpusDocument.all.count)
        #expect(try Set(CorpusDocument.files()) == known)
    }

    /// Who forges learns nothing from the answer.
    @Test func `all refusals say the same`() throws {
        let refusals = try CorpusDocument.all.compactMap { try $0.verified().refusal }
        #expect(Set(refusals.map(\.description)).count == 1)
        #expect(Set(refusals.map(\.diagnosis)).count > 20)
    }
}
