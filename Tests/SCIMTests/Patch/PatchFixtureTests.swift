import SCIM
import Testing

/// The tables of RFC 7644 §3.5.2.1 to §3.5.2.3 as cases on disk, named by section.
@Suite struct PatchFixtureTests {
    @Test(arguments: Fixture.all(in: "rfc7644"))
    func `RFC 7644 §3.5.2 is kept to the letter`(fixture: Fixture) throws {
        #expect(try fixture.outcome(quirks: .none) == fixture.expected())
    }

    @Test(arguments: Fixture.all(in: "rfc7644"))
    func `no quirk changes what the RFC demands, unless the case says so`(fixture: Fixture) throws {
        guard let lenient = fixture.content["lenient"]?.object else {
            #expect(try fixture.outcome(quirks: .standard) == fixture.expected())
            return
        }
        #expect(try fixture.outcome(quirks: .standard) == Fixture(name: fixture.name, content: lenient).expected())
    }
}
