/// Keeps text from being run as a formula (CWE-1236).
enum FormulaGuard {
    /// The text, with an apostrophe in front if it begins like a formula, or like a text that got one.
    static func harmless(_ text: String) -> String {
        // Scalar by scalar: to Swift `=` with a combining mark behind it is another character.
        let start = text.unicodeScalars.first { $0 != "'" && $0 != " " && $0 != "\u{A0}" }
        guard let start, starts.contains(start) else { return text }
        return "'" + text
    }

    /// As OWASP lists them; the full-width forms are the same signs to a spreadsheet in Japanese. Spaces in front of
    /// one help in some programs and do not in others.
    private static let starts = Set("=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)
}
