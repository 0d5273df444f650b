internal import Accounts
internal import HTTPTypes
internal import Languages

/// A token is made, alone or beside an old one, and shown once: in the very answer to the form.
struct TokenPages {
    private let visit: PanelVisit
    private let health: Integrating.Health
    private var integration: Integration { health.integration }
    private var back: String { visit.address(of: .integration, String(integration.id.number)) }

    init(_ visit: PanelVisit, _ health: Integrating.Health) {
        self.visit = visit
        self.health = health
    }

    func answer() async throws -> PageAnswer {
        // Whoever may not, or not now, is told before anything is filled in.
        try visit.office.desk.allow(.manageIntegrations, to: visit.acting)
        guard let form = visit.form else { return .page(page(rotating: rotated(visit.query["rotate"]))) }
        let old = rotated(form["rotate"])
        do {
            return .page(shown(try await make(form, old)))
        } catch let refusal as Refusal {
            return .page(page(rotating: old, form, [FieldError(field: "days", phrase: refusal.phrase)]))
        }
    }

    private func rotated(_ number: String) -> Token? {
        health.report.tokens.first { String($0.id.number) == number }
    }

    private func make(_ form: Form, _ old: Token?) async throws -> TokenSecret {
        let integrating = visit.office.integrating
        guard let days = Int64(form["days"].trimmed) else {
            throw Refusal("A token lives 1 to \(Token.maximumDays) days.")
        }
        if let old {
            guard let hours = Int64(form["hours"].trimmed) else {
                throw Refusal("The old token goes on for 0 to \(Limits.maximumHoursOfRotation) hours.")
            }
            return try await integrating.rotate(old.id, days: days, hours: hours, by: visit.acting)
        }
        var wish = Integrating.TokenWish()
        wish.scopes = Set(Token.Scope.allCases.filter { !form[$0.rawValue].isEmpty })
        wish.days = days
        wish.networks = try [Network](typed: form["networks"])
        return try await integrating.issue(wish, for: .id(integration.id), by: visit.acting)
    }

    private func page(rotating old: Token?, _ form: Form? = nil, _ errors: [FieldError] = []) -> Page {
        var page = Page(
            old == nil ? Phrase("Make a token") : Phrase("Rotate a token"),
            TokenIssue(
                action: visit.address(of: .integrationToken, String(integration.id.number)), back: back, old: old,
                form: form, errors: errors))
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return page
    }

    private func shown(_ secret: TokenSecret) -> Page {
        Page(
            Phrase("Copy this token now"),
            FormPage(
                paragraphs: [
                    Phrase("It is shown once. Whoever has it can do what it may; keep it like a password."),
                    Phrase("Nobody can show it again: if it is lost, make another one and revoke this one."),
                ],
                shownCode: secret.text, questions: [],
                back: (Phrase("I have copied it"), back)))
    }
}

/// What a new token may, for how long, and from where.
package struct TokenIssue: ViewModel {
    package static let template = "token-issue"

    let action: String
    let back: String
    /// The one that it takes the place of.
    let old: Token?
    var form: Form?
    var errors: [FieldError] = []

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let days = TextField(
            "days", Phrase("Days it lives"), hint: Phrase("You get a mail 30, 7 and 1 days before it ends."),
            value: form?["days"] ?? "365")
        let hours = TextField(
            "hours", Phrase("Hours the old one goes on"),
            hint: Phrase("So that nothing stands still while you copy. At most 168."),
            value: form?["hours"] ?? String(Limits.hoursOfRotation))
        return [
            "action": action, "back": back, "days": days.model(errors, in: language),
            "rotation": old.map { token -> [String: Any] in
                ["number": String(token.id.number), "hours": hours.model(errors, in: language)]
            } ?? false,
            "fresh": old == nil
                ? [
                    "scopes": Token.Scope.allCases.map { scope -> [String: Any] in
                        [
                            "value": scope.rawValue, "sentence": language.text(scope.sentence),
                            "isChosen": form.map { !$0[scope.rawValue].isEmpty }
                                ?? Token.Scope.provisioning.contains(scope),
                        ]
                    },
                    "networks": form?["networks"] ?? "",
                ] as [String: Any] : false,
        ]
    }
}

extension Token.Scope {
    var sentence: Phrase {
        switch self {
        case .readUsers: Phrase("Read people and groups")
        case .writeUsers: Phrase("Add, change and remove people and groups")
        case .readEvents: Phrase("Fetch events about changes")
        case .readLog: Phrase("Read the provisioning log")
        case .administerRead: Phrase("Read what administrators see, through the API")
        case .administerAccounts: Phrase("Manage accounts through the API")
        case .administerAll: Phrase("Do everything through the API but give rights")
        case .readClaims: Phrase("Read claim links and access codes: whoever has one can take an account")
        }
    }
}
