import SCIM
import Testing

/// One folding for filters, uniqueness and order.
@Suite struct ComparisonKeyTests {
    @Test(
        arguments: [
            Row("Bob", "bob"), Row("ÉCOLE", "école"), Row("e\u{301}cole", "\u{E9}cole"), Row("E\u{301}COLE", "école"),
            Row("Ｂｏｂ", "bob"), Row("STRASSE", "straße"), Row("STRAẞE", "strasse"), Row("ΣΊΣΥΦΟΣ", "σίσυφος"),
            Row("σίσυφοσ", "σίσυφος"), Row("ﬁ", "FI"), Row("\u{212A}", "k"), Row("\u{212B}", "å"), Row("ſ", "S"),
            Row("Ǆ", "ǅ"), Row("\u{130}", "i\u{307}"), Row("I\u{307}", "\u{130}"), Row("\u{1F88}", "\u{1F00}\u{3B9}"),
            Row("ԵՒ", "\u{587}"), Row("①", "1"), Row("\u{1E9B}\u{323}", "\u{1E69}"), Row("Ꭰ", "ꭰ"), Row("𐐀", "𐐨"),
            Row("J\u{30C}", "ǰ"),
        ])
    func `SCIM-187 S26 these are the same`(row: Row<String>) {
        #expect(Array(row.text.comparisonKey.utf8) == Array(row.value.comparisonKey.utf8))
    }

    @Test(
        arguments: [
            Row("ı", "i"), Row("I", "ı"), Row("İ", "I"), Row("İ", "i"), Row("é", "e"), Row("ß", "s"), Row("a", "а"),
            Row("o", "0"), Row("a b", "ab"), Row("a ", "a"), Row("ø", "o"),
        ])
    func `S26 these are different`(row: Row<String>) {
        #expect(row.text.comparisonKey != row.value.comparisonKey)
    }

    @Test func `the dotless i stays itself and its capital is I for everybody`() {
        #expect("DIYARBAKIR".comparisonKey == "diyarbakir")
        #expect("ışık".comparisonKey == "ışık")
    }

    @Test func `folding what was folded changes nothing, for every scalar there is`() {
        for value in (1 as UInt32)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else { continue }
            let once = String(scalar).comparisonKey
            let twice = once.comparisonKey
            guard once.utf8.elementsEqual(twice.utf8) else {
                Issue.record("U+\(String(value, radix: 16)) folds to \(once), and that to \(twice)")
                continue
            }
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `folding what was folded changes nothing, for marks in any order`(seed: UInt64) {
        var luck = Luck(seed: seed)
        let scalars: [Unicode.Scalar] = [
            "a", "A", "i", "I", "ı", "İ", "ß", "ẞ", "Σ", "ς", "α", "\u{345}", "\u{301}", "\u{307}", "\u{323}",
            "\u{1F88}",
            "\u{1E9E}", "ŉ", "ǰ", "J", "\u{30C}", "K", "Å", "ﬃ", "\u{FDFA}", "가", "\u{1100}", "\u{1161}", "Ｂ",
        ]
        let text = String(String.UnicodeScalarView((0..<6).map { _ in luck.pick(scalars) }))
        let once = text.comparisonKey
        #expect(
            once.utf8.elementsEqual(once.comparisonKey.utf8),
            "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
}
