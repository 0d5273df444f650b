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

    /// The rows of the catalogue that are about the shape of a User, a filter or a PATCH; the others are about groups,
    /// or about HTTP, where the transcripts show them.
    private static let rows = [
        "E1", "E2", "E4", "E5", "E6", "E7", "E8", "E9", "E11", "E14", "E17", "E18", "E19", "E21", "E27", "E28", "E30",
        "O3", "O4", "O6", "O7", "O8", "O10", "O12", "O14", "B3-Google", "B3-JumpCloud", "B3-Keycloak", "B3-OneLogin",
        "B3-PingDirectory", "B3-PingFederate", "B3-PingOne", "B3-Rippling", "B3-SailPoint", "B3-WSO2", "B3-Workplace",
        "B3-authentik",
    ]

    @Test(arguments: rows) func `every row of the catalogue has a case`(row: String) {
        #expect(Self.fixtures.contains { $0.content["row"]?.string == row })
    }

    @Test func `every quirk is needed by a case`() throws {
        // The transcripts of A25 show those that are about groups, and those that only the strict preset takes away;
        // StatusCommandTests show what is asked of accounts.
        let shownElsewhere: Set<Quirk> = [.additiveMembers, .keptMembers, .statusCommands]
        for quirk in Quirk.allCases where !Quirks.none.contains(quirk) && !shownElsewhere.contains(quirk) {
            let isNeeded = try Self.fixtures.contains { fixture in
                guard let quirks = fixture.quirks, quirks.contains(quirk) else { return false }
                let without = Quirks(Set(Quirk.allCases.filter { $0 != quirk && quirks.contains($0) }))
                return try fixture.outcome(quirks: without) != fixture.outcome(quirks: quirks)
            }
            #expect(isNeeded, "\(quirk) changes nothing")
        }
    }
}
