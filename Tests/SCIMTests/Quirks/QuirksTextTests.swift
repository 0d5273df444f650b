import SCIM
import Testing

/// Quirks as they are written in a setting.
@Suite struct QuirksTextTests {
    @Test(
        arguments: [
            Row("standard", "standard"), Row("standard +bareWords", "standard +bareWords"),
            Row("+unknownPaths +bareWords", "standard +bareWords +unknownPaths"),
            Row("standard -looseURNs +bareWords", "standard +bareWords -looseURNs"),
            Row("  standard   +bareWords ", "standard +bareWords"), Row("+booleanStrings", "standard"),
            Row("standard +bareWords -bareWords", "standard"),
        ])
    func `quirks are read and written`(row: Row<String>) throws {
        let quirks = try #require(Quirks(row.text))
        #expect(quirks.description == row.value)
        #expect(Quirks(quirks.description) == quirks)
    }

    @Test func `none is none, and can be written too`() throws {
        let none = try #require(Quirks("none"))
        #expect(none == .none)
        #expect(Quirks(none.description) == Quirks.none)
        #expect(try #require(Quirks("none +bareWords")).contains(.bareWords))
        #expect(try #require(Quirks("interop")) == .interoperable)
        #expect(try #require(Quirks("interop +bareWords")) == Quirks([.bareWords]))
    }

    @Test(arguments: [
        "bareWords", "standard bareWords", "+nothing", "standard none", "*bareWords", "Standard", "+ bareWords",
    ])
    func `a word that is not understood is refused`(text: String) {
        #expect(Quirks(text) == nil)
    }

    @Test(arguments: ["", "  "])
    func `an empty list is refused, since it could mean none as well as standard`(text: String) {
        #expect(Quirks(text) == nil)
    }
}
