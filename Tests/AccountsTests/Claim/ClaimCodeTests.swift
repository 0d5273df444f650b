import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// Links, access codes and the others: how long they are, what they consist of, and how they are read.
@Suite struct ClaimCodeTests {
    private static let environment = Accounts.Environment(
        now: { Instant(milliseconds: 1_800_000_000_000) }, random: SecretBytes.random)
    private static let ada = Account.ID(environment)
    private static let bob = Account.ID(environment)

    private func keyring() throws -> Keyring { try #require(Keyring(master: Array(0..<32))) }

    @Test func `an access code has 16 letters, in groups of four, none of them easy to mistake`() {
        for _ in 0..<200 {
            let code = ClaimCode(.accessCode, Self.environment)
            #expect(code.text.wholeMatch(of: /[A-HJKMNP-TV-Z]{16}/) != nil, "\(code.text)")
            #expect(code.grouped.wholeMatch(of: /[A-Z]{4}(-[A-Z]{4}){3}/) != nil)
        }
    }

    @Test func `a recovery code has 10 characters, a mailed code 6 digits, a link 80 bits`() {
        #expect(ClaimCode(.recoveryCode, Self.environment).text.wholeMatch(of: /[A-HJKMNP-TV-Z2-9]{10}/) != nil)
        for kind in [ClaimCode.Kind.resetCode, .addressCode] {
            #expect(ClaimCode(kind, Self.environment).text.wholeMatch(of: /[0-9]{6}/) != nil)
        }
        #expect(ClaimCode(.link, Self.environment).text.wholeMatch(of: /[0-9abcdefghjkmnpqrstvwxyz]{16}/) != nil)
    }

    @Test(arguments: ClaimCode.Kind.allCases)
    func `every character of the alphabet comes, none much oftener than another`(kind: ClaimCode.Kind) {
        var counts: [Character: Int] = [:]
        for _ in 0..<2000 {
            for character in ClaimCode(kind, Self.environment).text { counts[character, default: 0] += 1 }
        }
        let mean = Double(2000 * kind.length) / Double(counts.count)
        for (character, count) in counts { #expect(abs(Double(count) - mean) < mean / 3, "\(character)") }
    }

    @Test func `bytes that would make a letter likelier are thrown away`() {
        // 22 letters go 11 times into 256, which leaves 14 bytes that stand for nothing.
        let environment = Accounts.Environment(
            now: Self.environment.now, random: { Array(repeating: [UInt8](242...255) + [0], count: $0).flatMap(\.self) }
        )
        #expect(ClaimCode(.accessCode, environment).text == String(repeating: "A", count: 16))
    }

    @Test(arguments: [
        "ABCD-EFGH-JKMN-PQRS", "abcd efgh jkmn pqrs", " ABCDEFGHJKMNPQRS\n", "AbCd–EfGh—JkMn·PqRs",
        "A B C D E F G H J K M N P Q R S",
    ])
    func `an access code is read however it is typed`(typed: String) {
        #expect(ClaimCode(.accessCode, typed: typed)?.text == "ABCDEFGHJKMNPQRS")
    }

    @Test(arguments: [
        "", "ABCDEFGHJKMNPQR", "ABCDEFGHJKMNPQRST", "ABCDEFGHJKMNPQRI", "ABCDEFGHJKMNPQR1", "ABCDEFGHJKMNPQRß",
        "ABCDEFGHJKMNPQR\u{301}", String(repeating: "-", count: 10_000) + "ABCDEFGHJKMNPQRS",
    ])
    func `what cannot be an access code is none`(typed: String) {
        #expect(ClaimCode(.accessCode, typed: typed) == nil)
    }

    @Test func `a link is read in either case, for mail programs and people change it`() {
        let link = ClaimCode(.link, Self.environment)
        #expect(ClaimCode(.link, typed: link.text.uppercased()) == link)
    }

    @Test func `a short code is one account's, and one kind's`() throws {
        let keyring = try keyring()
        let reset = try #require(ClaimCode(.resetCode, typed: "123 456"))
        let address = try #require(ClaimCode(.addressCode, typed: "123-456"))
        let digests = Set([
            reset.digest(of: Self.ada, keyring), reset.digest(of: Self.bob, keyring),
            address.digest(of: Self.ada, keyring),
        ])
        #expect(digests.count == 3)
    }

    @Test func `what must be shown again is kept sealed for its account, and nothing else is`() throws {
        let keyring = try keyring()
        for kind in ClaimCode.Kind.allCases {
            let code = ClaimCode(kind, Self.environment)
            let stored = StoredCode(
                code, of: Self.ada, expires: Instant(milliseconds: .max), keyring, Self.environment)
            let isShownAgain = kind == .link || kind == .accessCode
            #expect(stored.opened(of: Self.ada, keyring) == (isShownAgain ? code : nil))
            #expect(stored.opened(of: Self.bob, keyring) == nil)
            #expect((stored.sealed != nil) == isShownAgain)
        }
    }

    @Test func `five wrong guesses end a mailed code, and no number of them a recovery code`() {
        func stored(_ kind: ClaimCode.Kind, tries: Int) -> StoredCode {
            StoredCode(
                kind: kind, digest: .ofNothing, sealed: nil, created: Self.environment.now(),
                expires: Self.environment.now().advanced(bySeconds: 1), tries: tries)
        }
        #expect(stored(.resetCode, tries: 4).isLive(at: Self.environment.now()))
        #expect(!stored(.resetCode, tries: 5).isLive(at: Self.environment.now()))
        #expect(stored(.recoveryCode, tries: 1_000_000).isLive(at: Self.environment.now()))
        #expect(!stored(.recoveryCode, tries: 0).isLive(at: Self.environment.now().advanced(bySeconds: 1)))
    }
}
