package import Accounts
package import Languages

/// People without e-mail address and phone number choose the name they sign in with, or confirm it.
extension ClaimController {
    func username(_ visit: Visit, _ begun: Begun) async throws -> PageAnswer {
        guard let form = visit.form else { return .page(try await usernamePage(visit, begun)) }
        let typed = form["suggestion"].isEmpty ? form["username"] : form["suggestion"]
        switch try await claiming.chooseUsername(typed, begun.secret, in: visit.organization) {
        case .chosen(let next): return lead(visit, to: next)
        case .flawed(let flaw): return .page(try await usernamePage(visit, begun, typed, flaw.phrase))
        case .taken: return .page(try await usernamePage(visit, begun, typed, UsernamePage.taken))
        case .over: return over(visit)
        }
    }

    func usernamePage(
        _ visit: Visit,
        _ begun: Begun,
        _ typed: String? = nil,
        _ wrong: Phrase? = nil
    ) async throws -> Page {
        let errors = wrong.map { [FieldError(field: "username", phrase: $0)] } ?? []
        let suggestions = try await claiming.usernames(for: begun.progress, in: visit.organization).map(\.text)
        let chosen = begun.progress.stored.username
        let page = UsernamePage(
            typed: typed ?? chosen ?? "", suggestions: suggestions.filter { $0 != chosen }, errors: errors)
        return .ofClaim(
            chosen == nil ? Phrase("Choose your username") : Phrase("Confirm your username"), page, errors)
    }
}

package struct UsernamePage: ViewModel {
    package static let template = "claim-username"
    static let taken = Phrase("Somebody else has this username. Choose another one.")

    let typed: String
    let suggestions: [String]
    let errors: [FieldError]

    package init(typed: String, suggestions: [String], errors: [FieldError]) {
        self.typed = typed
        self.suggestions = suggestions
        self.errors = errors
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let field = TextField(
            "username", Phrase("Username"),
            hint: Phrase("You sign in with it. It has letters and digits, and dots or dashes between them."),
            autocomplete: "username", value: typed)
        return [
            "action": PageRoute.claimUsername.address(setting.prefix),
            "username": field.model(errors, in: setting.language),
            "hasSuggestions": !suggestions.isEmpty, "suggestions": suggestions,
        ]
    }
}

/// Why a username may not be chosen, in words that lead to another one.
extension UsernameFlaw {
    package var phrase: Phrase {
        switch self {
        case .tooShort(let least): Phrase("Use at least {least} characters.", ["least": String(least)])
        case .tooLong(let most): Phrase("Use at most {most} characters.", ["most": String(most)])
        case .characters:
            Phrase("Use letters, digits and . _ - only. The first and the last must be a letter or a digit.")
        case .emailAddress: Phrase("This looks like an e-mail address. Choose a name without @.")
        case .phoneNumber: Phrase("This looks like a phone number. Choose a name with letters.")
        case .mixedScripts: Phrase("Use letters of one alphabet only, and one kind of digits.")
        case .direction: Phrase("Begin with a letter.")
        }
    }
}
