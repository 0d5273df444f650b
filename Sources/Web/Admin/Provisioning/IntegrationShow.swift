internal import Accounts
internal import Languages
internal import SCIM

/// One integration: how it is, what is copied from here, its tokens and its settings.
package struct IntegrationShow: ViewModel {
    package static let template = "integration"

    let health: Integrating.Health
    /// Where the organization's SCIM door is.
    let door: String
    let mayChange: Bool
    let now: Instant

    private var integration: Integration { health.integration }
    private var preset: Preset { Preset(rawValue: integration.settings[.preset]) ?? .standard }

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        func address(_ route: PanelRoute) -> String {
            route.address(setting.prefix, [String(integration.id.number)])
        }
        return [
            "findings": health.report.findings.map { $0.model(in: setting) }, "mayChange": mayChange,
            "action": address(.integration), "test": address(.integrationTest), "token": address(.integrationToken),
            "log": PanelRoute.log.address(setting.prefix) + "?integration=\(integration.id.number)",
            "provider": preset.title(in: language), "values": preset.copiedFields.map(value),
            "tokens": health.report.tokens.map { row($0, address(.integration), address(.integrationToken), language) },
            "hasTokens": !health.report.tokens.isEmpty,
            "guard": guardModel(language), "settings": settings(language),
        ]
    }

    private func value(_ field: CopiedField) -> [String: Any] {
        switch field.content {
        case .address(let query): ["label": field.label, "value": door + query, "isToken": false]
        case .text(let text): ["label": field.label, "value": text, "isToken": false]
        case .token: ["label": field.label, "value": false, "isToken": true]
        }
    }

    private func row(_ token: Token, _ action: String, _ rotation: String, _ language: Language) -> [String: Any] {
        let isLive = token.isLive(at: now)
        return [
            "number": String(token.id.number), "isLive": isLive,
            "scopes": token.scopes.map(\.rawValue).sorted().joined(separator: ", "),
            "expires": token.expires.minute, "used": token.lastUsed?.minute ?? false,
            "network": token.lastNetwork?.description ?? false, "agent": token.lastAgent ?? false,
            "networks": token.networks.isEmpty ? false : token.networks.stored as Any,
            "allowed": token.networks.map(\.description).joined(separator: "\n"),
            "action": action, "rotate": rotation + "?rotate=\(token.id.number)", "mayChange": mayChange,
        ]
    }

    /// What the guard has counted today; false where it is off.
    private func guardModel(_ language: Language) -> Any {
        guard let percentage = integration.settings.deactivationGuard else { return false }
        let count = health.count.flatMap { $0.day == now.milliseconds / 86_400_000 ? $0 : nil }
        let limit = count?.limit(percentage) ?? Limits.deactivationsUnasked
        let isReleased = health.count?.isReleased(at: now) ?? false
        let sentence = language.text(
            "People it has deactivated or deleted today: {used}. After {limit} you are asked.",
            ["used": String(count?.used ?? 0), "limit": String(limit)])
        let released = language.text(
            "It is released until {time}: until then it may shut out as many as it wants.",
            ["time": health.count?.released?.minute ?? ""])
        let isHeld = health.isHeld(at: now)
        return [
            "sentence": sentence, "isHeld": isHeld, "released": isReleased ? released as Any : false,
            "mayRelease": mayChange && !isReleased,
        ] as [String: Any]
    }

    // MARK: Settings

    private func settings(_ language: Language) -> [[String: Any]] {
        IntegrationSetting.all.map { item -> [String: Any] in
            let value = integration.settings[item.setting]
            return [
                "name": item.setting.rawValue, "label": language.text(item.title),
                "hint": item.hint.map { language.text($0) } ?? false,
                "current": item.title(of: value, in: language),
                "hasChoices": !item.choices.isEmpty,
                "choices": item.choices.map { choice -> [String: Any] in
                    ["value": choice, "title": item.title(of: choice, in: language), "isCurrent": choice == value]
                },
                "typed": value,
            ]
        }
    }
}
