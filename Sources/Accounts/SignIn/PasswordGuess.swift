private import SCIM

/// A password as those see it who try what people use: without case, accents and separators, and with letters in the
/// place of the digits and signs that look like them.
struct PasswordGuess {
    /// What was typed, folded, key by key.
    let typed: [Unicode.Scalar]
    /// The same without separators and accents.
    let scalars: [Unicode.Scalar]

    /// What it consists of, as far as a guesser knows.
    enum Content {
        case common, personal, neither
    }

    init(_ password: String) {
        typed = Array(password.comparisonKey.unicodeScalars)
        scalars = PasswordGuess.plain(password).filter {
            !$0.properties.isWhitespace && !"-_.,".unicodeScalars.contains($0)
        }
    }

    /// Folded by case and compatibility forms, and without the accents that people leave out.
    static func plain(_ text: String) -> [Unicode.Scalar] {
        text.comparisonKey.unicodeScalars.map { accents[$0] ?? $0 }
    }

    /// The shortest part that the whole consists of, if it is one more than once: `abc` of `abcabcabc`.
    var repeatedUnit: [Unicode.Scalar]? {
        guard scalars.count > 1 else { return nil }
        for length in 1...(scalars.count / 2) where scalars.count.isMultiple(of: length) {
            if zip(scalars, scalars.dropFirst(length)).allSatisfy({ $0 == $1 }) { return Array(scalars.prefix(length)) }
        }
        return nil
    }

    /// Whether one or two of the words are all there is, besides digits and signs at the ends: years, exclamation
    /// marks.
    ///
    /// Names may be up to three, since people have that many.
    func isMade(of common: Set<[Unicode.Scalar]>, or personal: Set<[Unicode.Scalar]>) -> Content {
        guard let first = scalars.firstIndex(where: \.properties.isAlphabetic),
            let last = scalars.lastIndex(where: \.properties.isAlphabetic)
        else { return .neither }
        var content = Content.neither
        for reading in PasswordGuess.lookAlikes.map({ look in scalars.map { look[$0] ?? $0 } }) {
            let cover = Cover(scalars: reading, needed: last + 1, common: common, personal: personal)
            // A letter may hide in the sign in front of the first one: 1etmein, $ecret.
            for start in max(0, first - 2)...first {
                switch cover.content(from: start) {
                case .common: return .common
                case .personal: content = .personal
                case .neither: continue
                }
            }
        }
        return content
    }

    /// One reading of the password, to be covered by words from left to right.
    private struct Cover {
        let scalars: [Unicode.Scalar]
        /// Where the last letter ends, which the words must reach.
        let needed: Int
        let common: Set<[Unicode.Scalar]>
        let personal: Set<[Unicode.Scalar]>

        func content(from start: Int, words: Int = 0, isPersonal: Bool = false) -> Content {
            if start >= needed, words > 0 { return isPersonal ? .personal : words <= 2 ? .common : .neither }
            guard words < 3 else { return .neither }
            for end in min(start + 2, scalars.count)...min(start + 24, scalars.count) {
                let word = Array(scalars[start..<end])
                let isName = personal.contains(word)
                guard isName || common.contains(word) else { continue }
                let content = content(from: end, words: words + 1, isPersonal: isPersonal || isName)
                if content != .neither { return content }
            }
            return .neither
        }
    }

    /// 1 is read as l and as i; everything else looks like one letter only.
    private static let lookAlikes: [[Unicode.Scalar: Unicode.Scalar]] = ["l", "i"].map { one in
        [
            "0": "o", "1": one, "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i",
            "€": "e",
            "|": "l", "+": "t",
        ]
    }

    private static let accents: [Unicode.Scalar: Unicode.Scalar] = {
        let letters = [
            "a": "àáâãäåā", "c": "çćč", "e": "èéêëēė", "i": "ìíîïī", "n": "ñń", "o": "òóôõöøō", "s": "śš", "u": "ùúûüū",
            "y": "ýÿ",
            "z": "žźż", "l": "ł", "g": "ğ",
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (plain, accented) in letters {
            for scalar in accented.unicodeScalars { table[scalar] = plain.unicodeScalars.first }
        }
        return table
    }()
}
