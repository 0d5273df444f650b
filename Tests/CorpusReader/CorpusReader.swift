import Foundation
import SAML
import SAMLCorpus

/// Reads every document of the corpus and those that are too large for it, and says what became of each.
///
/// For tools that watch a program: see Docs/Sanitizers.md. Ends with 1 when anything came out otherwise than it should.
@main struct CorpusReader {
    static func main() throws {
        var surprises = 0
        for document in CorpusDocument.all {
            let check = refusal(of: try document.base64(), document)
            if check != document.refusal { surprises += 1 }
            print("\(check == document.refusal ? "as expected" : "SURPRISE")\t\(document.path)\t\(check ?? "accepted")")
        }
        for beginning in ["response-signed", "inclusive-response"] {
            let document = CorpusDocument.named("Providers/Nordwind/\(beginning)")
            let text = String(decoding: try document.bytes(), as: UTF8.self)
            for (name, change) in LargeDocuments.all {
                let check = refusal(of: Data(change(text).utf8).base64EncodedString(), document)
                if check == nil { surprises += 1 }
                print("\(check == nil ? "SURPRISE" : "as expected")\t\(name)\t\(check ?? "accepted")")
            }
        }
        print("\(surprises) surprises")
        exit(surprises == 0 ? 0 : 1)
    }

    private static func refusal(of value: String, _ document: CorpusDocument) -> String? {
        let outcome = CorpusHouse.verifier(of: document).outcome(of: value, expecting: document.expectation)
        if case .failure(let error) = outcome { return error.check.rawValue }
        return nil
    }
}
