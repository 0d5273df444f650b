private import COpenSSL
private import CSodium

/// Hashes that other people's protocols ask for; our own digests are `Keyring`'s.
package enum KeyedHash {
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        unsafe crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
        return hash
    }

    /// HMAC-SHA-256 (RFC 2104) with a key of any length.
    package static func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var state = crypto_auth_hmacsha256_state()
        var hash = [UInt8](repeating: 0, count: 32)
        unsafe crypto_auth_hmacsha256_init(&state, key, key.count)
        unsafe crypto_auth_hmacsha256_update(&state, bytes, UInt64(bytes.count))
        unsafe crypto_auth_hmacsha256_final(&state, &hash)
        return hash
    }

    /// HMAC-SHA-1 (RFC 2104), which one-time passwords are made of; nil where OpenSSL is kept from SHA-1.
    package static func hmacSHA1(_ bytes: [UInt8], key: [UInt8]) -> [UInt8]? {
        var hash = [UInt8](repeating: 0, count: 20)
        return unsafe hmac_sha1(key, key.count, bytes, bytes.count, &hash) == 1 ? hash : nil
    }
}
