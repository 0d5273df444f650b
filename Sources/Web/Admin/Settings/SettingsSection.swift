internal import Accounts
internal import Languages

/// The settings of a section: each with its effect, how many people it is about, and a form of its own.
struct SettingsSectionPage: ViewModel {
    static let template = "settings-section"

    struct Line: Sendable {
        let setting: Setting
        let value: String
        /// What was typed and cannot be used.
        let typed: String?
        let reach: SettingReach?
    }

    let section: SettingSection
    let lines: [Line]
    let mayChange: Bool
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        let address = section.address(setting.prefix)
        return [
            "lines": lines.map { line($0, address, setting) }, "mayChange": mayChange,
            "terms": section == .firstAccess ? PanelRoute.terms.address(setting.prefix) : false,
            "groups": section == .firstAccess ? PanelRoute.groups.address(setting.prefix) : false,
            "signIn": section == .signIn ? PanelRoute.signIn.address(setting.prefix) : false,
        ]
    }

    private func line(_ line: Line, _ action: String, _ setting: PageSetting) -> [String: Any] {
        let (language, own) = (setting.language, line.setting)
        let error = errors.first { $0.field == own.rawValue }
        var model: [String: Any] = [
            "name": own.rawValue, "action": action,
            "title": own.words.map { language.text($0.title) } ?? own.rawValue,
            "effect": own.words.map { language.text($0.effect) } ?? "",
            "reach": line.reach.map { language.text($0.phrase) } ?? false,
            "error": error.map { language.text($0.phrase) } ?? false,
            "shown": line.value.isEmpty ? language.text("None") : language.text(own.phrase(of: line.value)),
            "isOn": line.value == "on", "toggle": false, "choice": false, "text": false,
        ]
        switch own.form {
        case .toggle:
            let isOn = line.value == "on"
            model["toggle"] = [
                "next": isOn ? "off" : "on", "label": language.text(isOn ? Phrase("Switch off") : Phrase("Switch on")),
            ]
        case .choice(let values):
            model["choice"] = [
                "options": values.map {
                    ["value": $0, "label": language.text(own.phrase(of: $0)), "isCurrent": $0 == line.value]
                }
            ]
        case .language:
            let known = Language.all.map { (tag: $0.tag, name: $0.name) }
            let all = known.contains { $0.tag == line.value } ? known : known + [(line.value, line.value)]
            model["choice"] = [
                "options": all.map { ["value": $0.tag, "label": $0.name, "isCurrent": $0.tag == line.value] }
            ]
        case .number, .numberOrAutomatic, .numberOrOff, .days, .address, .quirks:
            let isNumber = if case .number = own.form { true } else { false }
            model["text"] = ["value": line.typed ?? line.value, "inputMode": isNumber ? "numeric" : "text"]
        }
        return model
    }
}
