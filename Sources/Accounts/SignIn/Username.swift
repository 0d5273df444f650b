private import SCIM

/// Why a username may not be chosen; a page words it in the person's language.
package enum UsernameFlaw: Error, Hashable, Sendable {
    case tooShort(least: Int)
    case tooLong(most: Int)
    /// Something besides letters, digits, `.`, `_` and `-`, or one of these three at an end.
    case characters
    case emailAddress
    case phoneNumber
    /// Letters or digits of two scripts, which may look like those of one.
    case mixedScripts
    /// From right to left, but beginning with a digit, so that it would be shown in another order than typed.
    case direction
}

/// The name by which somebody without e-mail address and phone number signs in, chosen at the claim.
///
/// Two names are one when their keys are: NFKC and case folding, coarser than the UsernameCaseMapped profile (RFC 8265
/// §3.3), so that whatever that profile holds to be equal is equal here. It can be taken for no sign-in name of another
/// kind: those have an `@`, or are the digits of a phone number.
package struct Username: Hashable, Sendable {
    package static let length = 2...64

    /// As it was chosen.
    package let text: String
    package let key: String

    /// Everything is asked of the key: what looks like a letter in a compatibility form is that letter.
    package init(_ text: String) throws(UsernameFlaw) {
        let key = text.comparisonKey
        let scalars = Array(key.unicodeScalars)
        // An address or a number that is also too long is told to be an address or a number.
        if scalars.contains("@") { throw .emailAddress }
        if Username.isPhoneNumber(scalars) { throw .phoneNumber }
        if scalars.count < Username.length.lowerBound { throw .tooShort(least: Username.length.lowerBound) }
        if scalars.count > Username.length.upperBound { throw .tooLong(most: Username.length.upperBound) }
        guard text.isPlainText, scalars.allSatisfy(\.isPartOfUsername), let first = scalars.first,
            let last = scalars.last,
            first.isLetter || first.isDigit, !last.isPunctuationOfUsername
        else { throw .characters }
        let scripts = Set(scalars.compactMap(Script.init))
        guard Script.belongTogether(scripts), Set(scalars.filter(\.isDigit).compactMap(\.zero)).count < 2 else {
            throw .mixedScripts
        }
        if scripts.contains(where: \.isRightToLeft), !first.isLetter { throw .direction }
        self.text = text
        self.key = key
    }

    /// Whether it has as many digits as phone numbers, and nothing else of meaning. Shorter ones are employee numbers.
    private static func isPhoneNumber(_ scalars: [Unicode.Scalar]) -> Bool {
        let digits = scalars.count(where: \.isDigit)
        let hasOthers = scalars.contains { !$0.isDigit && !"+-._/() ".unicodeScalars.contains($0) }
        return !hasOthers && (digits > 6 || digits > 0 && scalars.first == "+")
    }
}

extension SignInName {
    package init(_ username: Username) {
        self.init(key: username.key)
    }
}

extension Unicode.Scalar {
    fileprivate var isPunctuationOfUsername: Bool { self == "." || self == "_" || self == "-" }

    fileprivate var isPartOfUsername: Bool { isLetter || isMark || isDigit || isPunctuationOfUsername }

    fileprivate var isLetter: Bool {
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    /// What is written above, below or beside a letter, as vowels are in many scripts.
    private var isMark: Bool {
        properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
    }

    /// The zero of the digits that this one belongs to.
    fileprivate var zero: UInt32? {
        properties.numericValue.map { value - UInt32($0) }
    }
}
