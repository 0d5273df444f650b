import Foundation
import SAML
import SAMLCorpus

/// How many sign-ons a processor verifies, and how long a stranger can keep it busy with one message.
@main struct SignOns {
    static let genuine = [
        ("assertion signed", "assertion-signed"), ("response signed", "response-signed"),
        ("both signed", "both-signed"), ("assertion signed, P-256", "ecdsa-sha256"),
        ("assertion signed, AES-256-GCM", "encrypted-aes256-gcm"),
        ("assertion signed, AES-256-CBC", "encrypted-aes256-cbc"),
        ("both signed, AES-256-GCM", "encrypted-both-signed"),
    ]
    static let aims: [String: Double] = ["assertion signed": 2_000]
    static let longest = 20.0

    static func main() throws {
        print("| Genuine message | Bytes | Verified a second | Aim |\n|---|---|---|---|")
        var isMet = true
        for (name, document) in genuine {
            let document = CorpusDocument.named("Providers/Nordwind/\(document)")
            let rate = 1_000 / milliseconds(try document.base64(), document, for: 1_000)
            let aim = aims[name].map { " \(whole($0))" } ?? ""
            print("| \(name) | \(try document.bytes().count) | \(whole(rate)) |\(aim) |")
            isMet = isMet && rate >= aims[name, default: 0]
        }

        var anonymous = try CorpusDocument.all.map { ($0.path, try $0.base64(), $0) }
        for beginning in ["response-signed", "inclusive-response"] {
            let document = CorpusDocument.named("Providers/Nordwind/\(beginning)")
            let text = String(decoding: try document.bytes(), as: UTF8.self)
            anonymous += LargeDocuments.all.map { name, change in
                ("\(name), after \(beginning)", Data(change(text).utf8).base64EncodedString(), document)
            }
        }
        let costs = anonymous.map { name, value, document in (name, milliseconds(value, document, for: 20)) }
        print("\n\(costs.count) messages that anybody may send; those that take longest:\n")
        print("| Message | Processor time, ms | Limit |\n|---|---|---|")
        for (name, cost) in costs.sorted(by: { $0.1 > $1.1 }).prefix(5) {
            print("| \(name) | \(String(format: "%.1f", cost)) | \(whole(longest)) |")
        }
        isMet = isMet && costs.allSatisfy { $0.1 < longest }
        exit(isMet ? 0 : 1)
    }

    /// The processor time of one verification, from as many as fit into that many milliseconds.
    private static func milliseconds(_ value: String, _ document: CorpusDocument, for enough: Double) -> Double {
        let verifier = CorpusHouse.verifier(of: document)
        var times = 0.0
        var spent = 0.0
        _ = verifier.outcome(of: value, expecting: document.expectation)
        while spent < enough {
            spent += processorMilliseconds { _ = verifier.outcome(of: value, expecting: document.expectation) }
            times += 1
        }
        return spent / times
    }

    private static func whole(_ number: Double) -> String { String(format: "%.0f", number) }
}
