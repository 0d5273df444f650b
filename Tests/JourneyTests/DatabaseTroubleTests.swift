import Foundation
import SCIM
import TestSupport
import Testing

/// A PostgreSQL that cannot be used: what the operator is told, and what the clients.
@Suite(.timeLimit(.minutes(10))) struct DatabaseTroubleTests {
    private struct Trouble {
        let url: String
        let status: Int32
        let words: [String]
    }

    @Test func `a database that cannot be used is told of in one line that says what to do`() async throws {
        let cluster = try await TestCluster()
        try await cluster.run("CREATE ROLE clerk LOGIN")
        try await cluster.run("CREATE DATABASE western ENCODING 'LATIN1' TEMPLATE template0")
        let ancient = try await AncientPostgres(version: "12.22")
        let muster = "muster:s3cret"
        let troubles = [
            Trouble(url: "mysql://s3cret@x", status: 78, words: ["sqlite:PATH or postgres://USER:PASSWORD@HOST"]),
            Trouble(url: "postgres://\(muster)@host:port/x", status: 69, words: ["invalid integer value \"port\""]),
            Trouble(url: "postgres://muster:s3%zzcret@host/x", status: 78, words: ["percent-encoded token; use"]),
            Trouble(url: "postgres://\(muster)@host/x?colour=red", status: 78, words: ["query parameter; use"]),
            Trouble(url: "postgres://\(muster)@127.0.0.1:1/x", status: 69, words: ["Connection refused"]),
            Trouble(url: "postgres://\(muster)@%2Fnowhere/x", status: 69, words: ["/nowhere"]),
            Trouble(
                url: cluster.url(user: "nobody", database: "muster"), status: 69,
                words: ["role \"nobody\" does not exist"]),
            Trouble(
                url: cluster.url(user: muster, database: "absent"), status: 69,
                words: ["database \"absent\" does not exist"]),
            Trouble(
                url: cluster.url(user: "clerk", database: "muster"), status: 69,
                words: ["permission denied for schema public", "GRANT CREATE, USAGE ON SCHEMA"]),
            Trouble(
                url: cluster.url(user: muster, database: "muster") + "?options=-csearch_path%3Dabsent", status: 69,
                words: ["the schema of search_path is not there"]),
            Trouble(
                url: cluster.url(user: muster, database: "muster") + "?options=-cdefault_transaction_read_only%3Don",
                status: 69, words: ["read-only transaction", "name the primary"]),
            Trouble(
                url: cluster.url(user: muster, database: "western"), status: 69,
                words: ["encoded as LATIN1", "ENCODING 'UTF8'"]),
            Trouble(url: ancient.url, status: 69, words: ["PostgreSQL 12.22", "13 or later"]),
        ]
        for trouble in troubles {
            let folder = try TemporaryFolder.make()
            let result = try await Muster.run(["migrate", "--data", folder.path, "--database-url", trouble.url])
            #expect(result.status == trouble.status, "\(trouble.url): \(result.errors)")
            for word in trouble.words { #expect(result.errors.contains(word), "\(trouble.url): \(result.errors)") }
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
            #expect(!result.errors.contains("cret"), "\(result.errors)")
            TemporaryFolder.remove(folder)
        }
        try await ancient.stop()
        try await cluster.remove()
    }

    @Test func `a database of another schema version is left as it is`() async throws {
        let cluster = try await TestCluster()
        let folder = try TemporaryFolder.make()
        let place = ["--data", folder.path, "--database-url", cluster.url]
        // The keys are there, and nothing in the database.
        let elsewhere = ["--data", folder.path, "--database-url", TestDatabase.file(in: folder)]
        #expect(try await Muster.run(["migrate"] + elsewhere).status == 0)
        let empty = try await Muster.run(["doctor"] + place)
        #expect(empty.status == 78 && empty.errors.contains("has schema version 0"), "\(empty.errors)")
        #expect(try await Muster.run(["migrate"] + place).status == 0)
        #expect(try await Muster.run(["doctor"] + place).status == 0)
        try await cluster.run("INSERT INTO schema_version (version) VALUES (99)")
        for command in ["doctor", "migrate", "serve"] {
            let newer = try await Muster.run([command] + place)
            #expect(newer.status == 78 && newer.errors.contains("start a newer muster"), "\(newer.errors)")
        }
        try await cluster.remove()
        TemporaryFolder.remove(folder)
    }

    @Test func `a database that goes away is 503 with Retry-After, and used again when it is back`() async throws {
        let cluster = try await TestCluster()
        let folder = try TemporaryFolder.make()
        let server = try await RunningMuster(in: folder, on: cluster.url)
        let created = try await server.send("POST", "/Users", json: #"{"userName":"ada@x.example"}"#)
        let id = try #require(created.json?["id"]?.string)
        for mode in ["fast", "immediate"] {
            #expect(try await server.send("GET", "/Users/\(id)").status == 200)
            try await cluster.stop(mode)
            for (method, target, body) in [
                ("GET", "/Users/\(id)", nil), ("GET", "/Users", nil),
                ("POST", "/Users", #"{"userName":"bob@x.example"}"#),
            ] {
                let answer = try await server.send(method, target, json: body)
                #expect(answer.status == 503, "\(method) \(target): \(answer.text)")
                #expect(answer["Retry-After"].flatMap(Int.init) ?? 0 > 0)
                #expect(answer.json?["status"]?.string == "503")
            }
            try await cluster.start()
            // The time limit ends what never recovers.
            while try await server.send("GET", "/Users/\(id)").status != 200 {}
            while try await server.send("POST", "/Users", json: #"{"userName":"\#(mode)@x.example"}"#).status == 503 {}
        }
        // Each connection finds out for itself that its server is another one.
        var all = try await server.send("GET", "/Users?count=0")
        while all.status == 503 { all = try await server.send("GET", "/Users?count=0") }
        #expect(all.json?["totalResults"]?.number?.integer == 3)
        #expect(await server.stop() == 0)
        try await cluster.remove()
        TemporaryFolder.remove(folder)
    }
}
