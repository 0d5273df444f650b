private import Foundation

extension String {
    /// The form in which values that ignore case are compared, indexed and sorted: NFKC, then Unicode case folding.
    ///
    /// One rule for filters, uniqueness and order on every database (RFC 7644 §3.4.2.2 and §5). It is coarser than the
    /// UsernameCaseMapped profile (RFC 8265 §3.3): whatever that profile calls equal is equal here, and look-alikes in
    /// compatibility forms are equal too. The dotless `ı` stays itself, so no Turkish name becomes another person's.
    public var comparisonKey: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return asciiLowercased }
        var folded = String.UnicodeScalarView()
        for scalar in precomposedStringWithCompatibilityMapping.unicodeScalars {
            folded.append(contentsOf: scalar.caseFolded.unicodeScalars)
        }
        return String(folded).precomposedStringWithCompatibilityMapping
    }

    /// The form in which people look for words: as they are compared, without accents, which many leave out, and with the
    /// apostrophe of the keyboard for the printed one.
    ///
    /// Only the combining marks of Latin, Greek and Cyrillic letters go (U+0300 to U+036F); in other scripts they are vowels.
    public var searchKey: String {
        let key = comparisonKey
        if key.utf8.allSatisfy({ $0 < 0x80 }) { return key }
        let plain = key.decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }.map { $0 == "\u{2019}" ? "'" : $0 }
        return String(String.UnicodeScalarView(plain)).precomposedStringWithCompatibilityMapping
    }
}

extension Unicode.Scalar {
    /// Full case folding, made of the mappings that the standard library carries: lower, upper, lower again.
    fileprivate var caseFolded: String {
        if self == "\u{131}" { return "\u{131}" }
        return properties.lowercaseMapping.unicodeScalars.map(\.properties.uppercaseMapping).joined().unicodeScalars
            .map(\.properties.lowercaseMapping).joined()
    }
}
