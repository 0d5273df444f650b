private import CSodium

/// Sealed values: unreadable without the key, and refused when a single bit was changed.
///
/// XChaCha20-Poly1305, with the nonce in front. Its 24 bytes are enough to be drawn at random.
extension Keyring {
    package static let nonceLength = 24
    private static let tagLength = 16

    /// - Parameter context: what the value belongs to; it is not part of the result, and opens nothing but itself.
    package func seal(
        _ value: [UInt8],
        in context: [UInt8],
        for purpose: Purpose,
        nonce: [UInt8]
    ) -> [UInt8] {
        precondition(nonce.count == Keyring.nonceLength, "a nonce has \(Keyring.nonceLength) bytes")
        var sealed = [UInt8](repeating: 0, count: value.count + Keyring.tagLength)
        unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed, nil, value, UInt64(value.count), context, UInt64(context.count), nil, nonce, key(for: purpose))
        return nonce + sealed
    }

    /// Nil for whatever was not sealed with this keyring, for this purpose, in this context.
    package func open(_ sealed: [UInt8], in context: [UInt8], for purpose: Purpose) -> [UInt8]? {
        let overhead = Keyring.nonceLength + Keyring.tagLength
        guard sealed.count >= overhead else { return nil }
        let nonce = Array(sealed.prefix(Keyring.nonceLength))
        let rest = Array(sealed.dropFirst(Keyring.nonceLength))
        var value = [UInt8](repeating: 0, count: sealed.count - overhead)
        let status = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
            &value, nil, nil, rest, UInt64(rest.count), context, UInt64(context.count), nonce, key(for: purpose))
        return status == 0 ? value : nil
    }
}
