internal import Accounts
internal import HTTPTypes
internal import Languages

/// People whom no message reaches type the code that they were handed.
extension ClaimController {
    /// The code is tried in a form alone: what an address holds is only shown in it.
    func accessCode(_ visit: Visit) async throws -> PageAnswer {
        guard let typed = visit.form?["code"] else { return .page(accessCodePage("")) }
        guard let code = ClaimCode(.accessCode, typed: typed) else {
            return .page(accessCodePage(typed, Phrase("Type the 16 letters of your access code.")))
        }
        switch try await claiming.begin(accessCode: code, network: visit.caller.text) {
        case .begun(let secret, let organization): return lead(visit, into: organization, secret)
        case .refused:
            let sentence = Phrase(
                "This access code does not work. Check each letter, or ask for a new code where you got it.")
            return .page(accessCodePage(typed, sentence))
        case .wait(let seconds):
            let sentence = Phrase("Too many tries. Seconds to wait: {seconds}", ["seconds": String(seconds)])
            var page = accessCodePage(typed, sentence)
            page.status = .tooManyRequests
            page.fields[.retryAfter] = String(seconds)
            return .page(page)
        }
    }

    /// From the QR code of a letter: the form with the code in it. Nothing is tried, so it does not matter who looks at it.
    func carriedAccessCode(_ visit: Visit) -> PageAnswer {
        .page(accessCodePage(ClaimCode(.accessCode, typed: visit.path.free)?.grouped ?? ""))
    }

    private func accessCodePage(_ typed: String, _ wrong: Phrase? = nil) -> Page {
        let errors = wrong.map { [FieldError(field: "code", phrase: $0)] } ?? []
        return .ofClaim(Phrase("Type your access code"), AccessCodePage(typed: typed, errors: errors), errors)
    }
}

package struct AccessCodePage: ViewModel {
    package static let template = "access-code"

    let typed: String
    let errors: [FieldError]

    package init(typed: String, errors: [FieldError]) {
        self.typed = typed
        self.errors = errors
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let hint = Phrase("16 letters. Small letters, spaces and dashes do not matter.")
        let field = CodeField("code", Phrase("Access code"), hint: hint, value: typed)
        return [
            "code": field.model(errors, in: setting.language),
            "action": PageRoute.accessCode.address(setting.prefix),
        ]
    }
}
