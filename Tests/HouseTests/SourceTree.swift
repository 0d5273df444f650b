import Foundation

/// The project's own files, read as text.
enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct File {
        let room: String
        let path: String
        let text: String

        var name: String { String(path.split(separator: "/").last ?? "") }
        var lines: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count }

        /// The modules named in import lines, whatever their access.
        var imports: Set<String> {
            let words = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            let modules = words.compactMap { words -> String? in
                guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1 else {
                    return nil
                }
                return words[index + 1]
            }
            return Set(modules)
        }
    }

    /// Every Swift file of a room: a folder of Sources, and Schemas.
    static func sources() throws -> [File] {
        let rooms = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Sources").path)
            .filter { $0 != "System" }
        return try rooms.flatMap { try files(of: $0, in: "Sources/\($0)") } + files(of: "Schemas", in: "Schemas")
    }

    /// Every Swift file of the tests; its room is the folder under Tests.
    static func tests() throws -> [File] {
        let targets = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Tests").path)
        return try targets.flatMap { try files(of: $0, in: "Tests/\($0)") }
    }

    /// Every template of a room.
    static func templates(of room: String) throws -> [File] {
        try files(of: room, in: "Sources/\(room)", ".mustache")
    }

    /// Every page under Docs, and the one at the top.
    static func documents() throws -> [File] {
        let top = try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".md") }
        return try files(of: "Docs", in: "Docs", ".md") + top.map { try file($0, of: "Docs") }
    }

    private static func files(of room: String, in folder: String, _ suffix: String = ".swift") throws -> [File] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
        return try names.filter { $0.hasSuffix(suffix) }.sorted().map { try file("\(folder)/\($0)", of: room) }
    }

    private static func file(_ path: String, of room: String) throws -> File {
        let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
        return File(room: room, path: path, text: text)
    }
}
