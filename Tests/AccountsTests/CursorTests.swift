import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// What a cursor opens, for whom, and for how long.
@Suite struct CursorTests {
    private static let clock = TestClock()

    private static func cursors(_ first: UInt8 = 0, at clock: TestClock = clock) throws -> Cursors {
        let master = Array(first..<first + UInt8(Keyring.masterLength))
        let keyring = try #require(Keyring(master: master))
        return Cursors(keyring: keyring, environment: Environment(now: { clock.now }, random: SecretBytes.random))
    }

    private static func walk(
        _ organization: Int64 = 1,
        _ integration: Int64 = 2,
        list: String = "User",
        filter: String? = #"title eq "x""#,
        sortBy: String? = "userName",
        sortOrder: String? = nil,
        count: Int = 10
    ) -> Cursors.Walk {
        let now = clock.now
        var search = SearchRequest()
        (search.filter, search.sortBy, search.sortOrder) = (filter, sortBy, sortOrder)
        let caller = Credential(
            token: Token(id: Token.ID(7), scopes: [.readUsers], created: now, expires: now, lastUsed: nil),
            organization: Organization(id: .init(organization), slug: "acme", name: "Acme"),
            integration: Integration(id: .init(integration), name: "okta"))
        return Cursors.Walk(search, count: count, through: list, by: caller)
    }

    private static let places = [
        Cursors.Place(in: "User", behind: nil),
        Cursors.Place(in: "User", behind: ListPosition(id: "0192f0c1-0000-7000-8000-000000000000")),
        Cursors.Place(in: "User", behind: ListPosition(id: "a", key: .text(""))),
        Cursors.Place(in: "User", behind: ListPosition(id: "a", key: .text("\u{1}\"\\ é \u{1F600}\u{301}"))),
        Cursors.Place(in: "Group", behind: ListPosition(id: "a", key: .number("-9223372036854775808"))),
        Cursors.Place(in: "Group", behind: ListPosition(id: "a", key: .number("0.1"))),
    ]

    @Test(arguments: places)
    func `SCIM-221 SCIM-235 a cursor gives back its place, in unreserved characters`(place: Cursors.Place) throws {
        let cursors = try Self.cursors()
        let cursor = cursors.cursor(at: place, of: Self.walk())
        // Another server with the same key knows as much.
        #expect(try Self.cursors().place(cursor, of: Self.walk()) == place)
        #expect(cursor.wholeMatch(of: /[A-Za-z0-9._~-]+/) != nil)
        #expect(cursor != cursors.cursor(at: place, of: Self.walk()), "nobody can tell whether two places are the same")
    }

    @Test func `SCIM-234 a cursor that was changed anywhere is none, and so is any other text`() throws {
        let cursors = try Self.cursors()
        let cursor = cursors.cursor(at: Self.places[1], of: Self.walk())
        var texts = [
            "zzz", "A", "AA", "AAAA", String(repeating: "A", count: 200), cursor + "A", cursor + "=", " " + cursor,
        ]
        for index in 0..<cursor.count {
            let (before, rest) = (cursor.prefix(index), cursor.dropFirst(index))
            for other in ["A", "B", "_", "é", "."] where !rest.hasPrefix(other) {
                texts.append(before + other + rest.dropFirst())
            }
            texts += [String(before), String(rest.dropFirst())]
        }
        let refusals = try texts.filter { !$0.isEmpty }.map { text in
            try #require(throws: SCIMError.self) { try cursors.place(text, of: Self.walk()) }
        }
        #expect(Set(refusals).count == 1)
        #expect(refusals.first?.scimType == .invalidCursor)
        #expect(refusals.first?.status == 400)
    }

    @Test func `SCIM-222 SCIM-234 a cursor opens for its own organization, integration, list and query alone`() throws {
        let cursors = try Self.cursors()
        let cursor = cursors.cursor(at: Self.places[1], of: Self.walk())
        var refusals: Set<SCIMError> = []
        for other in [
            Self.walk(2, 2), Self.walk(1, 1), Self.walk(12, 2), Self.walk(list: "Group"), Self.walk(list: "/"),
            Self.walk(filter: nil), Self.walk(filter: #"title eq "y""#), Self.walk(sortBy: nil),
            Self.walk(sortBy: "id"),
            Self.walk(sortOrder: "descending"), Self.walk(filter: "userName", sortBy: #"title eq "x""#),
        ] {
            refusals.insert(try #require(throws: SCIMError.self) { try cursors.place(cursor, of: other) })
        }
        refusals.insert(try #require(throws: SCIMError.self) { try Self.cursors(1).place(cursor, of: Self.walk()) })
        #expect(refusals.count == 1 && refusals.first?.scimType == .invalidCursor)
    }

    @Test func `SCIM-222 the count of a walk stays the same`() throws {
        let cursors = try Self.cursors()
        let cursor = cursors.cursor(at: Self.places[1], of: Self.walk(count: 10))
        let refusal = try #require(throws: SCIMError.self) { try cursors.place(cursor, of: Self.walk(count: 11)) }
        #expect(refusal.status == 400 && refusal.scimType == .invalidCount)
    }

    @Test func `SCIM-226 a cursor has its time`() throws {
        let clock = TestClock()
        let cursors = try Self.cursors(at: clock)
        let cursor = cursors.cursor(at: Self.places[1], of: Self.walk())
        clock.advance(bySeconds: Int64(Limits.secondsForCursor) - 1)
        #expect(try cursors.place(cursor, of: Self.walk()) == Self.places[1])
        clock.advance(bySeconds: 1)
        let refusal = try #require(throws: SCIMError.self) { try cursors.place(cursor, of: Self.walk()) }
        #expect(refusal.status == 400 && refusal.scimType == .expiredCursor)
    }

    @Test func `base64url is read as it is written, and in no other way`() throws {
        for length in 0..<70 {
            let bytes = SecretBytes.random(length)
            #expect([UInt8](base64URL: bytes.base64URL) == bytes)
        }
        for text in ["A", "AAAAA", "AB", "AAB", "AA==", "A+A/", "AA A", "é", "AAA\n"] {
            #expect([UInt8](base64URL: text) == nil, "\(text)")
        }
    }
}
