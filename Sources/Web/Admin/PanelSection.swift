internal import Accounts
internal import Languages

/// The links by which one goes through the panel.
package enum PanelSection: CaseIterable, Hashable, Sendable {
    case home, people, codes, groups, provisioning, signIn, outbox, settings, administrators

    var title: Phrase {
        switch self {
        case .home: Phrase("Overview")
        case .people: Phrase("People")
        case .codes: Phrase("Codes and letters")
        case .groups: Phrase("Groups")
        case .provisioning: Phrase("Provisioning")
        case .signIn: Phrase("Sign-in")
        case .outbox: Phrase("Messages")
        case .settings: Phrase("Settings")
        case .administrators: Phrase("Administrators")
        }
    }

    var route: PanelRoute {
        switch self {
        case .home: .home
        case .people: .people
        case .codes: .codes
        case .groups: .groups
        case .provisioning: .integrations
        case .signIn: .signIn
        case .outbox: .outbox
        case .settings: .settings
        case .administrators: .administrators
        }
    }
}

/// What stands around every page of the panel.
struct PanelFrame: Sendable {
    let section: PanelSection
    /// Who is there.
    let name: String
    /// The pages above this one.
    let trail: [(label: Phrase, address: String)]

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "sections": PanelSection.allCases.map { other -> [String: Any] in
                [
                    "label": language.text(other.title), "address": other.route.address(setting.prefix),
                    "isCurrent": other == section,
                ]
            },
            "trail": trail.map { ["label": language.text($0.label), "address": $0.address] },
            "hasTrail": !trail.isEmpty, "name": name, "account": PageRoute.account.address(setting.prefix),
            "signOut": PageRoute.signOut.address(setting.prefix),
        ]
    }
}
