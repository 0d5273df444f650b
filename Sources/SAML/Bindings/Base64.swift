/// Base64 (RFC 4648 §4) as a form carries it: one text for one meaning, but lines may be broken.
enum Base64 {
    /// Nil when there is any other character, padding elsewhere than at the end, or a bit that means nothing.
    static func decode(_ text: String, atMost limit: Int) -> [UInt8]? {
        var text = text
        return text.withUTF8 { characters in
            guard characters.count <= limit * 2 else { return nil }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(characters.count / 4 * 3)
            var (bits, digits, padding) = (0, 0, 0)
            for index in characters.indices {
                let character = unsafe characters[index]
                if character == UInt8(ascii: "=") {
                    padding += 1
                } else if let digit = values[Int(character)], padding == 0 {
                    bits = (bits << 6 | digit) & 0xFF_FFFF
                    digits += 1
                    if digits.isMultiple(of: 4) {
                        bytes += [UInt8(bits >> 16), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
                    }
                } else if !isWhite(character) {
                    return nil
                }
            }
            switch (digits % 4, padding) {
            case (0, 0): break
            case (2, 2) where bits & 0xF == 0: bytes.append(UInt8(bits >> 4 & 0xFF))
            case (3, 1) where bits & 0x3 == 0: bytes += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)]
            default: return nil
            }
            return bytes.isEmpty || bytes.count > limit ? nil : bytes
        }
    }

    private static func isWhite(_ character: UInt8) -> Bool {
        [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(character)
    }

    private static let values: [Int?] = {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        return (0...255).map { alphabet.firstIndex(of: UInt8($0)) }
    }()
}
