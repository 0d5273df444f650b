private import SCIM

/// What somebody typed to find people: the beginnings of words, all of which have to be there.
package struct SearchText: Hashable, Sendable {
    /// The longest one first: it has the fewest people behind it.
    package let words: [String]

    /// So many digits may be the beginning of a phone number.
    static let fewestDigits = 4
    private static let mostWords = 8

    package init(_ typed: String) {
        if let number = SearchText.number(typed) {
            words = [number]
            return
        }
        let found = Set(SearchText.pieces(of: typed).map { $0.searchKey.head(bytes: Limits.wordBytes) })
            .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        // Whoever has the longer word has its beginning too.
        var words: [String] = []
        for word in found where !word.isEmpty && !words.contains(where: { $0.hasBytes(of: word) }) {
            words.append(word)
        }
        self.words = Array(words.prefix(SearchText.mostWords))
    }

    package var isEmpty: Bool { words.isEmpty }

    /// What stands between white space, without the punctuation around it.
    static func pieces(of text: String) -> [String] {
        text.unicodeScalars
            .split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
            .map { piece in
                let start = piece.firstIndex(where: \.isOfWord) ?? piece.endIndex
                let end = piece.lastIndex(where: \.isOfWord).map(piece.index(after:)) ?? start
                return String(String.UnicodeScalarView(piece[start..<end]))
            }
            .filter { !$0.isEmpty }
    }

    /// The digits of what can only be a phone number: with a plus, or in groups, or long and with a zero in front, which is
    /// dialled at home and no part of the number.
    static func number(_ typed: String) -> String? {
        let signs = typed.utf8.filter { !$0.isDigit }
        let digits = typed.utf8.filter(\.isDigit)
        guard digits.count >= fewestDigits, signs.allSatisfy({ Array(" +-()./".utf8).contains($0) }) else { return nil }
        let isInGroups = !signs.isEmpty
        guard isInGroups || digits.count >= 9 && digits.first == UInt8(ascii: "0") else { return nil }
        return String(decoding: digits.drop { $0 == UInt8(ascii: "0") }.prefix(Limits.wordBytes), as: UTF8.self)
    }
}

extension Unicode.Scalar {
    /// Whether it is part of words: letters, marks and digits are.
    var isOfWord: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}

extension String {
    fileprivate func hasBytes(of prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}
