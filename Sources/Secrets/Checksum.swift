private import CSodium

/// SHA-256 (FIPS 180-4) of bytes that come in pieces; tells whether two things are the same, and hides nothing.
package struct Checksum {
    private var state = crypto_hash_sha256_state()

    package init() {
        unsafe crypto_hash_sha256_init(&state)
    }

    package mutating func add(_ bytes: [UInt8]) {
        unsafe crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    }

    /// 32 bytes.
    package consuming func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe crypto_hash_sha256_final(&state, &digest)
        return digest
    }
}
