internal import SCIM

/// `client_secret_basic`: both halves are form-urlencoded before they are put together (RFC 6749 §2.3.1, RFC 7617 §2).
struct BasicCredentials {
    let identifier: String
    let secret: String

    /// - Parameter header: the value of `Authorization`.
    init?(_ header: String) {
        let parts = header.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
        guard parts.count == 2, parts[0].lowercased() == "basic",
            let bytes = Base64.decode(String(parts[1])), let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let identifier = BasicCredentials.decode(bytes[..<colon]),
            let secret = BasicCredentials.decode(bytes[(colon + 1)...]), !identifier.isEmpty
        else { return nil }
        self.identifier = identifier
        self.secret = secret
    }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self),
            let decoded = PercentCoding.decode(text[...], plusIsSpace: true), !decoded.unicodeScalars.contains("\0")
        else { return nil }
        return decoded
    }
}
