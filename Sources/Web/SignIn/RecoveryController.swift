internal import Accounts
internal import HTTPTypes
internal import Languages

/// Getting back in without a password; which way there is, the form of the name alone decides.
struct RecoveryController {
    let recovering: Recovering

    func answer(_ visit: Visit) async throws -> PageAnswer {
        switch (visit.path.route, visit.form) {
        case (.forgot, let form?): try await ask(form[SignInController.name], visit)
        case (.forgotCode, let form?): try await enter(form, visit)
        case (.forgotCode, nil): .seeOther(visit.address(of: .forgot))
        default: .page(.forgot(visit))
        }
    }

    fileprivate static let code = "code"

    private func ask(_ name: String, _ visit: Visit) async throws -> PageAnswer {
        guard !name.isBlank else { return .page(.forgot(visit, errors: [.missing(SignInController.name)])) }
        switch try await recovering.ask(name, in: visit.organization, from: visit.place) {
        case .wait(let seconds): return .page(.tooMany(waiting: seconds))
        case .way(let way): return .page(.recovery(by: way, visit, name: name))
        }
    }

    private func enter(_ form: Form, _ visit: Visit) async throws -> PageAnswer {
        let (name, code) = (form[SignInController.name], form[Self.code])
        guard !name.isBlank else { return .page(.forgot(visit)) }
        guard !code.isBlank else {
            return .page(.recovery(by: Recovering.Way(name), visit, name: name, errors: [.missing(Self.code)]))
        }
        let outcome = try await recovering.begin(
            name, code: code, in: visit.organization, from: visit.place)
        switch outcome {
        case .begun(let secret):
            return PageAnswer(
                content: .seeOther(visit.address(of: .claimPassword)),
                cookies: [visit.cookies.setting(.claim, to: secret.text, for: Claim.seconds)])
        case .refused:
            let error = FieldError(field: Self.code, phrase: Phrase("This code is not right, or it is too old."))
            return .page(.recovery(by: Recovering.Way(name), visit, name: name, errors: [error]))
        case .wait(let seconds): return .page(.tooMany(waiting: seconds))
        }
    }
}

extension Page {
    fileprivate static func forgot(_ visit: Visit, errors: [FieldError] = []) -> Page {
        let question = FormPage.Question(
            action: visit.address(of: .forgot), items: [.name("")], button: Phrase("Next"))
        return Page(
            Phrase("Forgot your password?"),
            FormPage(
                paragraphs: [Phrase("Say who you are, and see how to choose a new password.")],
                questions: [question], errors: errors))
    }

    fileprivate static func recovery(
        by way: Recovering.Way,
        _ visit: Visit,
        name: String,
        errors: [FieldError] = []
    ) -> Page {
        let hidden = [(name: SignInController.name, value: name)]
        let enter = FormPage.Question(
            action: visit.address(of: .forgotCode), hidden: hidden,
            items: [.code(CodeField(RecoveryController.code, Phrase("Code")))], button: Phrase("Next"))
        let again = FormPage.Question(
            action: visit.address(of: .forgot), hidden: hidden, button: Phrase("Send a new code"))
        return switch way {
        case .mailedCode:
            Page(
                Phrase("Look into your mail"),
                FormPage(
                    paragraphs: [
                        Phrase("If there is an account with this address, a code of 6 digits is on its way."),
                        Phrase("It is good for 30 minutes."),
                    ], questions: [enter, again], errors: errors))
        case .recoveryCode:
            Page(
                Phrase("Your recovery code"),
                FormPage(
                    paragraphs: [
                        Phrase("Enter the code of 10 letters and digits that you have kept."),
                        Phrase("Lost it? Ask an administrator of your organization to invite you again."),
                    ], questions: [enter], errors: errors))
        case .accessCode:
            .notice(
                .ok, Phrase("Ask for an access code"),
                [
                    Phrase("Ask an administrator of your organization for a new access code."),
                    Phrase("With it you choose a new password."),
                ], .link(Phrase("I have an access code"), address: visit.address(of: .accessCode)))
        }
    }
}

extension Visit {
    fileprivate var place: Recovering.Place {
        Recovering.Place(network: caller.text, browser: cookies[.known])
    }
}
