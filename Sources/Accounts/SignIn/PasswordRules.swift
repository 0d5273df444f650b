private import SCIM

/// Why a password may not be chosen; a page words it in the person's language, and never repeats the password.
package enum PasswordFlaw: Error, Hashable, Sendable {
    case tooShort(least: Int)
    case tooLong
    /// One of the words that everybody tries first, whatever was done to its ends or letters.
    case common
    /// Letters that follow a pattern, so that nobody needs to know them.
    case predictable(PasswordPattern)
    /// Made of what is known of this person or the organization.
    case personal
}

/// Which passwords an organization takes from a person: long enough, and not among those that are tried first.
///
/// No rule asks for kinds of characters, and none ends a password by its age (NIST SP 800-63B-4 §3.1.1.2). What is
/// common is decided by rules over a few words, not by a list of leaked passwords; decision 026 says why.
package struct PasswordRules: Hashable, Sendable {
    private let least: Int
    private let personal: Set<[Unicode.Scalar]>
    /// The digits of the phone number, if there is one.
    private let number: [Unicode.Scalar]

    /// - Parameters:
    ///   - settings: of the organization, for the least length.
    ///   - known: what others know of the person or see on the page: names, sign-in name, the organization's name and slug.
    package init(_ settings: Settings, known: [String]) {
        least = settings.passwordLength
        personal = Set((known + ["Muster", "Workplace"]).flatMap(PasswordRules.words))
        number = known.first { $0.hasPrefix("+") }.map { $0.unicodeScalars.filter(\.isDigit) } ?? []
    }

    /// Nil for a password that may be used.
    package func flaw(of password: String) -> PasswordFlaw? {
        // A code point counts as one character; what counts for the hash is bytes.
        if password.unicodeScalars.count < least { return .tooShort(least: least) }
        if password.utf8.count > Limits.passwordBytes { return .tooLong }
        let guess = PasswordGuess(password)
        if guess.scalars.isEmpty { return .predictable(.repetition) }
        if let unit = guess.repeatedUnit {
            return unit.count < least ? .predictable(.repetition) : flaw(of: String(String.UnicodeScalarView(unit)))
        }
        if personal.contains(guess.scalars) || isNumber(guess.scalars) { return .personal }
        if let pattern = PasswordPattern(of: guess.typed) ?? PasswordPattern(of: guess.scalars) {
            return .predictable(pattern)
        }
        switch guess.isMade(of: CommonPasswords.words, or: personal) {
        case .common: return .common
        case .personal: return .personal
        case .neither: return nil
        }
    }

    /// A name as people put it into a password: as it is, each of its words, and all of them together.
    private static func words(_ name: String) -> [[Unicode.Scalar]] {
        // What stands behind the @ of an address is rather the organization's than the person's, and known as well.
        let parts = PasswordGuess.plain(name).split { !$0.properties.isAlphabetic && !$0.isDigit }.map(Array.init)
        return (parts + [Array(parts.joined()), PasswordGuess(name).scalars]).filter { $0.count > 2 }
    }

    /// The phone number, with or without country code and the 0 in front.
    private func isNumber(_ scalars: [Unicode.Scalar]) -> Bool {
        guard number.count > 6, scalars.allSatisfy({ $0.isDigit || $0 == "+" }) else { return false }
        let digits = scalars.drop { $0 == "0" || $0 == "+" }
        return digits.count > 5
            && String(String.UnicodeScalarView(number))
                .hasSuffix(String(String.UnicodeScalarView(digits)))
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { properties.generalCategory == .decimalNumber }
}
