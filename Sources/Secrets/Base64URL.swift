/// base64url without padding (RFC 4648 §5): unreserved characters alone.
extension [UInt8] {
    package var base64URL: String {
        var text: [UInt8] = []
        var rest = self[...]
        while let first = rest.popFirst() {
            let second = rest.popFirst()
            let third = rest.popFirst()
            text.append(alphabet[Int(first >> 2)])
            text.append(alphabet[Int((first & 3) << 4 | (second ?? 0) >> 4)])
            if let second { text.append(alphabet[Int((second & 15) << 2 | (third ?? 0) >> 6)]) }
            if let third { text.append(alphabet[Int(third & 63)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil unless `base64URL` of the bytes is this very text: no two texts are the same bytes.
    package init?(base64URL text: String) {
        self = []
        var bits: UInt32 = 0
        var count = 0
        for character in text.utf8 {
            guard let digit = digits[character] else { return nil }
            bits = bits << 6 | UInt32(digit)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        guard count < 6, bits & (1 << UInt32(count) - 1) == 0 else { return nil }
    }
}

private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
private let digits = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt8($0)) })
