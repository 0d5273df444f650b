import Accounts
import SCIM
import TestSupport
import Testing

/// Sixteen servers on one database are as one to those who talk to them.
@Suite(.timeLimit(.minutes(10))) struct ManyHousesTests {
    @Test func `S21 of sixteen servers that are asked for the same userName at once, one creates it`() async throws {
        try await street { companies in
            for round in 1...5 {
                let statuses = try await statuses(companies) { company, _ in
                    try await company.send("POST", "/Users", json: ["userName": .string("Ada-\(round)")])
                }
                #expect(statuses == [201] + Array(repeating: 409, count: 15))
                let found = try await companies[0].list(("filter", "userName eq \"ada-\(round)\""))
                #expect(found.json?["totalResults"] == 1)
            }
        }
    }

    @Test func `SCIM-343 S30 of sixteen servers that change one version at once, one does`() async throws {
        try await street { companies in
            let id = try await companies[0].add(["userName": "ann"])
            let statuses = try await statuses(companies) { company, number in
                try await company.send(
                    "PUT", "/Users/\(id)", headers: [HTTPHeader("If-Match", "W/\"1\"")],
                    json: ["userName": "ann", "title": .string("title \(number)")])
            }
            #expect(statuses == [200] + Array(repeating: 412, count: 15))
        }
    }

    @Test func `SCIM-289 S30 changes through sixteen servers at once are all kept`() async throws {
        try await street { companies in
            let id = try await companies[0].add(["userName": "ann"])
            let statuses = try await statuses(companies) { company, number in
                let email: JSONValue = ["value": .string("ann\(number)@x.example")]
                return try await company.patch(id, ["op": "add", "path": "emails", "value": [email]])
            }
            #expect(statuses == Array(repeating: 200, count: 16))
            let read = try await companies[7].send("GET", "/Users/\(id)")
            #expect(read.json?["emails"]?.array?.count == 16)
            #expect(read["ETag"] == "W/\"17\"")
        }
    }

    @Test func `a limit of the day is one for all servers`() async throws {
        try await street { companies in
            try await companies[0].set(.profileCreationWithMobileNumber, to: "on")
            try await companies[0].set(.newPhoneAccountsPerDay, to: "5")
            let statuses = try await statuses(companies) { company, number in
                let name = JSONValue.string("+12015550\(100 + number)")
                return try await company.send("POST", "/Users", json: ["userName": name])
            }
            #expect(statuses.count { $0 == 201 } == 5, "\(statuses)")
        }
    }

    @Test func `S28 a token that is revoked at one server ends at all`() async throws {
        try await street { companies in
            let company = companies[0]
            for other in companies { #expect(try await other.send("GET", "/Users").status == 200) }
            let tokens = try await company.house.administration.tokens(
                of: TestOrganization.integration, in: company.slug)
            try await company.house.administration.revokeToken(tokens[0].id, in: company.slug)
            for other in companies { while try await other.send("GET", "/Users").status != 401 {} }
        }
    }

    /// The same organization, seen through sixteen servers.
    private func street(_ body: ([TestOrganization]) async throws -> Void) async throws {
        try await TestHouse.run { first in
            var options = TestHouse.Options()
            options.databaseURL = first.databaseURL
            var houses = [first]
            for _ in 1..<16 { houses.append(try await TestHouse(options)) }
            let company = try await first.organization()
            let result = await Result { try await body(houses.map(company.at)) }
            for house in houses.dropFirst() { try await house.stop() }
            try result.get()
        }
    }

    /// The sorted statuses when all servers are asked at once.
    private func statuses(
        _ companies: [TestOrganization],
        _ send: @escaping @Sendable (TestOrganization, Int) async throws -> HTTPAnswer
    ) async throws -> [Int] {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for (number, company) in companies.enumerated() {
                group.addTask { try await send(company, number).status }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }.sorted()
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
