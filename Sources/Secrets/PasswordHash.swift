private import CSodium

/// argon2id (RFC 9106) by libsodium, written as a PHC string, which carries its own salt and cost.
///
/// Making one and comparing with one each take a processor for as long as the cost says: `PasswordHasher` does both.
package struct PasswordHash {
    /// What one hash takes of a machine; whoever guesses pays it for each guess.
    package struct Cost: Hashable, Sendable {
        package let bytes: Int
        package let passes: Int

        /// At least 8 KiB and one pass; libsodium makes no cheaper hash.
        package init(bytes: Int, passes: Int) {
            self.bytes = bytes
            self.passes = passes
        }

        /// The least that OWASP advises: 19 MiB and two passes, 15 to 25 ms of a processor.
        package static let standard = Cost(bytes: 19 * 1_048_576, passes: 2)
    }

    let text: String

    init(text: String) {
        self.text = text
    }

    init(of password: String, _ cost: Cost) {
        Sodium.prepare()
        let input = password.opaqueForm
        var output = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let status = unsafe crypto_pwhash_str(
            &output, input, UInt64(input.utf8.count), UInt64(cost.passes), cost.bytes)
        precondition(status == 0, "there is no memory for a password hash")
        text = String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// What no password has as its hash, at a cost that is paid all the same.
    package static func ofNobody(_ cost: Cost) -> PasswordHash {
        let parameters = "m=\(cost.bytes / 1024),t=\(cost.passes),p=1"
        let (salt, digest) = (String(repeating: "A", count: 22), String(repeating: "A", count: 43))
        return PasswordHash(text: "$argon2id$v=19$\(parameters)$\(salt)$\(digest)")
    }

    func isOf(_ password: String) -> Bool {
        Sodium.prepare()
        let input = password.opaqueForm
        return unsafe crypto_pwhash_str_verify(text, input, UInt64(input.utf8.count)) == 0
    }

    /// Whether it was made at another cost, or is no such hash at all.
    package func differs(from cost: Cost) -> Bool {
        guard text.utf8.count < crypto_pwhash_strbytes() else { return true }
        return unsafe crypto_pwhash_str_needs_rehash(text, UInt64(cost.passes), cost.bytes) != 0
    }
}
