internal import Accounts
internal import Languages

/// The terms: written, looked at as people will see them, and published.
struct TermsPages {
    private static let text = "text"

    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        let versions = try await visit.office.administration.terms(by: visit.acting)
        guard let form = visit.form else { return .page(page(versions, typed: versions.first?.text ?? "")) }
        // Browsers send each line break as two characters (HTML §4.10.22.5).
        let typed = form[Self.text].replacing("\r\n", with: "\n")
        do throws(Refusal) {
            try Terms.check(typed)
        } catch {
            return .page(page(versions, typed: typed, [FieldError(error, at: Self.text)]))
        }
        guard form["do"] == "publish" else { return .page(page(versions, typed: typed, isPreview: true)) }
        _ = try await visit.office.administration.publishTerms(typed, by: visit.acting)
        return .seeOther(visit.address(of: .terms))
    }

    private func page(
        _ versions: [Terms],
        typed: String,
        isPreview: Bool = false,
        _ errors: [FieldError] = []
    ) -> Page {
        .form(
            isPreview ? Phrase("This is how people will see the terms") : Phrase("Terms"),
            TermsEdit(
                versions: versions, typed: typed, isPreview: isPreview,
                isOn: visit.organization.settings.isOn(.terms), mayChange: visit.acting.role.may(.changeSettings),
                errors: errors),
            errors)
    }
}

struct TermsEdit: ViewModel {
    static let template = "terms-edit"

    /// The newest first.
    let versions: [Terms]
    let typed: String
    let isPreview: Bool
    /// Whether people are asked to accept them.
    let isOn: Bool
    let mayChange: Bool
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        let preview = Terms.paragraphs(of: typed)
        return [
            "action": PanelRoute.terms.address(setting.prefix), "text": typed, "isPreview": isPreview,
            "paragraphs": isPreview || !mayChange ? preview : [],
            "isOff": !isOn, "mayChange": mayChange, "firstAccess": SettingSection.firstAccess.address(setting.prefix),
            "error": errors.first.map { setting.language.text($0.phrase) } ?? false,
            "versions": versions.map { ["number": String($0.version), "created": $0.created.minute] },
            "hasVersions": !versions.isEmpty,
        ]
    }
}
