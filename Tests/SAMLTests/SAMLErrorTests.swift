import Testing

@testable import SAML

@Suite struct SAMLErrorTests {
    @Test func `every refusal reads the same`() {
        let sentences = Check.allCases.map { String(describing: SAMLError($0, "because of \($0)")) }
        #expect(Set(sentences).count == 1)
    }
}
