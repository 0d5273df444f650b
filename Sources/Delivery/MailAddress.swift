/// An e-mail address that can be written into a command and into a field of a header as it is.
///
/// The dot-string form of RFC 5321 §4.1.2, without quotes, comments and control characters; nothing in it can end a line.
package struct MailAddress: Hashable, Sendable {
    package let text: String

    /// Nil for anything else, addresses with characters beyond ASCII among them.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, let local = parts.first, let domain = parts.last,
            (1...64).contains(local.utf8.count), MailAddress.isPlain(local, besides: "!#$%&'*+-/=?^_`{|}~"),
            MailAddress.isPlain(domain, besides: "-")
        else { return nil }
        self.text = text
    }

    var domain: Substring { text.split(separator: "@").last ?? "" }

    /// Atoms with single dots between them.
    private static func isPlain(_ part: Substring, besides marks: String) -> Bool {
        part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || marks.utf8.contains(byte)
                }
        }
    }
}
