internal import Accounts
internal import Languages

/// The step with which the account is its person's own.
extension ClaimController {
    func password(_ visit: Visit, _ begun: Begun) async throws -> PageAnswer {
        guard let form = visit.form else { return .page(passwordPage(visit, begun)) }
        let outcome = try await claiming.choosePassword(
            form["password"], begun.secret, in: visit.organization, agent: visit.agent)
        switch outcome {
        case .done(let session, let recoveryCode, let next):
            var answer = lead(visit, to: next)
            answer.cookies = [visit.keeping(session)]
            if let proof = claiming.browserProof(of: begun.progress, in: visit.organization) {
                answer.cookies.append(visit.knowing(proof))
            }
            if let recoveryCode {
                let carried = claiming.seal(recoveryCode, for: begun.secret)
                answer.cookies.append(visit.cookies.setting(.recovery, to: carried, for: Claim.seconds))
            }
            return answer
        case .flawed(let flaw): return .page(passwordPage(visit, begun, flaw.phrase))
        case .usernameTaken:
            return .page(try await usernamePage(visit, begun, begun.progress.name, UsernamePage.taken))
        case .over: return over(visit)
        case .elsewhere(let step): return lead(visit, to: step)
        }
    }

    private func passwordPage(_ visit: Visit, _ begun: Begun, _ wrong: Phrase? = nil) -> Page {
        let errors = wrong.map { [FieldError(field: "password", phrase: $0)] } ?? []
        let page = ClaimPasswordPage(
            name: begun.progress.name, least: visit.organization.settings.passwordLength, errors: errors)
        return .ofClaim(Phrase("Choose a password"), page, errors)
    }
}

/// Has the name as well, for whatever keeps passwords to keep both.
package struct ClaimPasswordPage: ViewModel {
    package static let template = "claim-password"

    let name: String
    let least: Int
    let errors: [FieldError]

    package init(name: String, least: Int, errors: [FieldError]) {
        self.name = name
        self.least = least
        self.errors = errors
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let field = PasswordField(
            "password", Phrase("Your new password"), hint: PasswordFlaw.tooShort(least: least).phrase, isNew: true)
        return ["name": name, "password": field.model(errors, in: setting.language)]
    }
}
