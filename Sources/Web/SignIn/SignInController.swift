internal import Accounts
internal import Languages

/// Signing in by password or on the way to a provider, and out.
///
/// No page says who exists: what is answered to somebody's name is answered to any other, byte by byte.
struct SignInController {
    let signingIn: SigningIn
    let signOn: SignOnController
    let signOff: SignOffController

    func answer(_ visit: Visit) async throws -> PageAnswer {
        switch (visit.path.route, visit.form) {
        case (.signIn, nil): .page(.signIn(visit))
        case (.signIn, let form?): try await goOn(form[Self.name], visit)
        // Where people sign on at a provider, those with a password find it here.
        case (.signInPassword, nil) where visit.organization.settings.isOn(.singleSignOn):
            .page(.password(visit, name: ""))
        case (.signInPassword, let form?): try await signIn(form, visit)
        case (.signOut, .some): try await signOut(visit)
        default: .seeOther(visit.address(of: .signIn))
        }
    }

    /// The field for an e-mail address, a phone number or a username.
    static let name = "name"
    static let password = "password"

    /// Nobody is looked up: the domain of an address decides, and no account. The name goes on in the next form or to the
    /// provider, and not into an address of ours.
    private func goOn(_ name: String, _ visit: Visit) async throws -> PageAnswer {
        guard !name.isBlank else { return .page(.signIn(visit, name: name, errors: [.missing(Self.name)])) }
        guard let provider = try await signOn.signingOn.provider(for: name, in: visit.organization) else {
            return .page(.password(visit, name: name))
        }
        // Whoever has to sign on again does not come around it by another door.
        if let visiting = try await VisitingPerson(visit, signingIn), visiting.person.mustSignOn {
            return .seeOther(visit.address(of: .signOn))
        }
        return try await signOn.ask(provider, for: .signIn, name: name, visit)
    }

    private func signIn(_ form: Form, _ visit: Visit) async throws -> PageAnswer {
        let (name, password) = (form[Self.name], form[Self.password])
        let missing = [(Self.name, name.isBlank), (Self.password, password.isEmpty)].filter(\.1)
        guard missing.isEmpty else {
            return .page(.password(visit, name: name, errors: missing.map { .missing($0.0) }))
        }
        let outcome = try await signingIn.signIn(
            name, password: password, in: visit.organization, browser: visit.cookies[.known],
            network: visit.caller.text, agent: visit.agent)
        switch outcome {
        case .refused:
            let error = FieldError(field: Self.password, phrase: Phrase("The name or the password is not right."))
            return .page(.password(visit, name: name, errors: [error]))
        case .wait(let seconds): return .page(.tooMany(waiting: seconds))
        case .signedIn(let secret, let browser):
            // Whoever was signed in here before is so no longer.
            if let old = visit.session { try await signingIn.end(old) }
            return PageAnswer(
                content: .seeOther(visit.landing), cookies: [visit.keeping(secret), visit.knowing(browser)])
        }
    }

    private func signOut(_ visit: Visit) async throws -> PageAnswer {
        var content = PageAnswer.Content.seeOther(visit.address(of: .start))
        if let session = visit.session, let page = try await signOff.signOut(session, visit) { content = .page(page) }
        return PageAnswer(
            content: content,
            // Whoever sits down next finds nothing begun, and no code.
            cookies: [visit.endingSession] + [.claim, .recovery].map { visit.cookies.setting($0, to: "", for: 0) })
    }
}

extension Page {
    fileprivate static func signIn(_ visit: Visit, name: String = "", errors: [FieldError] = []) -> Page {
        let question = FormPage.Question(
            action: visit.address(of: .signIn), items: [.name(name)], button: Phrase("Next"))
        let password = (label: Phrase("Sign in by password"), address: visit.address(of: .signInPassword))
        return Page(
            Phrase("Sign in"),
            FormPage(
                questions: [question], errors: errors,
                back: visit.organization.settings.isOn(.singleSignOn) ? password : nil))
    }

    fileprivate static func password(_ visit: Visit, name: String, errors: [FieldError] = []) -> Page {
        let signIn = FormPage.Question(
            action: visit.address(of: .signInPassword),
            items: [
                .name(name), .password(PasswordField(SignInController.password, Phrase("Password"), isNew: false)),
            ],
            button: Phrase("Sign in"))
        let forgot = FormPage.Question(
            action: visit.address(of: .forgot), hidden: [(SignInController.name, name)],
            button: Phrase("Forgot your password?"))
        return Page(Phrase("Your password"), FormPage(questions: [signIn, forgot], errors: errors))
    }
}

extension FormPage.Item {
    /// Who somebody is, in whatever form people say it.
    static func name(_ typed: String) -> FormPage.Item {
        .text(
            TextField(
                SignInController.name, Phrase("E-mail address, phone number or username"), autocomplete: "username",
                value: typed))
    }
}

extension FieldError {
    static func missing(_ field: String) -> FieldError { FieldError(field: field, phrase: Phrase("Fill this in.")) }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
