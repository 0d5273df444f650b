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

    private static func files(of room: String, in folder: String) throws -> [File] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let path = "\(folder)/\(name)"
            let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            return File(room: room, path: path, text: text)
        }
    }
}
