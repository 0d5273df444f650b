import FoundationEssentials
import SAMLCorpus
import Testing

@testable import SAML

/// A signature is worked on for each key of the provider before anybody knows whose it is: so it is short.
@Suite struct SignatureFormTests {
    private static let document = CorpusDocument.named("Providers/Nordwind/assertion-signed")

    @Test(arguments: ["<ds:SignatureValue>", "<ds:DigestValue>", "<ds:Reference "])
    func `a long text is refused before anything is computed`(place: String) throws {
        let spaces = { (count: Int) in String(repeating: " ", count: count) }
        let long = SAMLLimits.signatureTextBytes + 1
        let changed = { (count: Int) in
            place.hasSuffix(">") ? (place, place + spaces(count)) : (place, spaces(count) + place)
        }
        #expect(try refusal(changed(long)) == .signatureShape)
        // A space in a value is none of its digits, and one in SignedInfo is signed.
        #expect(try refusal(changed(100)) == (place == "<ds:SignatureValue>" ? nil : .signature))
    }

    @Test func `a list of prefixes is short`() throws {
        let algorithm = "Algorithm=\"\(Algorithm.exclusiveCanonicalization)\""
        let list = { (bytes: Int) in
            let prefixes = String(repeating: "n ", count: bytes / 2)
            let element =
                "<ec:InclusiveNamespaces xmlns:ec='\(Algorithm.exclusiveCanonicalization)' PrefixList='\(prefixes)'/>"
            return (
                "<ds:CanonicalizationMethod \(algorithm)/>",
                "<ds:CanonicalizationMethod \(algorithm)>\(element)</ds:CanonicalizationMethod>"
            )
        }
        #expect(try refusal(list(SAMLLimits.prefixListBytes)) == .signature)
        #expect(try refusal(list(SAMLLimits.prefixListBytes + 2)) == .algorithms)
    }

    /// The check that refuses the document with a text in place of another; nil when it is accepted.
    private func refusal(_ change: (String, String)) throws -> Check? {
        let text = String(decoding: try Self.document.bytes(), as: UTF8.self)
        try #require(text.contains(change.0))
        let value = Data(text.replacing(change.0, with: change.1).utf8).base64EncodedString()
        return CorpusHouse.verifier(of: Self.document).outcome(of: value, expecting: Self.document.expectation)
            .refusal?.check
    }
}
