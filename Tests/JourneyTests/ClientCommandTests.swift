import Foundation
import SCIM
import TestSupport
import Testing

/// OAuth clients as an operator makes them, beside a running server.
@Suite(.timeLimit(.minutes(10))) struct ClientCommandTests {
    private func grant(_ muster: RunningMuster, _ credentials: [String: String]) async throws -> HTTPAnswer {
        let header = HTTPHeader.basic(credentials["client_id"] ?? "", credentials["client_secret"] ?? "")
        return try await muster.client.send(
            "POST", "/oauth2/token",
            headers: [header, HTTPHeader("Content-Type", "application/x-www-form-urlencoded")],
            body: Array("grant_type=client_credentials".utf8))
    }

    /// The lines `name=value` of what was printed.
    private func values(_ output: String) -> [String: String] {
        let pairs = output.split(separator: "\n").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0.count == 2 ? $0[1] : "") })
    }

    @Test func `a client is made, listed and revoked beside a running server`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder, ["--log-level", "debug"])
        let place = ["--data", folder.path, "--integration", "directory"]
        let made = try await Muster.run(
            ["client", "create", "--scopes", "users:read", "--token-life", "2h"] + place)
        #expect(made.status == 0, "\(made.errors)")
        let credentials = values(made.output)
        #expect(credentials.keys.sorted() == ["client_id", "client_secret"])
        let answer = try await grant(muster, credentials)
        #expect(answer.json?["expires_in"] == 7200 && answer.json?["scope"] == "users:read")
        let identifier = try #require(credentials["client_id"])
        let list = try await Muster.run(["client", "list"] + place)
        #expect(list.output.contains("\(identifier)  client_secret_basic  tokens for 2h"))
        #expect(list.output.contains("users:read") && !list.output.contains("last used never"))
        #expect(try await Muster.run(["client", "revoke", identifier, "--data", folder.path]).status == 0)
        #expect(try await grant(muster, credentials).status == 401)
        #expect(try await Muster.run(["client", "revoke", identifier, "--data", folder.path]).status == 65)
        _ = await muster.stop()
        for secret in [credentials["client_secret"] ?? "", answer.json?["access_token"]?.string ?? ""] {
            #expect(!secret.isEmpty && !muster.process.errors.contains(secret))
        }
    }

    @Test func `a client that signs has no secret, and its file must hold a public key`() async throws {
        let folder = try TemporaryFolder.make()
        _ = try await Muster.run(["migrate", "--data", folder.path])
        func create(_ text: String, _ more: [String] = []) async throws -> Muster.Result {
            let file = folder.appendingPathComponent("key")
            try Data(text.utf8).write(to: file)
            return try await Muster.run(
                ["client", "create", "--data", folder.path, "--integration", "new", "--public-key", file.path] + more)
        }
        let made = try await create(TestKey.p256.publicPEM)
        #expect(values(made.output).keys.sorted() == ["client_id"])
        let list = try await Muster.run(["client", "list", "--data", folder.path, "--integration", "new"])
        #expect(list.output.contains("private_key_jwt") && list.output.contains("last used never"))
        let wrong = try await create(TestKey.p256.privatePEM)
        #expect(wrong.status == 65 && wrong.output.isEmpty && wrong.errors.contains("-pubout"))
        #expect(try await create(TestKey.p256.publicPEM, ["--token-life", "7h"]).status == 65)
        #expect(try await create(TestKey.p256.publicPEM, ["--token-life", "1d"]).status == 64)
        #expect(try await create(TestKey.p256.publicPEM, ["--scopes", "all"]).status == 64)
    }
}
