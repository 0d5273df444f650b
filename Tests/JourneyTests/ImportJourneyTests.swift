import Foundation
import SCIM
import TestSupport
import Testing

/// Imports by the real program, whatever becomes of it meanwhile.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ImportJourneyTests {
    private func file(_ count: Int, in folder: URL) throws -> String {
        let path = folder.appendingPathComponent("people.csv")
        let rows = (0..<count).map { "p\($0)@x.example,Ann,Number \($0),p\(($0 + 1) % count)@x.example" }
        let text = (["Email,First name,Last name,Manager Email"] + rows).joined(separator: "\r\n")
        try Data(text.utf8).write(to: path)
        return path.path
    }

    @Test func `a file is imported, the rows that are refused are named, and again nothing happens`() async throws {
        let folder = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(folder) }
        #expect(try await Muster.run(["migrate", "--data", folder.path]).status == 0)
        let path = try file(60, in: folder)
        let first = try await Muster.run(["accounts", "import", path, "--data", folder.path])
        #expect(first.status == 0 && first.output == "60 rows: 60 added, 0 changed, 0 unchanged, 0 refused.\n")
        let again = try await Muster.run(["accounts", "import", path, "--data", folder.path])
        #expect(again.output == "60 rows: 0 added, 0 changed, 60 unchanged, 0 refused.\n", "\(again.errors)")
        try Data("Email\nnonsense\nnew@x.example\n".utf8).write(to: URL(fileURLWithPath: path))
        let bad = try await Muster.run(["accounts", "import", path, "--data", folder.path])
        #expect(bad.status == 65 && bad.errors.contains("line 2: “nonsense” is not an e-mail address."))
        #expect(bad.output == "2 rows: 1 added, 0 changed, 0 unchanged, 1 refused.\n")
        let one = try await Muster.run(["accounts", "add", "--email", "one@x.example", "--data", folder.path])
        #expect(one.status == 0 && one.output.hasSuffix("  invited  email  one@x.example\n"), "\(one.errors)")
    }

    @Test func `an import that kill -9 interrupts is finished by a server, with no row twice and none lost`()
        async throws
    {
        let folder = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(folder) }
        let muster = try await RunningMuster(in: folder)
        let path = try file(1500, in: folder)
        // Nobody else may take it before it is killed, so the server starts again behind it.
        #expect(await muster.stop() == 0)
        let importer = try await MusterProcess(["accounts", "import", path, "--data", folder.path])
        let counted = try await RunningMuster(in: folder, token: muster.token)
        func people() async throws -> Int64 {
            try await counted.send("GET", "/Users?count=0").json?["totalResults"]?.integer ?? 0
        }
        while try await people() < 50 { try await Task.sleep(for: .milliseconds(20)) }
        importer.send(SIGKILL)
        _ = await importer.end()
        counted.process.send(SIGKILL)
        _ = await counted.process.end()
        let again = try await RunningMuster(in: folder, token: muster.token)
        var total: Int64 = 0
        while total < 1500 {
            total = try await again.send("GET", "/Users?count=0").json?["totalResults"]?.integer ?? 0
            try await Task.sleep(for: .milliseconds(100))
        }
        let named = "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Aenterprise%3A2.0%3AUser%3Amanager.value%20pr"
        while try await again.send("GET", "/Users?count=0&filter=\(named)").json?["totalResults"] != 1500 {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try await again.send("GET", "/Users?count=0").json?["totalResults"] == 1500)
        #expect(await again.stop() == 0)
    }
}
