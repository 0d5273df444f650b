import Foundation
import Testing

/// What the fuzzer once found goes through the same doors with every run.
@Suite struct FailCaseTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzz/FailCases")

    private static func files(of target: FuzzTarget) -> [URL] {
        let folder = folder.appendingPathComponent(target.rawValue)
        return (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }

    @Test(arguments: FuzzTarget.allCases)
    func `what once broke a promise keeps it now`(target: FuzzTarget) throws {
        for file in Self.files(of: target) {
            #expect(throws: Never.self, "\(file.lastPathComponent)") {
                try target.run(Array(try Data(contentsOf: file)))
            }
        }
    }

    @Test func `the cases are found`() {
        #expect(!FuzzTarget.allCases.flatMap(Self.files).isEmpty)
    }
}
