internal import Accounts
internal import Languages
internal import SCIM

/// Every integration, and how it is.
package struct IntegrationList: ViewModel {
    package static let template = "integrations"

    let all: [Integrating.Health]
    /// Counted up to `Limits.conflictsCounted`, and one more.
    let conflicts: Int
    let mayChange: Bool
    let typed: String
    let errors: [FieldError]
    let now: Instant

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let name = TextField("name", Phrase("Name"), value: typed)
        return [
            "integrations": all.map { row($0, setting) }, "isEmpty": all.isEmpty, "mayChange": mayChange,
            "action": PanelRoute.integrations.address(setting.prefix), "name": name.model(errors, in: language),
            "presets": Preset.allCases.map { preset -> [String: Any] in
                ["value": preset.rawValue, "title": preset.title(in: language)]
            },
            "log": PanelRoute.log.address(setting.prefix),
            "conflicts": PanelRoute.conflicts.address(setting.prefix),
            "conflictCount": language.text("Conflicts: {count}", ["count": counted]),
        ]
    }

    private var counted: String {
        conflicts > Limits.conflictsCounted ? "\(Limits.conflictsCounted)+" : String(conflicts)
    }

    private func row(_ health: Integrating.Health, _ setting: PageSetting) -> [String: Any] {
        let (language, integration, report) = (setting.language, health.integration, health.report)
        let preset = Preset(rawValue: integration.settings[.preset]) ?? .standard
        let last = report.tokens.compactMap(\.lastUsed).max()
        return [
            "address": PanelRoute.integration.address(setting.prefix, [String(integration.id.number)]),
            "title": integration.name,
            "provider": integration.isOurs ? language.text("Without an identity provider") : preset.title(in: language),
            "state": language.text(state(health)), "isGood": isGood(health),
            "last": last?.minute ?? false, "failures": health.failures == 0 ? false : String(health.failures) as Any,
            "ending": ending(report)?.minute ?? false,
        ]
    }

    private func isGood(_ health: Integrating.Health) -> Bool {
        (health.integration.isOurs || health.report.findings == [.working]) && !health.isHeld(at: now)
    }

    private func state(_ health: Integrating.Health) -> Phrase {
        if health.isHeld(at: now) { return Phrase("Held by its guard") }
        if health.integration.isOurs { return Phrase("Needs no token") }
        return health.report.findings.first?.title ?? Phrase("Works")
    }

    /// When the next of its tokens ends, if that is soon.
    private func ending(_ report: ConnectionReport) -> Instant? {
        for case .endsSoon(_, let end) in report.findings { return end }
        return nil
    }
}

extension Preset {
    /// A provider has its own name in every language.
    func title(in language: Language) -> String {
        if let providerName { return providerName }
        return self == .strict
            ? language.text("Another, by the letter of the standard") : language.text("Another, or a program")
    }
}
