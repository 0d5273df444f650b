/// The two tokens that JSON and the SCIM filter share: strings and numbers (RFC 7644 §3.4.2.2 borrows JSON's).
enum JSONText {
    /// Why a token was refused; the caller adds where.
    struct Flaw: Error {
        let reason: String
    }

    /// Numbers longer than this are an attack, not a value.
    static let maximumNumberLength = 128
    /// No double has a larger exponent, and some databases refuse a smaller one.
    private static let maximumExponent = 400

    /// Reads a quoted string that starts at `position`, and moves behind it.
    static func string(in bytes: [UInt8], at position: inout Int) throws(Flaw) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return try text(bytes[start..<position])
            case UInt8(ascii: "\\"):
                return try escapedString(in: bytes, from: start, at: &position)
            case 0..<0x20:
                throw Flaw(reason: "a control character inside a string must be escaped")
            default:
                position += 1
            }
        }
        throw Flaw(reason: "a string is not closed")
    }

    private static func escapedString(
        in bytes: [UInt8],
        from start: Int,
        at position: inout Int
    ) throws(Flaw) -> String {
        var decoded = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try text(decoded[...])
            case UInt8(ascii: "\\"):
                position += 1
                decoded.append(contentsOf: String(try escape(in: bytes, at: &position)).utf8)
            case 0..<0x20:
                throw Flaw(reason: "a control character inside a string must be escaped")
            default:
                decoded.append(byte)
                position += 1
            }
        }
        throw Flaw(reason: "a string is not closed")
    }

    private static func escape(in bytes: [UInt8], at position: inout Int) throws(Flaw) -> Unicode.Scalar {
        guard position < bytes.count else { throw Flaw(reason: "a string is not closed") }
        defer { position += 1 }
        switch bytes[position] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar(in: bytes, at: &position)
        default: throw Flaw(reason: "an unknown escape was found in a string")
        }
    }

    /// Reads the four digits after `\u`, and the second half of a surrogate pair; leaves `position` on the last digit.
    private static func scalar(in bytes: [UInt8], at position: inout Int) throws(Flaw) -> Unicode.Scalar {
        let first = try unit(in: bytes, at: &position)
        guard first != 0 else { throw Flaw(reason: "NUL (\\u0000) is not allowed in a string") }
        if let scalar = Unicode.Scalar(first) { return scalar }
        let isHigh = (0xD800..<0xDC00).contains(first)
        guard isHigh, position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "\\"),
            bytes[position + 2] == UInt8(ascii: "u")
        else { throw Flaw(reason: "half of a surrogate pair stands alone in a string") }
        position += 2
        let second = try unit(in: bytes, at: &position)
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw Flaw(reason: "half of a surrogate pair stands alone in a string") }
        return scalar
    }

    private static func unit(in bytes: [UInt8], at position: inout Int) throws(Flaw) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            position += 1
            guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw Flaw(reason: "four hexadecimal digits were expected after \\u")
            }
            unit = unit << 4 + UInt32(digit)
        }
        return unit
    }

    private static func text(_ bytes: ArraySlice<UInt8>) throws(Flaw) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Flaw(reason: "a string is not valid UTF-8")
        }
        guard !bytes.contains(0) else { throw Flaw(reason: "NUL is not allowed in a string") }
        return text
    }

    /// Reads a number that starts at `position`, and moves behind it.
    static func number(
        in bytes: [UInt8],
        at position: inout Int,
        longest: Int = maximumNumberLength
    ) throws(Flaw) -> JSONNumber {
        let start = position
        func digits() -> Int {
            let from = position
            while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
            return position - from
        }
        func next(_ characters: Unicode.Scalar...) -> Bool {
            guard position < bytes.count, characters.contains(Unicode.Scalar(bytes[position])) else { return false }
            position += 1
            return true
        }
        _ = next("-")
        let leadsWithZero = position < bytes.count && bytes[position] == 0x30
        let whole = digits()
        guard whole == 1 || (whole > 1 && !leadsWithZero) else { throw Flaw(reason: "a number is malformed") }
        if next("."), digits() == 0 { throw Flaw(reason: "a number is malformed") }
        var exponent: Int? = 0
        if next("e", "E") {
            _ = next("+", "-")
            let count = digits()
            guard count > 0 else { throw Flaw(reason: "a number is malformed") }
            exponent = Int(String(decoding: bytes[position - count..<position], as: UTF8.self))
        }
        let literal = String(decoding: bytes[start..<position], as: UTF8.self)
        guard literal.utf8.count <= longest, let exponent, exponent <= maximumExponent, let value = Double(literal),
            value.isFinite
        else {
            throw Flaw(reason: "a number is out of range")
        }
        return JSONNumber(literal: literal)
    }
}
