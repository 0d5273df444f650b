import SCIM
import TestSupport
import Testing

/// Many clients at once.
@Suite struct BusyHouseTests {
    /// Lookups wait on the thread they run on, so they must never wait for readers that queries hold.
    @Test(.timeLimit(.minutes(1)))
    func `lists and lookups that come all at once are all answered`() async throws {
        let company = try await TestHouse.shared.organization()
        let created = try await company.send("POST", "/Users", json: ["userName": "ann"])
        let id = try #require(created.json?["id"]?.string)
        let targets = ["/Users", "/Users/\(id)", "/Users?filter=displayName%20co%20%22a%22", "/Users/\(id)"]
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<400 {
                group.addTask { try await company.send("GET", targets[number % targets.count]).status }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 400))
    }
}
