import Foundation
import SCIM
import TestSupport
import Testing

/// The provisioning log as an operator reads it, beside a running server.
@Suite(.timeLimit(.minutes(10))) struct LogCommandTests {
    private func log(_ folder: URL, _ more: String...) async throws -> Muster.Result {
        try await Muster.run(["log", "--data", folder.path] + more)
    }

    @Test func `a push is told as it happened, and a failure explained`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let made = try await muster.send("POST", "/Users", json: #"{"userName": "ada@x.example", "title": "Engineer"}"#)
        let id = try #require(made.json?["id"]?.string)
        let patch = """
            {"Operations": [{"op": "Replace", "path": "title", "value": "Lead"},
            {"op": "replace", "path": "active", "value": "False"}]}
            """
        let changed = try await muster.send("PATCH", "/Users/\(id)", json: patch)
        #expect(changed.status == 200)
        let request = try #require(changed["X-Request-Id"])
        #expect(try await muster.send("POST", "/Users", json: #"{"userName": "ADA@x.example"}"#).status == 409)
        // What the last requests left is written before the server ends.
        #expect(await muster.stop() == 0)

        let all = try await log(folder)
        #expect(all.status == 0, "\(all.errors)")
        #expect(
            all.output.contains(" added ada@x.example.\n    userName: \"ada@x.example\"\n    title: \"Engineer\"\n"))
        let change = try await log(folder, "--request", request).output
        let lines = change.split(separator: "\n").map(String.init)
        #expect(
            lines[0].contains(#/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  .* changed title and active of ada@x\.example\.$/#))
        #expect(lines.contains(#"    title: "Engineer" → "Lead""#) && lines.contains("    active: true → false"))
        #expect(lines.contains { $0.hasPrefix("    operationCase: The name of an operation") })
        #expect(lines.contains { $0.hasPrefix("    booleanStrings: \"True\" or \"False\"") })
        #expect(lines.last?.contains(#/^    answered 200 in \d+ ms, 2 operations, request /#) == true)
        let failed = try await log(folder, "--failed", "--since", "1h").output
        let reason = "userName is taken by another account of this organization; choose another one."
        #expect(failed.contains(" could not add ADA@x.example: \(reason)\n"))
        #expect(failed.contains("    answered 409 uniqueness in ") && !failed.contains(" added "))
        #expect(try await log(folder, "--user", id, "--changes", "--limit", "1").output == change)
        #expect(try await log(folder, "--integration", "nobody").status == 65)
        #expect(try await log(folder, "--since", "yesterday").status == 65)
    }

    @Test func `for programs each entry is one JSON object a line`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        _ = try await muster.send("POST", "/Users", json: #"{"userName": "ada", "password": "swordfish-9"}"#)
        _ = try await muster.send("GET", "/Users?filter=userName%20eq%20%22ada%22")
        #expect(await muster.stop() == 0)
        let lines = try await log(folder, "--json").output.split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        let entries = try lines.map { try JSONValue(decoding: Array($0.utf8)) }
        #expect(entries[0]["action"] == "create" && entries[0]["name"] == "ada" && entries[0]["status"] == 201)
        #expect(entries[0]["changes"]?.array?.contains(["path": "userName", "after": "ada"]) == true)
        #expect(entries[1]["action"] == "list" && entries[1]["found"] == 1)
        #expect(entries[1]["description"]?.string?.hasSuffix(#"with userName eq "ada" and found 1."#) == true)
        #expect(!lines.joined().contains("swordfish"))
    }

    @Test func `a log that is followed shows what happens`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let follower = try await MusterProcess(["log", "--follow", "--json", "--changes", "--data", folder.path])
        _ = try await muster.send("POST", "/Users", json: #"{"userName": "ada"}"#)
        _ = try await muster.send("POST", "/Users", json: #"{"userName": "bob"}"#)
        try await follower.output { $0.contains("\"bob\"") }
        follower.send(SIGTERM)
        _ = await follower.end()
        let names = try follower.output.split(separator: "\n").map { try JSONValue(decoding: Array($0.utf8))["name"] }
        #expect(names == ["ada", "bob"])
        _ = await muster.stop()
    }
}
