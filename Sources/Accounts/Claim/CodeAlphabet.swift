/// Letters and digits out of which codes are made, and how what somebody typed is read.
struct CodeAlphabet: Sendable {
    let characters: [Character]
    /// Whether the letters are capitals.
    private let isUpper: Bool

    /// Letters that are hard to confuse in print and by ear: without I, L, O and U.
    static let letters = CodeAlphabet("ABCDEFGHJKMNPQRSTVWXYZ")
    /// Those letters, and the digits that look like none of them.
    static let lettersAndDigits = CodeAlphabet("ABCDEFGHJKMNPQRSTVWXYZ23456789")
    static let digits = CodeAlphabet("0123456789")
    /// Crockford's base 32, in lower case for links.
    static let link = CodeAlphabet("0123456789abcdefghjkmnpqrstvwxyz")

    private init(_ characters: String) {
        self.characters = Array(characters)
        isUpper = !characters.contains(where: \.isLowercase)
    }

    /// Every character is as likely as every other: bytes that would make some likelier are thrown away.
    func draw(_ count: Int, _ environment: Environment) -> String {
        let bound = 256 - 256 % characters.count
        var text = ""
        while text.count < count {
            for byte in environment.random(count) where Int(byte) < bound && text.count < count {
                text.append(characters[Int(byte) % characters.count])
            }
        }
        return text
    }

    /// What was typed, without what people put between the groups of a code, in the case of the alphabet.
    ///
    /// - Returns: nil when it cannot be a code of so many characters.
    func read(_ typed: String, count: Int) -> String? {
        guard typed.utf8.count <= count * 8 else { return nil }
        let text = String(
            typed.filter { !$0.isWhitespace && !"-–—.·".contains($0) }.map { character in
                // Beyond ASCII a letter may have two as its capital.
                guard character.isASCII else { return character }
                return Character(isUpper ? character.uppercased() : character.lowercased())
            })
        return text.count == count && text.allSatisfy(characters.contains) ? text : nil
    }
}
