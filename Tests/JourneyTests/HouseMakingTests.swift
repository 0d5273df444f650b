import Foundation
import TestSupport
import Testing

/// Which commands make a house, and that the others leave nothing behind where they are started by mistake.
@Suite(.timeLimit(.minutes(10))) struct HouseMakingTests {
    @Test(arguments: [
        ["doctor"], ["token", "list", "--integration", "x"], ["token", "create", "--integration", "x"],
        ["token", "revoke", "1"], ["settings", "get"], ["settings", "set", "new-phone-accounts-per-day", "1"],
        ["organization", "list"], ["organization", "create", "acme"], ["move", "--to", "sqlite:nowhere.db"],
    ])
    func `in the wrong place a command names the folder, says what to do, and makes nothing`(
        arguments: [String]
    ) async throws {
        let folder = try TemporaryFolder.make().appendingPathComponent("data")
        let result = try await Muster.run(arguments + ["--data", folder.path])
        #expect(result.status == 78)
        #expect(result.errors.contains(folder.path) && result.errors.contains("run muster migrate"))
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func `migrate makes the house that the others then find`() async throws {
        let folder = try TemporaryFolder.make().appendingPathComponent("data")
        #expect(try await Muster.run(["migrate", "--data", folder.path]).status == 0)
        let list = try await Muster.run(["organization", "list", "--data", folder.path])
        #expect(list.output == "default  Default  http://localhost:8080/scim/v2\n")
        #expect(try await Muster.token(in: folder).hasPrefix("muster_"))
        let database = folder.appendingPathComponent("other.db").path
        let other = try await Muster.run(["doctor", "--data", folder.path, "--database-url", "sqlite:\(database)"])
        #expect(other.status == 78 && other.errors.contains(database))
        #expect(!FileManager.default.fileExists(atPath: database))
    }

    @Test func `doctor does not mend what it checks`() async throws {
        let folder = try TemporaryFolder.make()
        let file = ["MUSTER_DATABASE_URL": TestDatabase.file(in: folder)]
        #expect(try await Muster.run(["migrate", "--data", folder.path], environment: file).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains(".db") }
        for name in names { try FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }
        try Data().write(to: folder.appendingPathComponent("muster.db"))
        for _ in 0..<2 {
            let result = try await Muster.run(["doctor", "--data", folder.path], environment: file)
            #expect(result.status == 78 && result.errors.contains("has schema version 0"), "\(result.errors)")
        }
        #expect(try await Muster.run(["migrate", "--data", folder.path], environment: file).status == 0)
        #expect(try await Muster.run(["doctor", "--data", folder.path], environment: file).status == 0)
    }

    @Test func `a server with other keys than the database's is told so, and so is a command`() async throws {
        let (folder, other) = (try TemporaryFolder.make(), try TemporaryFolder.make())
        let database = ["--database-url", TestDatabase.file(in: folder)]
        #expect(try await Muster.run(["migrate", "--data", folder.path] + database).status == 0)
        // A second server that was started without the key of the first has made one of its own.
        for command in [["migrate"], ["serve", "--listen", "127.0.0.1:0"], ["doctor"], ["organization", "list"]] {
            let result = try await Muster.run(command + ["--data", other.path] + database)
            #expect(result.status == 78 && result.errors.contains("copy master.key"), "\(result.errors)")
            #expect(result.errors.contains(other.path) && result.errors.split(separator: "\n").count == 1)
        }
        let key = other.appendingPathComponent("master.key")
        try FileManager.default.removeItem(at: key)
        try FileManager.default.copyItem(at: folder.appendingPathComponent("master.key"), to: key)
        #expect(try await Muster.run(["doctor", "--data", other.path] + database).status == 0)
    }

    @Test func `a port that is not chosen yet is no 0 in an address`() async throws {
        let folder = try TemporaryFolder.make()
        let environment = ["MUSTER_LISTEN": "127.0.0.1:0"]
        #expect(try await Muster.run(["migrate", "--data", folder.path]).status == 0)
        let list = try await Muster.run(["organization", "list", "--data", folder.path], environment: environment)
        #expect(list.output.contains(" http://localhost:PORT/scim/v2\n"))
    }
}
