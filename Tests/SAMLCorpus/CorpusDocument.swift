package import Foundation

/// A document of the corpus, with what must become of it: a row of `Corpus/expected.tsv` in `Tests/SAMLTests`.
///
/// `Corpus/generate.py` there writes documents and table.
package struct CorpusDocument: Sendable {
    /// `Attacks/Signature/xsw3.xml`
    package let path: String
    /// The record of the provider that it is read with: a row of `Corpus/providers.tsv`.
    package let provider: String
    /// The request that it should answer; nil where none was made.
    package let request: String?
    /// The check that refuses it; nil where it is accepted.
    package let refusal: String?
    /// Who it is about, where it is accepted.
    package let subject: String

    package func bytes() throws -> [UInt8] {
        Array(try Data(contentsOf: CorpusDocument.folder.appendingPathComponent(path)))
    }

    /// As a browser posts it.
    package func base64() throws -> String { Data(try bytes()).base64EncodedString() }
}

extension CorpusDocument {
    package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("SAMLTests")

    package static let all: [CorpusDocument] = table("expected").map { row in
        CorpusDocument(
            path: row["document", default: ""], provider: row["provider", default: ""],
            request: row["request"] == "unsolicited" ? nil : row["request"],
            refusal: row["expectation"] == "refused" ? row["check"] : nil, subject: row["subject", default: ""])
    }

    /// The one at that path, without `.xml`.
    package static func named(_ path: String) -> CorpusDocument {
        guard let document = all.first(where: { $0.path == path + ".xml" }) else {
            preconditionFailure("\(path) is not in the corpus")
        }
        return document
    }

    /// The paths of all documents on disk.
    package static func files() throws -> [String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return paths.filter { $0.hasSuffix(".xml") && ($0.hasPrefix("Attacks/") || $0.hasPrefix("Providers/")) }
    }

    /// The rows of a table by the names in its first line.
    static func table(_ name: String) -> [[String: String]] {
        do {
            let text = try String(contentsOf: folder.appendingPathComponent("Corpus/\(name).tsv"), encoding: .utf8)
            let rows = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
            return rows.dropFirst().map { row in
                Dictionary(uniqueKeysWithValues: zip(rows[0].map(String.init), row.map(String.init)))
            }
        } catch {
            preconditionFailure("the corpus has no table \(name): \(error)")
        }
    }
}
