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
