internal import SCIM

/// A domain that the mail addresses of an organization may have behind the @, in lower case and without a dot at its end.
///
/// Only ASCII: a name in another script has its `xn--` form here, as DNS does (RFC 5890 §2.3.2.1). Which of several spellings
/// somebody means is not guessed.
package struct DomainName: Hashable, Sendable {
    package let text: String

    /// RFC 1035 §2.3.4 allows 253 characters, but a name with `_muster.` in front must be one too.
    private static let longest = 245

    /// - Throws: what is wrong with a name that no organization can have.
    package init(_ text: String) throws(Refusal) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw Refusal(
                "\(SCIMError.quoted(text)) is not in ASCII; give the form that DNS knows, which begins with xn--.")
        }
        let lowercased = text.lowercased()
        let name = lowercased.hasSuffix(".") ? String(lowercased.dropLast()) : lowercased
        guard DomainName.isDomain(name) else {
            throw Refusal(
                "\(SCIMError.quoted(text)) is no domain; give what stands behind the @ of your addresses, like example.com."
            )
        }
        guard !Registries.contains(name) else {
            throw Refusal("Anybody may have a name under \(name); give the one below it that is yours.")
        }
        guard !FreeMail.contains(name) else {
            throw Refusal("\(name) gives addresses to everybody, so it belongs to no organization here.")
        }
        self.text = name
    }

    /// A name that was checked when it was stored; the lists may have grown since.
    package init(stored text: String) {
        self.text = text
    }

    /// Two labels or more, the last of which is no number: an address of the network is no domain.
    private static func isDomain(_ name: String) -> Bool {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) }
        return name.utf8.count <= longest && labels.count >= 2 && labels.allSatisfy(isLabel)
            && labels.last?.contains(where: { !isDigit($0) }) == true
    }

    /// Letters, digits and inner hyphens (RFC 1123 §2.1); `--` in the third place is reserved, and used by `xn--` alone
    /// (RFC 5890 §2.3.1).
    private static func isLabel(_ label: [UInt8]) -> Bool {
        let hyphen = UInt8(ascii: "-")
        let isPlain = label.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) || $0 == hyphen }
        guard isPlain, (1...63).contains(label.count), label.first != hyphen, label.last != hyphen else { return false }
        return !label.dropFirst(2).starts(with: [hyphen, hyphen]) || label.starts(with: Array("xn--".utf8))
    }

    private static func isDigit(_ character: UInt8) -> Bool { (0x30...0x39).contains(character) }
}

extension DomainName: CustomStringConvertible {
    package var description: String { text }
}
