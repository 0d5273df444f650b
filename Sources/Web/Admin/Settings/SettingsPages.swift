internal import Accounts
internal import HTTPTypes
internal import Languages

/// The settings of the organization: an overview, a page for each section, the terms, and how it looks.
struct SettingsPages {
    private let visit: PanelVisit
    private var administration: Administration { visit.office.administration }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        switch visit.route {
        case .settings: try await overview()
        case .terms: try await TermsPages(visit).answer()
        case .branding: try await BrandingPages(visit).answer()
        default: try await section()
        }
    }

    private func overview() async throws -> PageAnswer {
        let values = try await administration.settings(by: visit.acting)
        return .page(
            Page(
                Phrase("Settings"),
                SettingsOverview(
                    values: Dictionary(uniqueKeysWithValues: values), name: visit.organization.name,
                    hasLogo: visit.organization.logo != nil)))
    }

    private func section() async throws -> PageAnswer {
        guard let section = SettingSection(rawValue: visit.free[0]), section != .branding else { return visit.notFound }
        guard let form = visit.form else { return try await show(section) }
        guard let setting = Setting(rawValue: form[SettingForms.setting]), setting.section == section else {
            return try await show(section)
        }
        let value = form[SettingForms.value].trimmed
        guard setting.accepts(value) else {
            return try await show(
                section, typed: (setting, value), [FieldError(field: setting.rawValue, phrase: setting.flaw)])
        }
        do {
            let known = Int(form[SettingForms.known]) ?? 0
            switch try await administration.set(setting, to: value, knowing: known, by: visit.acting) {
            case .changed: return .seeOther(visit.address(of: .settingsSection, section.rawValue))
            case .asks(let reach): return .page(question(setting, value, reach))
            }
        } catch let error as TooFewKeepers {
            return .page(tooFew(error))
        } catch let refusal as Refusal {
            let reason = Phrase("{reason}", ["reason": refusal.description])
            return try await show(
                section, typed: (setting, value), [FieldError(field: setting.rawValue, phrase: reason)])
        }
    }

    private func show(
        _ section: SettingSection,
        typed: (setting: Setting, value: String)? = nil,
        _ errors: [FieldError] = []
    ) async throws -> PageAnswer {
        let values = Dictionary(uniqueKeysWithValues: try await administration.settings(by: visit.acting))
        let reaches = try await administration.reaches(of: section.settings, by: visit.acting)
        let lines = section.settings.map { setting in
            SettingsSectionPage.Line(
                setting: setting, value: values[setting] ?? setting.defaultValue,
                typed: typed?.setting == setting ? typed?.value : nil, reach: reaches[setting])
        }
        return .page(
            .form(
                section.title,
                SettingsSectionPage(
                    section: section, lines: lines, mayChange: visit.acting.role.may(.changeSettings), errors: errors),
                errors))
    }

    /// The change hits people: it is made once somebody has seen how many.
    private func question(_ setting: Setting, _ value: String, _ reach: SettingReach) -> Page {
        let section = setting.section?.rawValue ?? ""
        let question = FormPage.Question(
            action: visit.address(of: .settingsSection, section),
            hidden: [
                (SettingForms.setting, setting.rawValue), (SettingForms.value, value),
                (SettingForms.known, String(reach.count)),
            ],
            button: Phrase("Change it"))
        var form = FormPage(
            paragraphs: [setting.words?.title, reach.phrase, setting.consequence(of: value)].compactMap(\.self),
            questions: [question])
        form.back = (Phrase("Leave it as it is"), visit.address(of: .settingsSection, section))
        return Page(Phrase("Are you sure?"), form)
    }

    private func tooFew(_ error: TooFewKeepers) -> Page {
        .notice(
            .unprocessableContent, Phrase("Two must always be able to sign in"),
            [
                Phrase(
                    "Before everybody signs on at the provider, two system administrators have to sign in by password and have a second factor, so that somebody can come in when the provider does not answer. There are: {number}",
                    ["number": String(error.count)])
            ],
            .link(Phrase("See who can"), address: visit.address(of: .signIn)))
    }
}

/// The names of the fields.
enum SettingForms {
    static let setting = "setting"
    static let value = "value"
    /// How many people somebody knows to be hit.
    static let known = "known"
}

extension Setting {
    /// What a change means for the people it hits.
    fileprivate func consequence(of value: String) -> Phrase? {
        switch (self, value) {
        case (.profileCreationWithMobileNumber, _), (.profileCreationWithAccessCodes, _):
            Phrase("They can still claim their account; nobody new is added this way.")
        case (.singleSignOn, "on"), (.loginMethod, "sso"):
            Phrase(
                "They sign on at the provider from now on, where one answers for their address; their passwords let them in no more."
            )
        case (.singleSignOn, _), (.loginMethod, _):
            Phrase(
                "They sign in by password from now on. Whoever has none gets a code by e-mail at “Forgot password?”.")
        case (.signOnAgainAfter, _): Phrase("Whoever signed on longer ago is asked to do it again at once.")
        default: nil
        }
    }
}
