import Foundation
import SCIM
import TestSupport
import Testing

/// The program as its operator meets it: commands, configuration, restarts.
@Suite(.timeLimit(.minutes(10))) struct OperationTests {
    @Test func `changing the public URL changes every location after a restart`() async throws {
        let folder = try TemporaryFolder.make()
        let first = try await RunningMuster(in: folder, ["--public-url", "https://one.example"])
        let created = try await first.send("POST", "/Users", json: #"{"userName":"ada@x.example"}"#)
        let id = try #require(created.json?["id"]?.string)
        #expect(created["Location"] == "https://one.example/scim/v2/Users/\(id)")
        _ = await first.stop()
        let second = try await RunningMuster(in: folder, token: first.token, ["--public-url", "https://two.example/"])
        let list = try await second.send("GET", "/Users")
        let resources = try #require(list.json?["Resources"]?.array)
        let locations = resources.map { $0["meta"]?["location"]?.string }
        #expect(locations == ["https://two.example/scim/v2/Users/\(id)"])
        #expect(!list.text.contains("one.example"))
        _ = await second.stop()
    }

    @Test func `an extension document in the folder is live after the next start`() async throws {
        let folder = try TemporaryFolder.make()
        let extensions = try TemporaryFolder.make()
        let urn = "urn:example:params:scim:schemas:extension:badge:2.0:User"
        let document = """
            {"id":"\(urn)","name":"Badge","attributes":[
            {"name":"number","type":"integer","required":true},
            {"name":"pin","type":"string","returned":"request","caseExact":true},
            {"name":"colour","type":"string","mutability":"immutable"}]}
            """
        try Data(document.utf8).write(to: extensions.appendingPathComponent("badge.json"))
        let muster = try await RunningMuster(in: folder, ["--extensions", extensions.path])
        #expect(try await muster.send("GET", "/Schemas/\(urn)").status == 200)
        let wrong = try await muster.send(
            "POST", "/Users", json: #"{"userName":"a@x.example","\#(urn)":{"number":"seven"}}"#)
        #expect(wrong.status == 400)
        #expect(wrong.text.contains("\(urn):number must be a whole number"))
        let missing = try await muster.send(
            "POST", "/Users", json: #"{"userName":"a@x.example","\#(urn)":{"colour":"red"}}"#)
        #expect(missing.text.contains("\(urn):number is required"))
        let created = try await muster.send(
            "POST", "/Users", json: #"{"userName":"a@x.example","\#(urn)":{"number":7,"pin":"s3","colour":"red"}}"#)
        #expect(created.status == 201)
        #expect(created.text.contains("s3"), "SCIM-089: supplied in this write")
        let id = try #require(created.json?["id"]?.string)
        #expect(try await !muster.send("GET", "/Users/\(id)").text.contains("s3"))
        #expect(try await muster.send("GET", "/Users/\(id)?attributes=\(urn):pin").text.contains("s3"))
        let found = try await muster.send("GET", "/Users?filter=\(urn):number+gt+6")
        #expect(found.json?["totalResults"]?.number?.integer == 1)
        let repainted = try await muster.send(
            "PATCH", "/Users/\(id)", json: #"{"Operations":[{"op":"replace","path":"\#(urn):colour","value":"blue"}]}"#)
        #expect(repainted.status == 400)
        #expect(repainted.json?["scimType"]?.string == "mutability")
        _ = await muster.stop()
    }

    @Test func `a token is printed alone, works beside a running server, and ends at once when revoked`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        #expect(try await status(muster.token, muster) == 200)
        let made = try await Muster.run(["token", "create", "--data", folder.path, "--integration", "directory"])
        let second = made.output.trimmingCharacters(in: .newlines)
        #expect(second.wholeMatch(of: #/muster_[A-Za-z0-9_-]{48}/#) != nil)
        #expect(try await status(second, muster) == 200)
        let third = try await Muster.run(["token", "create", "--data", folder.path, "--integration", "directory"])
        #expect(third.status == 65)
        #expect(third.output.isEmpty)
        #expect(third.errors.contains("live tokens already (1, 2)"))
        #expect(try await Muster.run(["token", "revoke", "2", "--data", folder.path]).status == 0)
        #expect(try await status(second, muster) == 401)
        #expect(try await status(muster.token, muster) == 200)
        let list = try await Muster.run(["token", "list", "--data", folder.path, "--integration", "directory"])
        #expect(list.output.hasPrefix("1  live  expires "))
        #expect(!list.output.contains("last used never"))
        _ = await muster.stop()
    }

    private func status(_ token: String, _ muster: RunningMuster) async throws -> Int {
        let header = HTTPHeader("Authorization", "Bearer \(token)")
        return try await muster.client.send("GET", "/scim/v2/Users?count=0", headers: [header]).status
    }

    @Test func `SCIM-017 neither log nor database holds a secret in clear`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder, ["--log-level", "trace"])
        let body = #"{"userName":"ada@x.example","password":"Tr0ub4dor-3","title":7}"#
        #expect(try await muster.send("POST", "/Users", json: body).status == 400)
        let good = try await muster.send(
            "POST", "/Users", json: #"{"userName":"ada@x.example","password":"Tr0ub4dor-3"}"#)
        #expect(good.status == 201)
        _ = try await muster.send("GET", "/Users?filter=userName+eq+%22ada@x.example%22")
        _ = await muster.stop()
        for secret in [muster.token, "Tr0ub4dor-3", "userName+eq"] {
            #expect(!muster.process.errors.contains(secret))
        }
        let database = try await TestDatabase.shared(by: folder.path)
        for bytes in try await TestDatabase.content(of: database, in: folder) {
            #expect(bytes.range(of: Data(muster.token.utf8)) == nil)
            #expect(bytes.range(of: Data("Tr0ub4dor-3".utf8)) == nil)
        }
    }

    @Test func `a free port is the one that locations name while no public URL is given`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let created = try await muster.send("POST", "/Users", json: #"{"userName":"ada@x.example"}"#)
        let location = try #require(created["Location"])
        #expect(location.hasPrefix("http://localhost:\(muster.client.port)/scim/v2/Users/"))
        let description = try await muster.client.send("GET", "/openapi.json", headers: [], body: nil)
        #expect(description.json?["servers"]?[0]?["url"]?.string == "http://localhost:\(muster.client.port)")
        _ = await muster.stop()
    }

    @Test func `whatever the server writes into its folder is its owner's alone`() async throws {
        let folder = try TemporaryFolder.make().appendingPathComponent("data")
        let muster = try await RunningMuster(in: folder, on: TestDatabase.file(in: folder))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(["master.key", "muster.db", "muster.db-wal", "muster.db-shm"]).isSubset(of: names))
        for name in names {
            let file = folder.appendingPathComponent(name).path
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name) has \(String(mode ?? 0, radix: 8))")
        }
        _ = await muster.stop()
    }

    private static let commands: [([String], Int32)] = [
        (["serve", "--nonsense"], 64),
        (["serve", "--listen", "nowhere"], 78),
        (["serve", "--public-url", "ftp://x"], 78),
        (["serve", "--requests-per-second", "0"], 78),
        (["doctor", "--extensions", "/nowhere/at/all"], 78),
        (["doctor", "--database-url", "mysql://x"], 78),
        (["doctor", "--database-url", "sqlite:/proc/nothing.db"], 78),
        (["migrate", "--database-url", "sqlite:/proc/nothing.db"], 69),
        (["settings", "set", "profile-creation-with-access-codes", "perhaps"], 65),
        (["settings", "set", "no-such-setting", "on"], 65),
        (["settings", "set", "scim-delete", "remove"], 65),
        (["organization", "create", "Not A Slug"], 65),
        (["token", "create", "--integration", "x", "--expires", "100y"], 64),
        (["token", "create", "--integration", "x", "--expires", "99999d"], 65),
        (["token", "create", "--integration", "x", "--scopes", ""], 65),
        (["token", "create", "--integration", "x", "--scopes", ","], 65),
        (["token", "list", "--integration", "nobody"], 65),
        (["move"], 64),
        (["move", "--to", "mysql://muster@localhost/muster"], 78),
        (["move", "--to", "postgres://muster:secret@127.0.0.1:1/muster"], 69),
        (["move", "--to", "sqlite:/proc/nothing.db"], 69),
        (["doctor"], 0),
        (["--version"], 0),
        (["migrate"], 0),
    ]

    @Test(arguments: commands)
    func `a command that cannot do its work says why in one line and ends with the right code`(
        arguments: [String], code: Int32
    ) async throws {
        let folder = try TemporaryFolder.make()
        #expect(try await Muster.run(["migrate", "--data", folder.path]).status == 0)
        let result = try await Muster.run(arguments + ["--data", folder.path])
        #expect(result.status == code, "\(result.errors)")
        if code >= 65 {
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
            #expect(result.errors.hasPrefix("muster: "))
        }
        TemporaryFolder.remove(folder)
    }

    @Test func `a setting is taken from flag, environment and file, in this order`() async throws {
        let folder = try TemporaryFolder.make()
        let file = folder.appendingPathComponent("muster.yaml")
        try Data("public-url: https://file.example\nlisten: 127.0.0.1:7003\n".utf8).write(to: file)
        let data = folder.appendingPathComponent("data").path
        #expect(try await Muster.run(["migrate", "--data", data]).status == 0)
        let base = ["doctor", "--data", data]
        let fromFile = try await Muster.run(base, environment: ["MUSTER_CONFIG": file.path])
        #expect(fromFile.output.contains("listens on 127.0.0.1:7003, seen as https://file.example"))
        let variables = ["MUSTER_CONFIG": file.path, "MUSTER_PUBLIC_URL": "https://environment.example"]
        let fromEnvironment = try await Muster.run(base, environment: variables)
        #expect(fromEnvironment.output.contains("listens on 127.0.0.1:7003, seen as https://environment.example"))
    }

    @Test func `settings are shown with their meaning and change at once`() async throws {
        let folder = try TemporaryFolder.make()
        let muster = try await RunningMuster(in: folder)
        let phone = #"{"userName":"+447700900123"}"#
        let refused = try await muster.send("POST", "/Users", json: phone)
        #expect(refused.status == 400)
        #expect(refused.text.contains("profile-creation-with-mobile-number on"))
        let name = "profile-creation-with-mobile-number"
        #expect(try await Muster.run(["settings", "set", name, "on", "--data", folder.path]).status == 0)
        #expect(try await Muster.run(["settings", "get", name, "--data", folder.path]).output == "on\n")
        #expect(try await muster.send("POST", "/Users", json: phone).status == 201)
        let all = try await Muster.run(["settings", "get", "--data", folder.path])
        #expect(all.output.contains("new-phone-accounts-per-day = automatic\n"))
        _ = await muster.stop()
    }
}
