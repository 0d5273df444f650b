import Foundation
import SAMLCorpus
import Testing

/// What the fuzzer once found, and what it starts from, goes through the same doors with every run.
@Suite struct FailCaseTests {
    private static let folder = CorpusDocument.folder.deletingLastPathComponent().appendingPathComponent("Fuzz")

    private static func files(in folder: String) -> [URL] {
        let folder = Self.folder.appendingPathComponent(folder)
        return (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }

    @Test(arguments: FuzzTarget.allCases)
    func `what once broke a promise keeps it now`(target: FuzzTarget) throws {
        let files = ["FailCases", "Seeds"].flatMap { Self.files(in: "\($0)/\(target.rawValue)") }
        for file in files {
            #expect(throws: Never.self, "\(file.lastPathComponent)") {
                try target.run(Array(try Data(contentsOf: file)))
            }
        }
    }

    @Test(arguments: [FuzzTarget.response, .answer])
    func `the corpus keeps every promise`(target: FuzzTarget) throws {
        for document in CorpusDocument.all {
            #expect(throws: Never.self, "\(document.path)") { try target.run(document.bytes()) }
        }
    }
}
