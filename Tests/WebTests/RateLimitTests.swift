import SCIM
import TestSupport
import Testing

/// What an integration may send in a second, whatever the clock does.
@Suite struct RateLimitTests {
    private func run(_ body: (TestHouse, TestOrganization) async throws -> Void) async throws {
        var options = TestHouse.Options()
        options.requestsPerSecond = 5
        try await TestHouse.run(options) { house in try await body(house, try await house.organization()) }
    }

    /// How many requests are let through before one is told to wait.
    private func passed(_ company: TestOrganization) async throws -> Int {
        for count in 0..<20 {
            if try await company.send("GET", "/ServiceProviderConfig").status == 429 { return count }
        }
        return 20
    }

    @Test func `a clock that is set back locks nobody out`() async throws {
        try await run { house, company in
            let burst = try await passed(company)
            #expect(burst == 5)
            house.clock.advance(bySeconds: -3600)
            #expect(try await passed(company) == 0)
            house.clock.advance(byMilliseconds: 200)
            #expect(try await passed(company) == 1)
            house.clock.advance(bySeconds: 1)
            #expect(try await passed(company) == 5)
        }
    }

    @Test func `a person has a small allowance, and takes nothing of the integration's`() async throws {
        try await run { house, company in
            let ann = company.bearing(try await company.token(ofPerson: try await company.add(["userName": "ann"])))
            house.clock.advance(bySeconds: 1)
            #expect(try await passed(ann) == 1)
            let refused = try await ann.send("GET", "/Me")
            #expect(refused.status == 429 && refused["Retry-After"] == "1")
            #expect(refused.text.contains("This person has sent more than 1 requests"))
            #expect(try await passed(company) == 5)
        }
    }

    @Test func `an allowance that is not whole is not forgotten`() async throws {
        try await run { house, company in
            #expect(try await passed(company) == 5)
            let other = try await house.organization()
            for _ in 0..<5 {
                house.clock.advance(byMilliseconds: 200)
                #expect(try await passed(company) == 1)
            }
            #expect(try await passed(other) == 5)
        }
    }
}
