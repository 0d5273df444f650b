internal import FoundationEssentials

/// Base64 (RFC 4648 §4) as a form carries it: one text for one meaning, but lines may be broken.
enum Base64 {
    /// Nil when there is any other character, padding elsewhere than at the end, or a bit that means nothing.
    static func decode(_ text: String, atMost limit: Int) -> [UInt8]? {
        // A third more than the bytes, and room for line breaks.
        guard text.utf8.count <= limit * 2 else { return nil }
        let digits = text.utf8.filter { !white.contains($0) }
        guard let bytes = Data(base64Encoded: Data(digits)), !bytes.isEmpty, bytes.count <= limit,
            bytes.base64EncodedData().elementsEqual(digits)
        else { return nil }
        return Array(bytes)
    }

    private static let white: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
}
