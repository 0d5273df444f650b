import Foundation
import TestSupport
import Testing

/// Terms and groups as an operator publishes and opens them.
@Suite(.timeLimit(.minutes(10))) struct FirstAccessCommandTests {
    private func house() async throws -> URL {
        let folder = try TemporaryFolder.make()
        #expect(try await Muster.run(["migrate", "--data", folder.path]).status == 0)
        return folder
    }

    private func file(_ bytes: [UInt8], in folder: URL) throws -> String {
        let url = folder.appendingPathComponent("terms.txt")
        try Data(bytes).write(to: url)
        return url.path
    }

    @Test func `terms are published, shown and listed, and who publishes is told that nobody is asked yet`()
        async throws
    {
        let folder = try await house()
        func run(_ words: String...) async throws -> Muster.Result {
            try await Muster.run(words + ["--data", folder.path])
        }
        let early = try await run("terms", "show")
        #expect(
            early.status == 65 && early.errors == "muster: No terms were published yet; see muster terms publish.\n")
        let first = try await run("terms", "publish", try file(Array("Be kind.\n\nBe brave.\n".utf8), in: folder))
        #expect(first.output.hasPrefix("Version 1 is published.\n") && first.output.contains("settings set terms on"))
        #expect(try await run("settings", "set", "terms", "on").status == 0)
        let second = try await run("terms", "publish", try file(Array("Be quick.\n".utf8), in: folder))
        #expect(second.output == "Version 2 is published.\n")
        #expect(try await run("terms", "show").output == "Be quick.\n")
        #expect(try await run("terms", "show", "--version", "1").output.hasPrefix("Be kind.\n\nBe brave."))
        let list = try await run("terms", "list").output.split(separator: "\n")
        #expect(list.count == 2 && list[0].hasPrefix("2  ") && list[1].hasSuffix("  Be kind."))
        TemporaryFolder.remove(folder)
    }

    @Test(arguments: [[0xFF, 0xFE], [], Array("  \n \n".utf8), [UInt8](repeating: 65, count: 131_073)])
    func `what is no text for people is refused in one line`(bytes: [UInt8]) async throws {
        let folder = try await house()
        let path = try file(bytes, in: folder)
        let answer = try await Muster.run(["terms", "publish", path, "--data", folder.path])
        #expect(answer.status == 65 && answer.output.isEmpty)
        #expect(answer.errors.hasPrefix("muster: ") && answer.errors.split(separator: "\n").count == 1)
        let none = try await Muster.run(["terms", "publish", "/nowhere", "--data", folder.path])
        #expect(none.status == 65 && none.errors == "muster: The file /nowhere cannot be read.\n")
        TemporaryFolder.remove(folder)
    }

    @Test(arguments: ["offer", "open", "close"])
    func `a group that is not there is refused in one line`(verb: String) async throws {
        let folder = try await house()
        let answer = try await Muster.run(["groups", verb, "Chess", "--data", folder.path])
        #expect(answer.status == 65)
        #expect(
            answer.errors == "muster: There is no group Chess in default; give its displayName or its id.\n")
        #expect(try await Muster.run(["groups", "list", "--data", folder.path]).output.isEmpty)
        TemporaryFolder.remove(folder)
    }
}
