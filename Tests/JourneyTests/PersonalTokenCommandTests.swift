import Foundation
import SCIM
import TestSupport
import Testing

/// Tokens of people as an operator makes them, beside a running server.
@Suite(.timeLimit(.minutes(10))) struct PersonalTokenCommandTests {
    @Test func `a token is bound to a person, listed with whose it is, and ends with a deactivation`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let created = try await muster.send("POST", "/Users", json: #"{"userName":"ann@x.example"}"#)
        let id = try #require(created.json?["id"]?.string)
        let token = try await Muster.token(in: folder, ["--account", "ann@x.example"])
        func me() async throws -> HTTPAnswer {
            try await muster.client.send(
                "GET", "/scim/v2/Me", headers: [HTTPHeader("Authorization", "Bearer \(token)")])
        }
        #expect(try await me().json?["id"]?.string == id)
        let place = ["--data", folder.path, "--integration", "directory"]
        let list = try await Muster.run(["token", "list"] + place)
        #expect(list.output.contains("users:read,users:write  of the account \(id)\n"), "\(list.output)")
        let stranger = try await Muster.run(["token", "create", "--account", "nobody"] + place)
        #expect(stranger.status == 65 && stranger.output.isEmpty && stranger.errors.contains("no account \"nobody\""))
        let reader = ["token", "create", "--account", id, "--scopes", "log:read"] + place
        #expect(try await Muster.run(reader).status == 65)
        let out = #"{"Operations":[{"op":"replace","path":"active","value":false}]}"#
        #expect(try await muster.send("PATCH", "/Users/\(id)", json: out).status == 200)
        #expect(try await me().status == 401)
        #expect(try await !Muster.run(["token", "list"] + place).output.contains(id))
        _ = await muster.stop()
        TemporaryFolder.remove(folder)
    }
}
