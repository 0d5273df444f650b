internal import Accounts
internal import Languages
internal import SCIM

/// The fields of a changed password.
enum ChangePassword {
    static let current = "currentPassword"
    static let new = "newPassword"
}

extension Page {
    static func changePassword(_ visit: Visit, _ errors: [FieldError] = []) -> Page {
        let question = FormPage.Question(
            action: visit.address(of: .accountPassword),
            items: [
                .password(PasswordField(ChangePassword.current, Phrase("Your password until now"), isNew: false)),
                .password(PasswordField(ChangePassword.new, Phrase("New password"), isNew: true)),
            ],
            button: Phrase("Change password"))
        return Page(
            Phrase("Change password"),
            FormPage(
                questions: [question], errors: errors,
                back: (Phrase("Back to your account"), visit.address(of: .account))))
    }

    /// - Parameter made: when the code was made that is good.
    static func recoveryCode(
        made: Instant?,
        _ make: FormPage.Question,
        _ back: (label: Phrase, address: String)
    ) -> Page {
        let present =
            made.map { Phrase("The code you have was made at this time: {time}", ["time": $0.minute]) }
            ?? Phrase("You have no recovery code.")
        return Page(
            Phrase("Recovery code"),
            FormPage(
                paragraphs: [
                    Phrase("With a recovery code you choose a new password when you have forgotten yours."), present,
                    Phrase("A new code ends the old one."),
                ], questions: [make], back: back))
    }

    static func newRecoveryCode(_ code: ClaimCode, _ back: (label: Phrase, address: String)) -> Page {
        Page(
            Phrase("Your new recovery code"),
            FormPage(
                paragraphs: [
                    Phrase("It is shown only now. Write it down, and keep it where nobody else finds it.")
                ], shownCode: code.grouped, questions: [], back: back))
    }
}

/// The pages by which people prove that mail to an address reaches them.
struct AddressConfirmation {
    static let step = "step"
    static let code = "code"

    let address: String
    let action: String
    let back: (label: Phrase, address: String)

    var offer: Page {
        let send = FormPage.Question(action: action, button: Phrase("Send the code"))
        return Page(
            Phrase("Confirm your address"),
            FormPage(
                paragraphs: [
                    Phrase("A code of 6 digits will be sent to this address: {address}", ["address": address]),
                    Phrase("Until your address is confirmed, you cannot choose a new password by mail."),
                ], questions: [send], back: back))
    }

    func enter(_ errors: [FieldError]) -> Page {
        let enter = FormPage.Question(
            action: action, hidden: [(Self.step, Self.code)], items: [.code(CodeField(Self.code, Phrase("Code")))],
            button: Phrase("Next"))
        let again = FormPage.Question(action: action, button: Phrase("Send a new code"))
        return Page(
            Phrase("Confirm your address"),
            FormPage(
                paragraphs: [
                    Phrase("A code of 6 digits was sent to this address: {address}", ["address": address]),
                    Phrase("It is good for 30 minutes."),
                ], questions: [enter, again], errors: errors, back: back))
    }
}

extension Instant {
    /// As people of every language read it, to the minute.
    var minute: String { String(description.prefix(16)).replacing("T", with: " ") + " UTC" }
}
