import SCIM
import TestSupport
import Testing

/// What a change of a group costs, counted in rows by the database: what changes, however large the group is.
@Suite(.serialized, .timeLimit(.minutes(10))) struct GroupCostTests {
    private static let made = Task { try await Groups() }

    @Test func `SCIM-288 fifty in and fifty out of a hundred thousand touch the rows they are about`() async throws {
        let groups = try await Self.made.value
        let small = try await groups.exchange(in: groups.small, "?attributes=displayName", answers: 200)
        let large = try await groups.exchange(in: groups.large, "?attributes=displayName", answers: 200)
        // The group has another version.
        #expect(small.written == 101 && large.written == 101)
        #expect(large.read <= small.read, "\(large.read) for \(small.read)")
        #expect(try await groups.members(of: groups.small) == 100)
    }

    @Test func `SCIM-288 a PATCH looks no further into a group than it has to know how large that is`() async throws {
        let groups = try await Self.made.value
        let middle = try await groups.exchange(in: groups.middle, answers: 204)
        let huge = try await groups.exchange(in: groups.huge, answers: 204)
        #expect(middle.written == 101 && huge.written == 101)
        #expect(huge.read <= middle.read, "\(huge.read) for \(middle.read)")
    }

    @Test func `SCIM-251 who asks for groups without their members has none of these read`() async throws {
        let groups = try await Self.made.value
        for query in ["excludedAttributes=members", "attributes=displayName"] {
            for target in ["/Groups/\(groups.large)", "/Groups"] {
                let cost = try await groups.count("GET", "\(target)?\(query)", answers: 200)
                #expect(cost.written == 0 && cost.read == 0, "\(cost)")
            }
        }
        #expect(try await groups.count("GET", "/Groups/\(groups.small)", answers: 200).read > 0)
    }
}

/// Groups of very different sizes in a house of their own, and fifty people who are in none of them.
private struct Groups {
    private static let (members, others) = (100_000, 50)

    let counter: RowCounter
    let company: TestOrganization
    let small: String
    let middle: String
    let large: String
    /// As large; each test changes others.
    let huge: String

    init() async throws {
        let counter = try await RowCounter(in: try TemporaryFolder.make())
        var options = TestHouse.Options()
        options.databaseURL = counter.databaseURL
        let house = try await TestHouse(options)
        let company = try await house.organization()
        func group(_ name: String, of members: Int) async throws -> String {
            let id = try await company.send("POST", "/Groups", json: ["displayName": .string(name)]).json?["id"]?.string
            let group = try #require(id)
            try await CrowdedGroup.put(members, into: group, in: house)
            return group
        }
        let person = try await company.add(["userName": "crowd"])
        try await CrowdedGroup.make(Self.members + Self.others, like: person, in: house)
        (self.counter, self.company) = (counter, company)
        small = try await group("Small", of: 100)
        middle = try await group("Middle", of: 2000)
        large = try await group("Large", of: Self.members)
        huge = try await group("Huge", of: Self.members)
        try await TestDatabase.settle(house.databaseURL)
    }

    /// Adds fifty and removes fifty, in one PATCH.
    func exchange(in group: String, _ query: String = "", answers status: Int) async throws -> RowCount {
        func members(_ numbers: ClosedRange<Int>) -> JSONValue {
            .array(numbers.map { ["value": .string(CrowdedGroup.person($0))] })
        }
        let (old, new) = (1...Self.others, Self.members + 1...Self.members + Self.others)
        return try await count(
            "PATCH", "/Groups/\(group)\(query)", answers: status,
            json: [
                "Operations": [
                    ["op": "add", "path": "members", "value": members(new)],
                    ["op": "remove", "path": "members", "value": members(old)],
                ]
            ])
    }

    /// What a request costs that is answered so.
    func count(_ method: String, _ target: String, answers status: Int, json: JSONValue? = nil) async throws -> RowCount
    {
        try await counter.count {
            let type = HTTPHeader("Content-Type", "application/scim+json")
            let answer = try await company.send(method, target, headers: json == nil ? [] : [type], body: json?.encoded)
            #expect(answer.status == status, "\(answer.description)")
        }
    }

    func members(of group: String) async throws -> Int? {
        try await company.send("GET", "/Groups/\(group)").json?["members"]?.array?.count
    }
}
