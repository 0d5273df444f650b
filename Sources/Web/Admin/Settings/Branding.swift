internal import Accounts
internal import Languages
internal import Pictures

/// What people see of the organization on every page: its name and its logo.
struct BrandingPages {
    static let name = "name"
    /// The field with the file.
    static let logo = "logo"

    private let visit: PanelVisit
    private var administration: Administration { visit.office.administration }
    private var mayChange: Bool { visit.acting.role.may(.changeSettings) }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        try visit.office.desk.allow(.readSettings, to: visit.acting)
        // Asked for before anything is chosen: a picture would be lost on the way.
        if mayChange || visit.form != nil { try visit.office.desk.allow(.changeSettings, to: visit.acting) }
        guard let form = visit.form else { return .page(page(visit.organization.name)) }
        do {
            switch form["do"] {
            case "remove-logo": try await administration.removeLogo(by: visit.acting)
            case "logo":
                guard let file = form.file else {
                    return .page(page(visit.organization.name, Self.logo, Phrase("Choose a picture first.")))
                }
                let picture = try await visit.studio.logo(file, within: Limits.logoBytes)
                try await administration.saveLogo(picture, by: visit.acting)
            default: try await administration.rename(to: form[Self.name], by: visit.acting)
            }
        } catch let flaw as PictureFlaw {
            return .page(page(visit.organization.name, Self.logo, flaw.phrase))
        } catch let refusal as Refusal {
            return .page(page(form[Self.name], Self.name, Phrase("{reason}", ["reason": refusal.description])))
        }
        return .seeOther(visit.address(of: .branding))
    }

    private func page(_ name: String, _ field: String = "", _ flaw: Phrase? = nil) -> Page {
        let errors = flaw.map { [FieldError(field: field, phrase: $0)] } ?? []
        return .form(
            Phrase("Name and logo"),
            BrandingPage(
                name: name, hasLogo: visit.organization.logo != nil, mayChange: mayChange, errors: errors),
            errors)
    }
}

struct BrandingPage: ViewModel {
    static let template = "branding"

    let name: String
    let hasLogo: Bool
    let mayChange: Bool
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let field = TextField(
            BrandingPages.name, Phrase("Name"), hint: Phrase("It stands on every page and in every message."),
            autocomplete: "organization", value: name)
        let flaw = errors.first { $0.field == BrandingPages.logo }
        return [
            "action": PanelRoute.branding.address(setting.prefix), "name": field.model(errors, in: language),
            "shownName": name, "hasLogo": hasLogo, "mayChange": mayChange,
            "flaw": flaw.map { language.text($0.phrase) } ?? false,
        ]
    }
}
