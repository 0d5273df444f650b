import Accounts
import TestSupport
import Testing

/// How often strangers may try.
@Suite struct AttemptLimitTests {
    /// How often a client may ask before it is told to wait.
    private func passed(_ client: TestClient) async throws -> Int {
        for count in 0...Limits.grantsPerMinuteOfClient {
            let answer = try await client.ask()
            guard answer.status == 429 else { continue }
            #expect(answer.isOAuthError(429, "temporarily_unavailable"))
            #expect(Int(answer["Retry-After"] ?? "").map { (1...60).contains($0) } == true)
            return count
        }
        return Limits.grantsPerMinuteOfClient + 1
    }

    @Test func `SCIM-022 a client that asks too often waits, and no other one`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let (client, other) = (try await company.client(), try await company.client())
            #expect(try await passed(client) == Limits.grantsPerMinuteOfClient)
            #expect(try await other.ask().status == 200)
            house.clock.advance(bySeconds: 1)
            #expect(try await passed(client) == 1)
            // A clock that is set back locks nobody out.
            house.clock.advance(bySeconds: -3600)
            #expect(try await client.ask().status == 200)
        }
    }

    @Test func `S32 an identifier that nobody has is limited like one that somebody has`() async throws {
        try await TestHouse.run { house in
            let nobody = TestClient(company: try await house.organization(), identifier: "nobody", secret: "none")
            #expect(try await passed(nobody) == Limits.grantsPerMinuteOfClient)
        }
    }

    /// How many forms without a word get past the limit, each with what its proxy says of where it comes from.
    private func passed(_ company: TestOrganization, from origin: (Int) -> String) async throws -> Int {
        for count in 0...Limits.grantsPerMinuteOfCaller {
            let header = HTTPHeader("X-Forwarded-For", origin(count))
            if try await company.askForToken("", headers: [header]).status == 429 { return count }
        }
        return Limits.grantsPerMinuteOfCaller + 1
    }

    @Test func `whoever comes from one address shares its limit, and nobody else`() async throws {
        var options = TestHouse.Options()
        options.proxyHeader = "X-Forwarded-For"
        try await TestHouse.run(options) { house in
            let company = try await house.organization()
            let limit = Limits.grantsPerMinuteOfCaller
            #expect(try await passed(company) { _ in "192.0.2.1" } == limit)
            #expect(try await passed(company) { "2001:db8:1:2::\($0)" } == limit)
            // What a caller says of itself stands before what the proxy adds, and counts for nothing.
            let statuses = [
                "198.51.100.7, 192.0.2.1": 429, "::ffff:192.0.2.1": 429, "2001:db8:1:2:3:4:5:6": 429,
                "192.0.2.1, 198.51.100.7": 400, "192.0.2.2": 400, "2001:db8:1:3::1": 400, "2001:db8::2": 400,
                "nobody": 400,
            ]
            for (origin, status) in statuses {
                let answer = try await company.askForToken("", headers: [HTTPHeader("X-Forwarded-For", origin)])
                #expect(answer.status == status, "\(origin)")
            }
        }
    }

    @Test func `S33 without a proxy that is known of, nobody is believed about addresses`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            #expect(try await passed(company) { "192.0.2.\($0 % 256)" } == Limits.grantsPerMinuteOfCaller)
        }
    }
}
