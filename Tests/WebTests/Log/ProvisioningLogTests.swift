import Accounts
import SCIM
import TestSupport
import Testing

/// What the provisioning log holds after real requests.
@Suite struct ProvisioningLogTests {
    @Test func `SCIM-420 every request of a client is recorded: who, what, whom, and what came of it`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let id = try await company.add(["userName": "ada@x.example", "title": "Engineer"])
            _ = try await company.send("GET", "/Users/\(id)")
            _ = try await company.send("GET", "/Users?filter=title%20pr")
            _ = try await company.send("POST", "/Groups/.search", json: ["count": 1])
            _ = try await company.send("PUT", "/Users/\(id)", json: ["userName": "ada@x.example", "title": "Lead"])
            _ = try await company.patch(id, ["op": "remove", "path": "title"])
            _ = try await company.send("DELETE", "/Users/\(id)")
            _ = try await company.send("GET", "/Schemas")
            _ = try await company.send("GET", "/Nothing")
            _ = try await company.send("POST", "/Users/\(id)")
            let entries = try await company.log()
            #expect(
                entries.map(\.action) == [
                    .create, .read, .list, .search, .replace, .patch, .delete, .discover, .other, .other,
                ])
            #expect(entries.map(\.status) == [201, 200, 200, 200, 200, 200, 204, 200, 404, 405])
            #expect(entries.allSatisfy { $0.source.name == TestOrganization.integration })
            let about = entries.filter { $0.resourceID == id }
            #expect(about.map(\.action) == [.create, .read, .replace, .patch, .delete, .other])
            #expect(about.dropLast().allSatisfy { $0.name == "ada@x.example" && $0.resourceType == "User" })
            #expect(entries[2].filter == "title pr" && entries[2].found == 1)
            #expect(entries[3].resourceType == "Group")
            #expect(
                entries[4].changes
                    == [AttributeChange(path: "title", before: "Engineer", after: "Lead")])
            #expect(entries[5].changes == [AttributeChange(path: "title", before: "Lead", after: nil)])
            #expect(entries[8].detail == "There is nothing at this address; see /openapi.json.")
        }
    }

    @Test func `members are counted, and a group keeps its name`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let (ada, bob) = (try await company.add(["userName": "ada"]), try await company.add(["userName": "bob"]))
            let group = try await company.send(
                "POST", "/Groups", json: ["displayName": "Drivers", "members": [["value": .string(ada)]]])
            let id = try #require(group.json?["id"]?.string)
            let operations: JSONValue = [
                ["op": "add", "path": "members", "value": [["value": .string(ada)], ["value": .string(bob)]]],
                ["op": "remove", "path": "members", "value": [["value": .string(ada)]]],
            ]
            _ = try await company.send("PATCH", "/Groups/\(id)", json: ["Operations": operations])
            _ = try await company.send("PUT", "/Groups/\(id)", json: ["displayName": "Drivers"])
            _ = try await company.send("DELETE", "/Groups/\(id)")
            let entries = try await company.log { $0.resource = "drivers" }
            #expect(entries.map(\.members.added) == [1, 1, 0, 0])
            #expect(entries.map(\.members.removed) == [0, 1, 1, 0])
            #expect(entries[1].members.namedToAdd == [ada, bob] && entries[1].members.namedToRemove == [ada])
            #expect(entries[1].operations == 2 && entries[1].quirks == [.removalByValue])
            #expect(entries.last?.description == "Test directory removed the group \"Drivers\".")
        }
    }

    @Test func `quirks are told of where they made the difference, in requests that fail, too`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            try await company.set(.quirks, to: "standard +bareWords +keptMembers")
            let id = try await company.add(["userName": "ada", "active": "True"])
            _ = try await company.patch(id, ["op": "Add", "path": "nothing", "value": "x"])
            _ = try await company.send("GET", "/Users?filter=userName%20eq%20ada")
            let group = try await company.send("POST", "/Groups", json: ["displayName": "Drivers"])
            let path = "/Groups/\(try #require(group.json?["id"]?.string))"
            _ = try await company.send("PUT", path, json: ["displayName": "Drivers"])
            _ = try await company.send("PUT", path, json: ["displayName": "Drivers", "members": []])
            let entries = try await company.log()
            #expect(
                entries.map(\.quirks) == [[.booleanStrings], [.operationCase], [.bareWords], [], [.keptMembers], []])
            #expect(entries[1].isFailure && entries[1].name == "ada", "a refused change names whom it was about")
        }
    }

    @Test func `whoever is not let in writes nothing`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await company.bearing("muster_nonsense").send("GET", "/Users")
            let answer = try await house.client.send("GET", company.path + "/Users", headers: [], body: nil)
            #expect(answer.status == 401)
            #expect(try await company.log().isEmpty)
        }
    }

    @Test func `an organization never sees another one's entries`() async throws {
        try await TestHouse.run { house in
            let (company, other) = (try await house.organization(), try await house.organization())
            let id = try await company.add(["userName": "ada"])
            _ = try await other.send("GET", "/Users/\(id)")
            #expect(try await company.log().map(\.action) == [.create])
            let seen = try await other.log { $0.resource = id }
            #expect(seen.map(\.status) == [404] && seen.map(\.name) == [nil])
            #expect(try await other.log { $0.resource = "ada" }.isEmpty)
        }
    }

    @Test func `a token that may not write is refused, and the refusal is recorded`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let reader = company.bearing(try await company.token([.readUsers]))
            #expect(try await reader.send("POST", "/Users", json: ["userName": "ada"]).status == 403)
            let entry = try #require(try await company.log().first)
            #expect(entry.action == .create && entry.status == 403)
            #expect(entry.description.contains("The token does not have the scope users:write"))
        }
    }

    @Test func `an answer has the id of its request, the client's own where it is plain`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            func id(_ sent: String?) async throws -> String? {
                let header = sent.map { [HTTPHeader("X-Request-Id", $0)] } ?? []
                return try await company.send("GET", "/Users", headers: header)["X-Request-Id"]
            }
            #expect(try await id("a-1_B.2") == "a-1_B.2")
            #expect(try await id(String(repeating: "x", count: 64))?.count == 64)
            for odd in [nil, "", "a b", "é", String(repeating: "x", count: 65), "a\"b"] {
                let made = try #require(try await id(odd))
                #expect(made.count == 36 && made != odd)
            }
            let stranger = try await company.bearing("nonsense").send(
                "GET", "/Users", headers: [HTTPHeader("X-Request-Id", "mine")])
            #expect(stranger.status == 401 && stranger["X-Request-Id"] == "mine")
            #expect(try await company.log { $0.requestID = "a-1_B.2" }.count == 1)
        }
    }
}
