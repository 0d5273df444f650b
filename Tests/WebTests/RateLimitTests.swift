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
