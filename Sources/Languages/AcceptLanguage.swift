extension Language {
    /// The language that a browser would like most of those that are known, by its field `Accept-Language`
    /// (RFC 9110 §12.5.4); nil when it names none of them.
    package static func best(for acceptLanguage: String?) -> Language? {
        let ranges = (acceptLanguage ?? "").utf8.prefix(longestField).split(separator: UInt8(ascii: ","))
            .prefix(mostRanges).compactMap(LanguageRange.init)
        let refused = ranges.filter { $0.weight == 0 }.map { $0.tag.lowercased() }
        // The sort is stable by the place in the field, which decides between equal weights.
        let wanted = ranges.enumerated().filter { $0.element.weight > 0 }
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
        for range in wanted.map(\.element) {
            if range.tag == "*" {
                if let any = all.first(where: { !refused.contains($0.tag) }) { return any }
            } else if let known = Language(range.tag), !refused.contains(known.tag) {
                return known
            }
        }
        return nil
    }

    /// What comes behind these is not read: anybody may send anything.
    private static let longestField = 1024
    private static let mostRanges = 32
}

/// One wish of the field: `de-CH;q=0.8`.
private struct LanguageRange {
    let tag: String
    /// In thousandths.
    let weight: Int

    /// Nil when it is none; the others still count.
    init?(_ field: Substring.UTF8View) {
        guard let text = String(field) else { return nil }
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.filter { $0 != " " && $0 != "\t" }
        }
        let isTag = parts[0].utf8.allSatisfy { byte in
            let letter = byte | 0x20
            return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard parts[0] == "*" || (isTag && !parts[0].isEmpty), parts.count <= 2 else { return nil }
        tag = parts[0]
        guard parts.count == 2 else {
            weight = 1000
            return
        }
        guard let weight = LanguageRange.weight(parts[1]) else { return nil }
        self.weight = weight
    }

    /// `q=` and a number from 0 to 1 with up to three decimals (RFC 9110 §12.4.2).
    private static func weight(_ parameter: String) -> Int? {
        guard parameter.lowercased().hasPrefix("q=") else { return nil }
        let number = parameter.dropFirst(2).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = number.count == 2 ? number[1] : ""
        guard number[0] == "0" || number[0] == "1", decimals.utf8.count <= 3,
            decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let padded = decimals + String(repeating: "0", count: 3 - decimals.utf8.count)
        guard let whole = Int(number[0]), let part = Int(padded), whole * 1000 + part <= 1000 else { return nil }
        return whole * 1000 + part
    }
}
