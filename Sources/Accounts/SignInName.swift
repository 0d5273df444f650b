package import PhoneNumbers
private import SCIM

/// The name a person signs in with, as a canonical key; unique within the organization.
///
/// `userName` is something else: it is answered as it was sent.
package struct SignInName: Hashable, Sendable {
    package let key: String

    /// Trusts a store that kept a key.
    package init(key: String) {
        self.key = key
    }

    package init(_ email: EmailAddress) {
        key = email.text.comparisonKey
    }

    package init(_ number: PhoneNumber) {
        key = number.e164
    }
}

/// An e-mail address, as far as syntax tells: one `@` between a local part and a domain.
package struct EmailAddress: Hashable, Sendable {
    package let text: String

    /// Nil when the text is none; RFC 5321 §4.5.3.1 gives the lengths.
    package init?(_ text: String) {
        // By bytes: to Swift an @ with a combining mark behind it is another character.
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count), (1...255).contains(parts[1].count),
            parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            !text.unicodeScalars.contains(where: EmailAddress.isOutOfPlace), text.isPlainText
        else { return nil }
        self.text = text
    }

    /// White space, and what separates addresses or quotes in a message; scalar by scalar, since a combining mark behind
    /// a bracket changes nothing about it.
    private static func isOutOfPlace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || "<>,;:\"()[]\\".unicodeScalars.contains(scalar)
    }
}

extension String {
    /// Whether the text is free of what cannot be seen or compared: control, format (zero-width, bidi), surrogate,
    /// private-use and unassigned code points, line and paragraph separators, and whatever else Unicode lets a program
    /// show as nothing, like fillers and variation selectors (after RFC 8264 §9).
    package var isPlainText: Bool {
        unicodeScalars.allSatisfy {
            if $0.isASCII { return $0.value >= 0x20 && $0.value != 0x7F }
            // The blank Braille pattern is a symbol to Unicode, and a space to the eye.
            if $0.properties.isDefaultIgnorableCodePoint || $0 == "\u{2800}" { return false }
            return switch $0.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }
}
