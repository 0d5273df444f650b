/// base64 (RFC 4648), read strictly: one text for each row of bytes.
package enum Base64 {
    /// §4, with padding.
    package static func decode(_ text: String) -> [UInt8]? {
        guard text.utf8.count % 4 == 0 else { return nil }
        let digits = Array(text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }.reversed())
        guard text.utf8.count - digits.count <= 2 else { return nil }
        return decode(digits, UInt8(ascii: "+"), UInt8(ascii: "/"))
    }

    /// §5, without padding.
    package static func decodeURL(_ text: String) -> [UInt8]? {
        decode(Array(text.utf8), UInt8(ascii: "-"), UInt8(ascii: "_"))
    }

    private static func decode(_ digits: [UInt8], _ digit62: UInt8, _ digit63: UInt8) -> [UInt8]? {
        guard digits.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count * 3 / 4)
        var (bits, count): (UInt32, UInt32) = (0, 0)
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = digit - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = digit - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0") + 52
            case digit62: value = 62
            case digit63: value = 63
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            bits &= (1 << count) - 1
        }
        // What is left over of the last digit says nothing, so it must be nothing (§3.5).
        return bits == 0 ? bytes : nil
    }
}
