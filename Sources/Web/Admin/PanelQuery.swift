/// The query of a link in the panel.
enum PanelQuery {
    /// Behind an address; without the fields that say nothing.
    static func text(_ fields: KeyValuePairs<String, String?>) -> String {
        let parts = fields.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : "\(name)=\(escaped($0))" }
        }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// Unreserved characters stay (RFC 3986 §2.3).
    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
