/// Keeps text from being run as a formula (CWE-1236).
///
/// Where the list separator is a semicolon, a spreadsheet that opens commas knows nothing of our quotation marks: it
/// divides `Ana,"x;=1"` at the semicolon. So what stands behind a separator inside a cell is taken for a cell, too.
enum FormulaGuard {
    /// The text, with an apostrophe in front of each piece that begins like a formula, or like one that got one.
    static func harmless(_ text: String) -> String {
        edited(text) { piece in
            var guarded = Substring("'").unicodeScalars
            guarded.append(contentsOf: piece)
            return guarded
        }
    }

    /// The text that `harmless` made this one of.
    static func original(of text: String) -> String {
        edited(text) { $0.first == "'" ? $0.dropFirst() : $0 }
    }

    private typealias Piece = Substring.UnicodeScalarView

    /// Scalar by scalar: to Swift `=` with a combining mark behind it is another character.
    private static func edited(_ text: String, _ edit: (Piece) -> Piece) -> String {
        var edited = String.UnicodeScalarView()
        var rest = text[...].unicodeScalars
        while !rest.isEmpty {
            let end = rest.firstIndex(where: isSeparator).map { rest.index(after: $0) } ?? rest.endIndex
            let piece = rest[..<end]
            let isFormula = beginsLikeFormula(piece, isFirst: piece.startIndex == text.startIndex)
            edited.append(contentsOf: isFormula ? edit(piece) : piece)
            rest = rest[end...]
        }
        return String(edited)
    }

    /// - Parameter isFirst: whether it stands at the beginning of the cell, where tabs and line breaks begin one as well.
    private static func beginsLikeFormula(_ piece: Piece, isFirst: Bool) -> Bool {
        guard let start = piece.first(where: { !isPadding($0) }) else { return false }
        return isSign(start) || isFirst && start != ";" && isSeparator(start)
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ";", "\t", "\r", "\n": true
        default: false
        }
    }

    /// What helps in front of a sign in some programs, and does not in others.
    private static func isPadding(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "\"", " ", "\u{A0}": true
        default: false
        }
    }

    /// As OWASP lists them; the full-width forms are the same signs to a spreadsheet in Japanese.
    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}
