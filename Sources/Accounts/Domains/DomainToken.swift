package import Secrets

/// What the DNS of a domain has to say so that the domain is an organization's.
///
/// It is made of the keys and the two names, so it is the same whenever it is shown, and nothing needs to be kept. Nobody
/// guesses it, but it is no secret either: all the world can read it in the end.
package struct DomainToken: Hashable, Sendable {
    /// 26 characters of base32, 128 bits.
    package let text: String

    package init(_ domain: DomainName, of organization: Organization.ID, _ keyring: Keyring) {
        let digest = keyring.digest("token \(organization.number) \(domain)", for: .domains)
        text = DomainToken.base32(digest.bytes.prefix(16))
    }

    /// The text of the TXT record.
    package var record: String { "muster-verification=\(text)" }

    /// Where a file with the same text may be instead.
    package static func file(_ domain: DomainName) -> String { "https://\(domain)/muster-verification.html" }

    /// Where the record may be: below the domain, out of the way of others, or at the domain itself.
    package static func places(_ domain: DomainName) -> [String] { ["_muster.\(domain)", domain.text] }

    /// RFC 4648 §6, in lower case and without padding.
    private static func base32(_ bytes: some Sequence<UInt8>) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var (bits, count): (UInt32, UInt32) = (0, 0)
        var text: [UInt8] = []
        for byte in bytes {
            (bits, count) = (bits << 8 | UInt32(byte), count + 8)
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> count & 31)])
            }
        }
        if count > 0 { text.append(alphabet[Int(bits << (5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
