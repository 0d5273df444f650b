package import SCIM

/// One version of what an organization asks people to accept; versions are never changed, and the newest counts.
package struct Terms: Hashable, Sendable {
    /// From 1 on.
    package let version: Int64
    package let text: String
    package let created: Instant

    package init(version: Int64, text: String, created: Instant) {
        self.version = version
        self.text = text
        self.created = created
    }

    /// The text between its empty lines.
    package var paragraphs: [String] { Terms.paragraphs(of: text) }

    /// - Throws: `Refusal` when nobody could read it.
    package static func check(_ text: String) throws(Refusal) {
        guard text.utf8.count <= Limits.termsBytes else {
            throw Refusal("The terms have more than \(Limits.termsBytes) bytes; publish a shorter text.")
        }
        guard !paragraphs(of: text).isEmpty, !text.contains("\0") else {
            throw Refusal("The terms have no text.")
        }
    }

    /// A text between its empty lines.
    package static func paragraphs(of text: String) -> [String] {
        text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: "\n") }
    }
}
