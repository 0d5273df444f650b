import CXMLSecurity
import SAMLCorpus
import Testing

@testable import SAML

/// What our own reading of a signature refuses, the library refuses too, should any of it ever get past us.
///
/// Here the library is asked directly about documents of the corpus, whatever their signatures look like.
@Suite struct SecondLineTests {
    private static let checks: [Check] = [.algorithms, .reference, .signatureShape]

    /// What these have besides is of no effect: all that is believed are the octets that were digested.
    private static let harmless = ["Attacks/Keys/obj-manifest", "Attacks/Keys/tr-three"]

    static let refused = CorpusDocument.all.filter { document in
        document.path.hasPrefix("Attacks/Keys/") && checks.contains { $0.rawValue == document.refusal }
            && !harmless.contains { document.path.hasPrefix($0) }
    }

    @Test(arguments: refused)
    func `the library refuses it too`(_ document: CorpusDocument) throws {
        #expect(try octets(of: document) == nil)
    }

    @Test func `what does no harm covers what it should`() throws {
        let genuine = try octets(of: CorpusDocument.named("Providers/Nordwind/assertion-signed"))
        #expect(genuine?.isEmpty == false)
        for path in Self.harmless {
            #expect(try octets(of: CorpusDocument.named(path)) == genuine, "\(path)")
        }
    }

    /// What the library says is signed, by the provider's first key.
    private func octets(of document: CorpusDocument) throws -> [UInt8]? {
        let response = try UnverifiedResponse(base64: document.base64()).document().root
        let key = try #require(CorpusHouse.verifier(of: document).providerKeys.first)
        for element in [response] + response.children {
            guard let signature = element.child(named: "Signature", in: Namespace.signature),
                unsafe xml_signature_is_by(signature.node, key.key) != 0
            else { continue }
            var count = 0
            let found = unsafe xml_signature_octets(signature.node, element.node, key.key, &count)
            guard let found = unsafe found else { continue }
            defer { unsafe xml_octets_free(found) }
            return unsafe Array(UnsafeBufferPointer(start: found, count: count))
        }
        return nil
    }
}
