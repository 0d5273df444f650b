/// Cuts a filter into words, literals and brackets; knows nothing of their meaning.
struct FilterLexer {
    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ text: String) {
        bytes = Array(text.utf8)
        position = 0
    }

    mutating func skipSpace() {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// Moves over the character if it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Moves over a word such as `and` if it stands here on its own; case does not count.
    mutating func takeWord(_ word: String) -> Bool {
        let end = position + word.utf8.count
        guard end <= bytes.count,
            String(decoding: bytes[position..<end], as: UTF8.self).equalsIgnoringCase(word),
            end == bytes.count || !bytes[end].isPathByte
        else { return false }
        position = end
        return true
    }

    /// Reads the run of characters an attribute path or an operator may consist of; empty if there is none.
    mutating func word() -> String {
        let start = position
        while position < bytes.count, bytes[position].isPathByte { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Reads only letters: an operator may stand right before its quoted value.
    mutating func letters() -> String {
        let start = position
        while position < bytes.count, bytes[position].isASCIILetter { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Reads a JSON literal: string, number, true, false or null. Nil when something else stands here.
    mutating func literal() throws(JSONText.Flaw) -> JSONValue? {
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "\""): return .string(try JSONText.string(in: bytes, at: &position))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let start = position
            // What only begins like a number, an id for instance, is a word.
            guard let number = try? JSONText.number(in: bytes, at: &position) else {
                position = start
                return nil
            }
            guard position == bytes.count || !bytes[position].isPathByte else {
                position = start
                return nil
            }
            return .number(number)
        default:
            if takeWord("true") { return .bool(true) }
            if takeWord("false") { return .bool(false) }
            if takeWord("null") { return .null }
            return nil
        }
    }

    /// Reads a value without quotes, up to a space, a bracket or a control character; for clients that forget them.
    mutating func bareWord() -> String {
        let start = position
        let ends: [UInt8] = [0x7F, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "(")]
        while position < bytes.count, bytes[position] > 0x20, !ends.contains(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isPathByte: Bool {
        isAttributeNameByte || self == UInt8(ascii: ".") || self == UInt8(ascii: ":") || self == UInt8(ascii: "/")
    }
}
