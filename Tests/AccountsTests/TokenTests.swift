import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// Tokens and who is let in by them.
@Suite struct TokenTests {
    @Test func `a token lives until its last moment, and not in it`() {
        let end = Instant(milliseconds: 1_000)
        let token = Token(
            id: .init(1), scopes: [.readUsers], created: Instant(milliseconds: 0), expires: end, lastUsed: nil)
        #expect(token.isLive(at: Instant(milliseconds: 999)))
        #expect(!token.isLive(at: end))
    }

    @Test func `the digest of a token depends on the key`() throws {
        let company = try Company()
        let secret = TokenSecret(company.environment)
        let one = try #require(Keyring(master: [UInt8](repeating: 1, count: 32)))
        let other = try #require(Keyring(master: [UInt8](repeating: 2, count: 32)))
        #expect(secret.digest(one) == secret.digest(one))
        #expect(secret.digest(one) != secret.digest(other))
        #expect(secret.digest(one) != TokenSecret(company.environment).digest(one))
        #expect(secret.text.wholeMatch(of: /muster_[A-Za-z0-9_-]{48}/) != nil)
    }

    @Test func `an integration has two live tokens, and a third only after one ended`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let second = try await company.token(days: 1)
            let sentence = try await refusal { try await company.token() }
            #expect(sentence.contains("2 live tokens already") && sentence.contains("muster token revoke"))
            house.clock.advance(bySeconds: 86_400)
            let third = try await company.token()
            let admission = house.admission
            #expect(try await admission.credential(company.token, at: company.path) != nil)
            #expect(try await admission.credential(second, at: company.path) == nil)
            #expect(try await admission.credential(third, at: company.path) != nil)
            _ = try await company.token(of: "Another directory")
        }
    }

    @Test func `of eight tokens asked for at once two are made`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let made = try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        return try await !company.token(of: "Busy").isEmpty
                    } catch is Refusal {
                        return false
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(made == 2)
        #expect(try await house.administration.tokens(of: "Busy", in: company.slug).count == 2)
    }

    @Test func `a revoked token ends at once, and makes room`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let second = try await company.token()
        let admission = house.admission
        let id = try #require(try await admission.credential(second, at: company.path)).token.id
        try await house.administration.revokeToken(id, in: company.slug)
        #expect(try await admission.credential(second, at: company.path) == nil)
        #expect(
            try await refusal { try await house.administration.revokeToken(id, in: company.slug) }
                == "There is no token \(id.number) in \(company.slug).")
        _ = try await company.token()
    }

    @Test func `a token of another organization can be neither used nor revoked here`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let other = try await house.organization()
        let admission = house.admission
        #expect(try await admission.credential(company.token, at: other.path) == nil)
        let id = try #require(try await admission.credential(company.token, at: company.path)).token.id
        _ = try await refusal { try await house.administration.revokeToken(id, in: other.slug) }
        #expect(try await admission.credential(company.token, at: company.path) != nil)
    }

    @Test func `a credential says who calls, for whom, and what they may do`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let reader = try await company.token([.readUsers], of: "Reader")
        let admission = house.admission
        let credential = try #require(try await admission.credential(reader, at: company.path))
        #expect(credential.organization.slug == company.slug)
        #expect(credential.integration.name == "Reader")
        #expect(credential.token.scopes == [.readUsers])
        #expect(
            Token.Scope(rawValue: "users:read") == .readUsers && Token.Scope(rawValue: "users:write") == .writeUsers)
    }

    private func lastUse(_ company: TestOrganization) async throws -> Instant? {
        try await company.house.administration.tokens(of: TestOrganization.integration, in: company.slug)
            .first?.lastUsed
    }

    /// Uses are written down beside the request, so they are waited for; a use too many would put the last one off.
    @Test(.timeLimit(.minutes(10))) func `the last use is written down once a minute`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let admission = house.admission
            func use(after seconds: Int64) async throws {
                house.clock.advance(bySeconds: seconds)
                #expect(try await admission.credential(company.token, at: company.path) != nil)
            }
            let start = house.clock.now
            try await use(after: 0)
            while try await lastUse(company) != start { await Task.yield() }
            try await use(after: 59)
            try await use(after: 1)
            while try await lastUse(company) != start.advanced(bySeconds: 60) { await Task.yield() }
        }
    }

    @Test(.timeLimit(.minutes(10))) func `a use that cannot be written down fails nobody, and the next one is`()
        async throws
    {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let admission = Admission(store: house.faults, keyring: house.keyring, environment: house.environment)
            house.faults.fail(with: StoreError.unavailable("disk full"))
            #expect(try await admission.credential(company.token, at: company.path) != nil)
            house.faults.fail(with: nil)
            while try await lastUse(company) == nil {
                #expect(try await admission.credential(company.token, at: company.path) != nil)
            }
        }
    }

    @Test func `a token without scopes is refused`() async throws {
        let company = try await TestHouse.shared.organization()
        let sentence = try await refusal { try await company.token([], of: "Another") }
        #expect(sentence.contains("give it some of these: users:read, users:write, "))
    }

    @Test(arguments: [0, -1, Token.maximumDays + 1])
    func `a life without a bound is refused`(days: Int64) async throws {
        let company = try await TestHouse.shared.organization()
        let sentence = try await refusal { try await company.token(of: "Another", days: days) }
        #expect(sentence == "A token lives 1 to 3650 days.")
    }

    @Test(arguments: ["", String(repeating: "x", count: 101), "a\u{202E}b", "a\nb"])
    func `an integration has a name that can be read`(name: String) async throws {
        let company = try await TestHouse.shared.organization()
        #expect(try await refusal { try await company.token(of: name) }.contains("1 to 100 visible characters"))
    }
}
