import Foundation
import SCIM
import TestSupport
import Testing

/// A company that outgrew its file moves to the database the tests are about.
@Suite(.timeLimit(.minutes(10))) struct MoveTests {
    /// A house on a file, and the empty database to which it goes.
    private struct Relocation {
        let folder: URL
        let file: String
        let target: String
        let token: String

        init() async throws {
            folder = try TemporaryFolder.make()
            file = TestDatabase.file(in: folder)
            target = try await TestDatabase.make(in: try TemporaryFolder.make())
            let old = ["--data", folder.path, "--database-url", file]
            #expect(try await Muster.run(["migrate"] + old).status == 0)
            token = try await Muster.token(in: folder, ["--database-url", file])
        }

        func move(_ more: [String] = []) async throws -> Muster.Result {
            try await Muster.run(
                ["move", "--data", folder.path, "--database-url", file, "--to", target] + more)
        }

        func server(on url: String) async throws -> RunningMuster {
            try await RunningMuster(
                in: folder, token: token, ["--database-url", url, "--public-url", "https://people.example"])
        }
    }

    @Test func `tokens and people are there after the move, and a second one finds both equal`() async throws {
        let house = try await Relocation()
        let before = try await house.server(on: house.file)
        for name in ["ada", "bob", "zoë"] {
            let person = #"{"userName":"\#(name)@x.example","title":"Driver"}"#
            #expect(try await before.send("POST", "/Users", json: person).status == 201)
        }
        let people = try await before.send("GET", "/Users")
        #expect(people.status == 200)
        #expect(await before.stop() == 0)

        let moved = try await house.move()
        #expect(moved.status == 0, "\(moved.errors)")
        #expect(moved.output.contains(/account +3  [0-9a-f]{16}\n/))
        #expect(moved.output.contains("set MUSTER_DATABASE_URL"))
        #expect(moved.output.contains(house.folder.appendingPathComponent("master.key").path))
        #expect(moved.errors.contains("copying account 3 of 3\n"))
        #expect(moved.errors.contains("checking account 3 of 3\n"))

        let again = try await house.move()
        #expect(again.status == 0 && again.output.contains("Both are equal already"))

        let after = try await house.server(on: house.target)
        #expect(try await after.send("GET", "/Users").body == people.body)
        #expect(try await after.send("POST", "/Users", json: #"{"userName":"new@x.example"}"#).status == 201)
        #expect(await after.stop() == 0)
    }

    @Test func `a database that holds something else is left alone until it is to be replaced`() async throws {
        let house = try await Relocation()
        #expect(try await house.move().status == 0)
        let server = try await house.server(on: house.target)
        #expect(try await server.send("POST", "/Users", json: #"{"userName":"ada@x.example"}"#).status == 201)

        let refused = try await house.move()
        #expect(refused.status == 65)
        let sentence = "holds 1 organization(s) with 1 account(s) already"
        #expect(refused.errors.contains(sentence) && refused.errors.contains("--replace"))
        #expect(try await server.send("GET", "/Users?count=0").json?["totalResults"]?.number?.integer == 1)

        #expect(try await house.move(["--replace"]).status == 0)
        #expect(try await server.send("GET", "/Users?count=0").json?["totalResults"]?.number?.integer == 0)
        #expect(await server.stop() == 0)
    }

    @Test func `the database in use is no place to move to, and no password is told`() async throws {
        let house = try await Relocation()
        let options = ["--data", house.folder.path, "--database-url", house.file]
        let path = house.folder.path + "/./muster.db"
        let same = try await Muster.run(["move", "--to", "sqlite:\(path)"] + options)
        #expect(same.status == 65 && same.errors.contains("in use"))
        let away = try await Muster.run(["move", "--to", "postgres://muster:Tr0ub4dor@127.0.0.1:1/muster"] + options)
        #expect(away.status == 69)
        #expect(!away.errors.contains("Tr0ub4dor"))
    }
}
