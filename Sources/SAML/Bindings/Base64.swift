internal import FoundationEssentials

/// Base64 (RFC 4648 §4) as a form carries it: one text for one meaning, but lines may be broken.
enum Base64 {
    /// Nil when there is any other character, padding elsewhere than at the end, or a bit that means nothing.
    static func decode(_ text: String, atMost limit: Int) -> [UInt8]? {
        // A third more than the bytes, and room for line breaks.
        guard text.utf8.count <= limit * 2 else { return nil }
        var digits: [UInt8] = []
        digits.reserveCapacity(text.utf8.count)
        for byte in text.utf8 where byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
            digits.append(byte)
        }
        // What means the same is written anew, and must be the same text.
        let written = String(decoding: digits, as: UTF8.self)
        guard let bytes = Data(base64Encoded: written), !bytes.isEmpty, bytes.count <= limit,
            bytes.base64EncodedString() == written
        else { return nil }
        return Array(bytes)
    }
}
