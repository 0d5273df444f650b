private import Foundation

extension String {
    /// The form in which a password is hashed: the OpaqueString profile (RFC 8265 §4.2.2), which maps every space to
    /// U+0020 and composes (NFC), so that a password typed on another keyboard is still the same.
    ///
    /// Compatibility forms stay apart, unlike in `comparisonKey`: they are what somebody chose, and keep secrets rich.
    var opaqueForm: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            text.append(scalar.properties.generalCategory == .spaceSeparator ? " " : scalar)
        }
        return String(text).precomposedStringWithCanonicalMapping
    }
}
