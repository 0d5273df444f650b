import Foundation

/// The transcripts that lie in Requirements and the folders in it.
enum ScenarioFolder {
    static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Requirements", isDirectory: true)

    /// Every scenario; what cannot be read is missing here and fails a test of its own.
    static let scenarios = (try? read()) ?? []

    static func read() throws -> [Scenario] {
        try files().flatMap { try ScenarioParser.scenarios(of: $0.text, in: $0.name) }
    }

    static func files() throws -> [(name: String, text: String)] {
        try FileManager.default.subpathsOfDirectory(atPath: url.path)
            .filter { $0.hasSuffix(".txt") }
            .sorted()
            .map { (name: $0, text: try String(contentsOf: url.appendingPathComponent($0), encoding: .utf8)) }
    }
}
