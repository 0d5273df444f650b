import Accounts
import Testing

/// What somebody types to find people.
@Suite struct SearchTextTests {
    @Test(arguments: [
        ("", []), ("  \u{0}\n", []), ("Ana Diaz", ["diaz", "ana"]), ("ana ANA an", ["ana"]), ("«José», -", ["jose"]),
        ("ana.diaz@x.example", ["ana.diaz@x.example"]), ("+44 7700 900123", ["447700900123"]),
        ("07700 900-123", ["7700900123"]), ("07700900123", ["7700900123"]), ("00447700900123", ["447700900123"]),
        ("00123", ["00123"]), ("2026", ["2026"]), ("Ａｎａ", ["ana"]), ("STRASSE straße", ["strasse"]),
        ("x\u{0}y", ["x", "y"]),
    ])
    func `is taken for beginnings of words, the longest first`(typed: String, words: [String]) {
        #expect(SearchText(typed).words == words)
    }

    @Test func `is bounded, however much it is`() {
        #expect(SearchText(String(repeating: "a", count: 10_000)).words.map(\.utf8.count) == [Limits.wordBytes])
        let many = (0..<100).map { "w\($0)x" }.joined(separator: " ")
        #expect(SearchText(many).words.count == 8)
    }
}
