import Foundation
import Testing

/// A document of the corpus, with what must become of it: a row of `Corpus/expected.tsv`.
///
/// `Corpus/generate.py` writes documents and table.
struct CorpusDocument: Sendable, CustomTestStringConvertible {
    /// `Attacks/Signature/xsw3.xml`
    let path: String
    /// The record of the provider that it is read with: a row of `Corpus/providers.tsv`.
    let provider: String
    /// The request that it should answer; nil where none was made.
    let request: String?
    /// The check that refuses it; nil where it is accepted.
    let refusal: String?
    /// Who it is about, where it is accepted.
    let subject: String

    var testDescription: String { refusal.map { "\(path) is refused by \($0)" } ?? "\(path) is accepted" }
    var isAttack: Bool { path.hasPrefix("Attacks/") }

    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: CorpusDocument.folder.appendingPathComponent(path))) }
}

extension CorpusDocument {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static let all: [CorpusDocument] = table("expected").map { row in
        CorpusDocument(
            path: row["document"] ?? "", provider: row["provider"] ?? "",
            request: row["request"] == "unsolicited" ? nil : row["request"],
            refusal: row["expectation"] == "refused" ? row["check"] : nil, subject: row["subject"] ?? "")
    }

    static func named(_ path: String) throws -> CorpusDocument {
        try #require(all.first { $0.path == path + ".xml" }, "\(path) is not in the corpus")
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

extension CorpusDocument {
    /// As a browser posts it.
    func base64() throws -> String { Data(try bytes()).base64EncodedString() }

    /// The paths of all documents on disk.
    static func files() throws -> [String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return paths.filter { $0.hasSuffix(".xml") && ($0.hasPrefix("Attacks/") || $0.hasPrefix("Providers/")) }
    }
}
