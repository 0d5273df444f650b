import SCIM
import TestSupport
import Testing

/// Many clients at once.
@Suite struct BusyHouseTests {
    /// Lookups wait on the thread they run on, so they must never wait for readers that queries hold.
    @Test(.timeLimit(.minutes(10)))
    func `lists and lookups that come all at once are all answered`() async throws {
        let company = try await TestHouse.shared.organization()
        let created = try await company.send("POST", "/Users", json: ["userName": "ann"])
        let id = try #require(created.json?["id"]?.string)
        let targets = ["/Users", "/Users/\(id)", "/Users?filter=displayName%20co%20%22a%22", "/Users/\(id)"]
        let statuses = try await statuses(of: 400) { try await company.send("GET", targets[$0 % targets.count]) }
        #expect(statuses == Array(repeating: 200, count: 400))
    }

    @Test func `S21 of many who create the same person at once, one succeeds`() async throws {
        let company = try await TestHouse.shared.organization()
        let statuses = try await statuses(of: 20) { _ in
            try await company.send("POST", "/Users", json: ["userName": "ann"])
        }
        #expect(statuses == [201] + Array(repeating: 409, count: 19))
    }

    @Test func `SCIM-343 S30 of many changes to the same version, one succeeds`() async throws {
        let company = try await TestHouse.shared.organization()
        let created = try await company.send("POST", "/Users", json: ["userName": "ann"])
        let id = try #require(created.json?["id"]?.string)
        let statuses = try await statuses(of: 20) { number in
            try await company.send(
                "PUT", "/Users/\(id)", headers: [HTTPHeader("If-Match", "W/\"1\"")],
                json: ["userName": "ann", "title": .string("title \(number)")])
        }
        #expect(statuses == [200] + Array(repeating: 412, count: 19))
    }

    @Test func `SCIM-289 S30 changes that come at once are all kept`() async throws {
        let company = try await TestHouse.shared.organization()
        let created = try await company.send("POST", "/Users", json: ["userName": "ann@x.example"])
        let id = try #require(created.json?["id"]?.string)
        let statuses = try await statuses(of: 20) { number in
            let phoneNumber: JSONValue = ["value": .string("\(number)")]
            let operation: JSONValue = ["op": "add", "path": "phoneNumbers", "value": [phoneNumber]]
            return try await company.send("PATCH", "/Users/\(id)", json: ["Operations": [operation]])
        }
        #expect(statuses == Array(repeating: 200, count: 20))
        let read = try await company.send("GET", "/Users/\(id)")
        #expect(read.json?["phoneNumbers"]?.array?.count == 20)
        #expect(read.json?["meta"]?["version"] == "W/\"21\"")
    }

    /// Sends requests at once and gives their statuses in order of size.
    private func statuses(
        of count: Int,
        _ send: @escaping @Sendable (Int) async throws -> HTTPAnswer
    ) async throws -> [Int] {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<count { group.addTask { try await send(number).status } }
            return try await group.reduce(into: [Int]()) { $0.append($1) }.sorted()
        }
    }
}
