import Accounts
import Secrets
import TestSupport
import Testing
import Web

/// Forms that other sites send in somebody's name.
@Suite struct CrossSiteTests {
    private static let origin = "https://people.example"

    @Test(
        arguments: [
            ("same-origin", nil, CrossSiteGuard.ours),
            ("same-origin", "https://people.example", .ours),
            ("none", nil, .ours),
            ("cross-site", nil, .foreign),
            ("same-site", "https://other.people.example", .foreign),
            ("cross-site", "https://people.example", .foreign),
            ("SAME-ORIGIN", nil, .foreign),
            ("", nil, .foreign),
            (nil, "https://people.example", .ours),
            (nil, "HTTPS://People.Example", .ours),
            (nil, "null", .foreign),
            (nil, "", .foreign),
            (nil, "http://people.example", .foreign),
            (nil, "https://people.example:8443", .foreign),
            (nil, "https://people.example.attacker.example", .foreign),
            (nil, "https://attacker.example", .foreign),
            (nil, nil, .unsaid),
        ] as [(String?, String?, CrossSiteGuard)])
    func `the browser says which site has sent a form`(fetchSite: String?, sender: String?, verdict: CrossSiteGuard) {
        #expect(CrossSiteGuard(fetchSite: fetchSite, sender: sender, origin: Self.origin) == verdict)
    }

    @Test func `a form is bound to one browser`() async throws {
        let house = try await TestHouse.shared
        let tokens = FormTokens(keyring: house.keyring, environment: house.environment)
        let (mine, other) = (tokens.newVisitor(), tokens.newVisitor())
        #expect(mine != other)
        #expect(mine.utf8.count == 22, "16 bytes in base64url")
        #expect(tokens.isRight(tokens.token(for: mine), for: mine))
        for wrong in ["", "!", mine, tokens.token(for: other), tokens.token(for: mine) + "A"] {
            #expect(!tokens.isRight(wrong, for: mine))
        }
    }

    @Test func `other keys make other tokens`() async throws {
        let house = try await TestHouse.shared
        let ours = FormTokens(keyring: house.keyring, environment: house.environment)
        let master = [UInt8](repeating: 7, count: 32)
        let theirs = FormTokens(keyring: try #require(Keyring(master: master)), environment: house.environment)
        #expect(!ours.isRight(theirs.token(for: "someone"), for: "someone"))
    }
}
