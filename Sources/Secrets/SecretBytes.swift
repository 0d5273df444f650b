private import CSodium

/// Random bytes of the operating system, for tokens, codes and keys.
package enum SecretBytes {
    package static func random(_ count: Int) -> [UInt8] {
        Sodium.prepare()
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe randombytes_buf(&bytes, count)
        return bytes
    }
}

extension [UInt8] {
    /// base64url without padding (RFC 4648 §5).
    package var base64URL: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
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
}
