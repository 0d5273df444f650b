internal import SCIM
package import Secrets

/// A secret by which somebody takes an account into use, or gets back into it.
package struct ClaimCode: Hashable, Sendable {
    /// Which of them it is; an account has at most one of each, and a new one ends the old one.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// In a message, to claim by: 16 characters in an address.
        case link
        /// Handed over, to claim or recover by: 16 letters.
        case accessCode = "access-code"
        /// Kept by the person, to choose a new password by: 10 characters.
        case recoveryCode = "recovery-code"
        /// Mailed, to choose a new password by: 6 digits.
        case resetCode = "reset-code"
        /// Mailed, to prove that an address is one's own: 6 digits.
        case addressCode = "address-code"
    }

    package let kind: Kind
    package let text: String

    package init(_ kind: Kind, _ environment: Environment) {
        self.kind = kind
        text = kind.alphabet.draw(kind.length, environment)
    }

    /// Reads what was typed or followed; nil when it cannot be one.
    package init?(_ kind: Kind, typed: String) {
        guard let text = kind.alphabet.read(typed, count: kind.length) else { return nil }
        self.kind = kind
        self.text = text
    }

    /// As people read it: letters in groups of four, recovery codes in two halves.
    package var grouped: String {
        let size =
            switch kind {
            case .link: text.count
            case .accessCode: 4
            case .recoveryCode: 5
            case .resetCode, .addressCode: 3
            }
        return stride(from: 0, to: text.count, by: size)
            .map { String(text.dropFirst($0).prefix(size)) }.joined(separator: kind == .accessCode ? "-" : " ")
    }

    /// By which the store finds it; a short one is found only together with whose it is.
    package func digest(of account: Account.ID, _ keyring: Keyring) -> Digest {
        kind.isFoundAlone
            ? keyring.digest(text, for: .claimCodes)
            : keyring.digest("\(kind.rawValue) \(account.text) \(text)", for: .resetCodes)
    }

    /// By which the store finds one that is long enough to be found alone.
    package func digest(_ keyring: Keyring) -> Digest { keyring.digest(text, for: .claimCodes) }
}

extension ClaimCode.Kind {
    package var length: Int {
        switch self {
        case .link, .accessCode: 16
        case .recoveryCode: 10
        case .resetCode, .addressCode: 6
        }
    }

    /// For how long it is good; nil where the organization decides, or nobody.
    package var seconds: Int64? {
        switch self {
        case .resetCode, .addressCode: 1800
        case .link, .accessCode, .recoveryCode: nil
        }
    }

    /// How often it may be guessed before it ends; nil where guessing is only slowed down, lest anybody could end it.
    package var maximumTries: Int? {
        switch self {
        case .resetCode, .addressCode: 5
        case .link, .accessCode, .recoveryCode: nil
        }
    }

    /// Whether it must be shown again, by export, letters, SCIM and the courier: then it is kept sealed, too.
    var isShownAgain: Bool { self == .link || self == .accessCode }

    /// Whether it has so much randomness that nobody finds another one's.
    var isFoundAlone: Bool { self == .link || self == .accessCode }

    fileprivate var alphabet: CodeAlphabet {
        switch self {
        case .link: .link
        case .accessCode: .letters
        case .recoveryCode: .lettersAndDigits
        case .resetCode, .addressCode: .digits
        }
    }
}
