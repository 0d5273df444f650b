import Foundation

/// The transcripts that lie in Requirements.
enum ScenarioFolder {
    static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Requirements", isDirectory: true)

    /// Every scenario; what cannot be read is missing here and fails a test of its own.
    static let scenarios = (try? read()) ?? []

    static func read() throws -> [Scenario] {
        try files().flatMap { try ScenarioParser.scenarios(of: $0.text, in: $0.name) }
    }

    static func files() throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { (name: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8)) }
    }
}
