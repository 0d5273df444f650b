import SCIM
import Testing

/// The users that RFC 7643 §8.1, §8.2 and §8.3 show.
@Suite struct RepresentationTests {
    /// What a client cannot write: the server puts it back when it answers.
    private static let owned = ["id", "meta", "groups"]

    @Test(arguments: Fixture.all(in: "rfc7643"))
    func `SCIM-118 SCIM-121 SCIM-133 a user of the RFC is kept whole`(fixture: Fixture) throws {
        var sent = fixture.content
        let checked = try users.check(sent, quirks: .none)
        for name in Self.owned + ["password"] { sent[name] = nil }
        var expected = sent
        if let manager = expected[enterprise]?.object?["manager"]?.object {
            var kept = manager
            kept["displayName"] = nil
            var held = try #require(expected[enterprise]?.object)
            held["manager"] = .object(kept)
            expected[enterprise] = .object(held)
        }
        #expect(JSONValue.object(checked.document).sorted == JSONValue.object(expected).sorted)
        #expect(checked.warnings.allSatisfy { $0 == "password was accepted and discarded" }, "\(checked.warnings)")
    }

    @Test(arguments: Fixture.all(in: "rfc7643"))
    func `a user of the RFC can be found by every value that can be read`(fixture: Fixture) throws {
        for member in fixture.content.members where member.name != "password" && member.name != enterprise {
            #expect(try users.filter("\(member.name) pr").matches(fixture.content), "\(member.name)")
        }
        #expect(
            try users.filter(#"userName eq "BJENSEN@example.com" and meta.created lt "2010-01-24T00:00:00Z""#).matches(
                fixture.content))
    }

    @Test(arguments: Fixture.all(in: "rfc7643"))
    func `SCIM-264 a user of the RFC that is put back as it was answered stays as it was`(fixture: Fixture) throws {
        let stored = try users.check(fixture.content, quirks: .none).document
        #expect(try users.check(fixture.content, replacing: stored, quirks: .standard).document == stored)
    }
}
