package import Accounts
package import Languages

/// Why a password may not be chosen, in words that lead to a better one; the password is never among them.
extension PasswordFlaw {
    package var phrase: Phrase {
        switch self {
        case .tooShort(let least):
            Phrase("Use {least} characters or more. A few words together are easy to remember.", ["least": "\(least)"])
        case .tooLong: Phrase("This password is too long. Choose a shorter one.")
        case .common: Phrase("Strangers try this password first. Choose another one.")
        case .personal: Phrase("Others know this about you or your organization. Choose another password.")
        case .predictable(.repetition): Phrase("The same again and again is easy to guess. Choose another password.")
        case .predictable(.run): Phrase("Letters or digits in their order are easy to guess. Choose another password.")
        case .predictable(.walk): Phrase("Keys beside each other are easy to guess. Choose another password.")
        case .predictable(.date): Phrase("A date is easy to guess. Choose another password.")
        }
    }
}
