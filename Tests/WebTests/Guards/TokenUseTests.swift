import Accounts
import SCIM
import TestSupport
import Testing

/// Tokens that leak: what is seen of their use, and from where they may be used.
@Suite struct TokenUseTests {
    @Test(.timeLimit(.minutes(10))) func `S28 the last use is shown with its network and its program`() async throws {
        try await TestHouse.run(TestHouse.behindProxy) { house in
            let company = try await house.organization()
            #expect(try await company.call(from: "198.51.100.7", agent: "Okta/1 (sync)").status == 200)
            while try await company.tokens[0].lastUsed == nil { await Task.yield() }
            let token = try await company.tokens[0]
            #expect(token.lastNetwork?.description == "198.51.100.0/24")
            #expect(token.lastAgent?.hasPrefix("Okta/1") == true && token.lastUsed == house.clock.now)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `S28 a token that is limited to networks is unknown elsewhere, and the log says so once a minute`()
        async throws
    {
        try await TestHouse.run(TestHouse.behindProxy) { house in
            let company = try await house.organization()
            let id = try await company.tokens[0].id
            try await house.administration.limitToken(id, to: "198.51.100.0/24, 2001:db8::/32", in: company.slug)
            let unknown = try await company.call(from: "203.0.113.1", with: "muster_nonsense")
            for address in ["203.0.113.1", "2001:db9::1", "198.51.101.1", "nowhere"] {
                let answer = try await company.call(from: address)
                #expect(answer.status == 401 && answer.body == unknown.body, "\(address)")
            }
            for address in ["198.51.100.255", "2001:db8:ffff::1"] {
                #expect(try await company.call(from: address).status == 200, "\(address)")
            }
            let refused = try await company.log { $0.isFailed = true }
            #expect(refused.count == 1 && refused[0].status == 401)
            #expect(refused[0].description.contains("203.0.113.0/24") && refused[0].action == .other)
            house.clock.advance(bySeconds: 61)
            _ = try await company.call(from: "203.0.113.1")
            #expect(try await company.log { $0.isFailed = true }.count == 2)
            try await house.administration.limitToken(id, to: "", in: company.slug)
            #expect(try await company.call(from: "203.0.113.1").status == 200)
        }
    }

    @Test func `S28 a known token that has expired, or is used elsewhere, is in its own log alone`() async throws {
        try await TestHouse.run { house in
            let (company, other) = (try await house.organization(), try await house.organization())
            let stray = company.astray(at: other)
            #expect(try await stray.send("GET", "/Users").status == 401)
            house.clock.advance(bySeconds: 366 * 86_400)
            #expect(try await company.send("GET", "/Users").status == 401)
            let entries = try await company.log()
            #expect(entries.count == 2 && entries.allSatisfy { $0.status == 401 })
            #expect(entries[0].detail?.contains(company.path) == true)
            #expect(entries[1].detail?.contains("has expired") == true)
            #expect(!entries.contains { $0.description.contains(company.token) })
            #expect(try await other.log().isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `S28 system administrators hear of a new network, but not of the first one`() async throws {
        try await TestHouse.run(TestHouse.behindProxy) { house in
            let company = try await house.organization()
            let root = try await company.appointed()
            func use(from address: String) async throws {
                let network = try #require(IPAddress(address).map(Network.init(around:)))
                #expect(try await company.call(from: address).status == 200)
                while try await company.tokens[0].lastNetwork != network { await Task.yield() }
            }
            func told() async throws -> [String?] {
                try await company.told(root).filter { $0.kind == .tokenElsewhere }.map { $0.facts?.code }
            }
            try await use(from: "198.51.100.7")
            house.clock.advance(bySeconds: 61)
            try await use(from: "198.51.100.200")
            // The first one was where the people of this organization were added from.
            while try await told().isEmpty { await Task.yield() }
            #expect(try await told() == ["Test directory, 198.51.100.0/24"])
            try await use(from: "203.0.113.7")
            while try await told().count < 2 { await Task.yield() }
            #expect(try await told().contains("Test directory, 203.0.113.0/24"))
            // Back and forth is nothing new.
            house.clock.advance(bySeconds: 61)
            try await use(from: "198.51.100.7")
            for place in 1...9 {
                house.clock.advance(bySeconds: 61)
                try await use(from: "2001:db8:\(place)::1")
            }
            #expect(try await told().count == Limits.tokenNoticesPerDay)
        }
    }

    @Test func `S28 a rotation leaves both tokens good for a day, and no third one`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let office = house.administration
            let old = try await company.tokens[0].id
            try await office.limitToken(old, to: "127.0.0.1", in: company.slug)
            await #expect(throws: Refusal.self) {
                try await office.rotateToken(
                    old, in: company.slug, days: 365, hours: Limits.maximumHoursOfRotation + 1)
            }
            let secret = try await office.rotateToken(old, in: company.slug, days: 365).text
            let renewed = company.bearing(secret)
            for bearer in [company, renewed] { #expect(try await bearer.send("GET", "/Users").status == 200) }
            let tokens = try await company.tokens
            #expect(tokens.map(\.scopes) == [TestOrganization.scopes, TestOrganization.scopes])
            #expect(tokens.map(\.networks.stored) == ["127.0.0.1", "127.0.0.1"])
            await #expect(throws: Refusal.self) {
                try await office.rotateToken(tokens[1].id, in: company.slug, days: 365)
            }
            house.clock.advance(bySeconds: 86_399)
            #expect(try await company.send("GET", "/Users").status == 200)
            house.clock.advance(bySeconds: 1)
            #expect(try await company.send("GET", "/Users").status == 401)
            #expect(try await renewed.send("GET", "/Users").status == 200)
        }
    }

    @Test func `S28 before a token ends somebody hears of it 30, 7 and 1 days before, once each`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let root = try await company.appointed()
            _ = try await company.token(days: 7)
            let rounds = TokenRounds(store: house.store, keyring: house.keyring, environment: house.environment)
            func told(after days: Int64) async throws -> [String?] {
                house.clock.advance(bySeconds: days * 86_400)
                for _ in 1...2 { try await rounds.warn() }
                return try await company.told(root).filter { $0.kind == .tokenEnds }.map { $0.facts?.code }
            }
            let ends = try await company.tokens.map { "Test directory, \($0.expires.description.prefix(10))" }
            #expect(try await told(after: 0).isEmpty)
            // The one of a week, on its last day.
            #expect(try await told(after: 6) == [ends[1]])
            #expect(try await told(after: 328).count == 1)
            #expect(try await told(after: 1) == [ends[0], ends[1]])
            #expect(try await told(after: 22).count == 2)
            #expect(try await told(after: 1).count == 3)
            #expect(try await told(after: 6).count == 4)
            #expect(try await told(after: 1).count == 4)
        }
    }
}
