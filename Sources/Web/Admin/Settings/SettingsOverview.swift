internal import Accounts
internal import Languages

/// All sections, with what is set in each.
struct SettingsOverview: ViewModel {
    static let template = "settings"

    let values: [Setting: String]
    /// What the organization is called.
    let name: String
    let hasLogo: Bool

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "sections": SettingSection.allCases.map { section -> [String: Any] in
                [
                    "title": language.text(section.title), "address": section.address(setting.prefix),
                    "lines": lines(of: section, in: language),
                ]
            }
        ]
    }

    private func lines(of section: SettingSection, in language: Language) -> [[String: Any]] {
        guard section != .branding else {
            return [
                ["title": language.text("Name"), "value": name],
                ["title": language.text("Logo"), "value": language.text(hasLogo ? Phrase("Yes") : Phrase("None"))],
            ]
        }
        return section.settings.compactMap { setting in
            guard let words = setting.words else { return nil }
            let value = values[setting] ?? setting.defaultValue
            let shown = value.isEmpty ? language.text("None") : language.text(setting.phrase(of: value))
            return ["title": language.text(words.title), "value": shown]
        }
    }
}

extension SettingSection {
    func address(_ prefix: String) -> String {
        self == .branding ? PanelRoute.branding.address(prefix) : PanelRoute.settingsSection.address(prefix, [rawValue])
    }
}
