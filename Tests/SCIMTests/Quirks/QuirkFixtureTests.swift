import SCIM
import Testing

/// What real identity providers send, one case a shape, each with its source.
@Suite struct QuirkFixtureTests {
    private static let folders = ["entra", "okta", "onelogin", "google", "ping", "jumpcloud", "sailpoint", "other"]
    private static let fixtures = folders.flatMap(Fixture.all)

    @Test(arguments: fixtures)
    func `what an identity provider sends is understood`(fixture: Fixture) throws {
        let quirks = try #require(fixture.quirks, "the quirks are misspelt")
        #expect(try fixture.outcome(quirks: quirks) == fixture.expected())
        #expect(fixture.content["row"]?.string != nil && fixture.content["source"]?.string != nil)
    }

    @Test(arguments: fixtures)
    func `with all quirks off the standard alone decides`(fixture: Fixture) throws {
        #expect(try fixture.outcome(quirks: .none) == fixture.expected(strict: true))
    }

    @Test func `every quirk is needed by a case`() throws {
        for quirk in Quirk.allCases {
            let isNeeded = try Self.fixtures.contains { fixture in
                guard let quirks = fixture.quirks, quirks.contains(quirk) else { return false }
                let without = Quirks(Set(Quirk.allCases.filter { $0 != quirk && quirks.contains($0) }))
                return try fixture.outcome(quirks: without) != fixture.outcome(quirks: quirks)
            }
            #expect(isNeeded, "\(quirk) changes nothing")
        }
    }
}
