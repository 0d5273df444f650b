import Accounts
import SCIM
import TestSupport
import Testing

/// What happens between the moment a bulk was put off and the moment it is done.
@Suite(.timeLimit(.minutes(10))) struct AsyncBulkLaterTests {
    private func message(_ operations: [JSONValue]) -> [UInt8] {
        let message: JSONValue = [
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": .array(operations),
        ]
        return message.encoded
    }

    private func create(_ name: String, _ bulkID: String = "a") -> JSONValue {
        ["method": "POST", "path": "/Users", "bulkId": .string(bulkID), "data": ["userName": .string(name)]]
    }

    /// Keeps a bulk that nobody does before another one comes.
    private func keep(
        _ operations: [JSONValue],
        _ results: [AsyncResult] = [],
        for company: TestOrganization,
        token: String? = nil
    ) async throws -> HTTPAnswer {
        let house = company.house
        let deferring = Deferring(store: house.store, keyring: house.keyring, environment: house.environment)
        let admission = Admission(store: house.store, keyring: house.keyring, environment: house.environment)
        let caller = try #require(try await admission.credential(token ?? company.token, at: company.path))
        let id = deferring.newID(for: caller)
        try await deferring.keep(id, message(operations), results, requestID: "r1", by: caller)
        let location = company.base.replacing("/scim/v2", with: "/events/v1/requests/\(id.transaction)")
        return HTTPAnswer(status: 202, headers: [HTTPHeader("Location", location)], body: [])
    }

    @Test func `SCIM-390 as long as there is work the answer is 202 and says when to ask again`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let kept = try await keep([create("ada")], for: company)
            let answer = try await company.results(of: kept)
            #expect(answer.status == 202 && answer.body.isEmpty && answer["Retry-After"] == "1")
        }
    }

    @Test func `SCIM-392 a token that was revoked meanwhile ends what it asked for`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let token = try await company.token()
            let kept = try await keep([create("ada"), create("bob", "b")], for: company, token: token)
            let ids = try await house.administration.tokens(of: TestOrganization.integration, in: company.slug)
            let id = try #require(ids.map(\.id).max { $0.number < $1.number })
            try await house.administration.revokeToken(id, in: company.slug)
            _ = try await company.outcome(of: try await company.bulkLater([create("cid")]))
            let tokens = try await company.outcome(of: kept)
            #expect(tokens.map { $0.payload?["status"] } == ["401", "401"])
            #expect(tokens.allSatisfy { $0.payload?["response"]?["status"] == "401" })
            #expect(try await company.send("GET", "/Users").json?["totalResults"] == 1)
        }
    }

    @Test func `SCIM-392 a token without the scope is told so by each operation`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let kept = try await keep([create("ada")], for: company, token: try await company.token([.readUsers]))
            _ = try await company.outcome(of: try await company.bulkLater([create("cid")]))
            #expect(try await company.outcome(of: kept).map { $0.payload?["status"] } == ["403"])
        }
    }

    @Test func `SCIM-393 what was done before is not done again, and referred to by the id it has`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let ada = try await company.person("ada")
            let group: JSONValue = [
                "method": "POST", "path": "/Groups", "bulkId": "g",
                "data": ["displayName": "Pilots", "members": [["value": "bulkId:a"]]],
            ]
            let done = AsyncResult(
                at: 1, about: EventSubject(uri: "/Users/\(ada)"),
                [
                    "method": "POST", "bulkId": "a", "location": .string("\(company.base)/Users/\(ada)"),
                    "version": "W/\"1\"", "status": "201",
                ])
            let kept = try await keep([group, create("ada")], [done], for: company)
            _ = try await company.outcome(of: try await company.bulkLater([create("cid")]))
            let tokens = try await company.outcome(of: kept)
            #expect(tokens.map { $0.payload?["status"] } == ["201", "201"])
            #expect(tokens.last?.payload?.isSameJSON(as: .object(done.entry)) == true)
            let groups = try await company.send("GET", "/Groups").json
            #expect(groups?["Resources"]?[0]?["members"]?[0]?["value"]?.string == ada)
        }
    }

    @Test func `ten may wait for an integration, one more is refused, and another integration has its own ten`()
        async throws
    {
        try await TestHouse.run { house in
            let company = try await house.organization()
            for number in 0..<10 { _ = try await keep([create("person-\(number)")], for: company) }
            let refused = try await company.bulkLater([create("cid")])
            #expect(refused.isError(429) && refused["Retry-After"] != nil)
            let another = company.bearing(try await company.token(of: "Another"))
            let accepted = try await another.bulkLater([create("dan")])
            #expect(try await another.outcome(of: accepted).count == 1)
            while try await company.send("GET", "/Users?count=0").json?["totalResults"] != 11 {}
        }
    }
}
