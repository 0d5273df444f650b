/// Which script a letter, mark or digit belongs to, as far as telling scripts apart needs it.
///
/// A Latin name with a Cyrillic `а` in it looks like another one that is all Latin. So a username keeps to one
/// script, as "highly restrictive" of UTS #39 §5.2 says, but without the Latin letters that it lets stand among Han.
/// Two names of different scripts may still look alike as a whole (`сос`); that takes a person who chooses such a
/// name for oneself.
///
/// Swift has no property for it; these are the ranges of Unicode's Blocks.txt, where a block has one script.
struct Script: Hashable {
    private let name: Substring

    /// Nil for what every script uses: ASCII digits and punctuation, combining marks.
    init?(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x41 || scalar == "_" || (0x300...0x36F).contains(scalar.value) { return nil }
        // A script that is not in the table is known by its place.
        name = Script.ranges.first { $0.range.contains(scalar.value) }?.name ?? "\(scalar.value >> 7)"
    }

    /// Written as one: Japanese, Chinese and Korean each have more than one script.
    static func belongTogether(_ scripts: Set<Script>) -> Bool {
        guard scripts.count > 1 else { return true }
        let names = Set(scripts.map(\.name))
        return families.contains { names.isSubset(of: $0) }
    }

    var isRightToLeft: Bool { ["arabic", "hebrew", "syriac", "thaana", "nko", "adlam"].contains(name) }

    private static let families: [Set<Substring>] = [
        ["han", "hiragana", "katakana"], ["han", "hangul"], ["han", "bopomofo"],
    ]

    private static let ranges: [(range: ClosedRange<UInt32>, name: Substring)] = """
        latin 41-24F 250-2AF 1E00-1EFF 2C60-2C7F A720-A7FF AB30-AB6F
        greek 370-3FF 1F00-1FFF
        cyrillic 400-52F 1C80-1C8F 2DE0-2DFF A640-A69F
        armenian 530-58F
        hebrew 590-5FF
        arabic 600-6FF 750-77F 870-8FF
        syriac 700-74F 860-86F
        thaana 780-7BF
        nko 7C0-7FF
        devanagari 900-97F A8E0-A8FF
        bengali 980-9FF
        gurmukhi A00-A7F
        gujarati A80-AFF
        oriya B00-B7F
        tamil B80-BFF
        telugu C00-C7F
        kannada C80-CFF
        malayalam D00-D7F
        sinhala D80-DFF
        thai E00-E7F
        lao E80-EFF
        tibetan F00-FFF
        myanmar 1000-109F A9E0-A9FF AA60-AA7F
        georgian 10A0-10FF 1C90-1CBF 2D00-2D2F
        hangul 1100-11FF A960-A97F AC00-D7FF
        ethiopic 1200-139F 2D80-2DDF AB00-AB2F
        cherokee 13A0-13FF AB70-ABBF
        canadian 1400-167F 18B0-18FF
        khmer 1780-17FF
        mongolian 1800-18AF
        tifinagh 2D30-2D7F
        hiragana 3041-309F
        katakana 30A0-30FF 31F0-31FF
        bopomofo 3100-312F 31A0-31BF
        han 3005-3007 3400-4DBF 4E00-9FFF F900-FAFF 20000-323AF
        adlam 1E900-1E95F
        """.split(separator: "\n").flatMap { line in
            let words = line.split(separator: " ")
            return words.dropFirst().compactMap { word in
                let ends = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
                return ends.count == 2 ? (ends[0]...ends[1], words[0]) : nil
            }
        }
}
