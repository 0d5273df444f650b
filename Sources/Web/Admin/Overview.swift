internal import Accounts
internal import Languages

/// The first page of the panel: what to do next, and where everything is.
package struct Overview {
    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        let administrators = try await visit.office.appointing.administrators(by: visit.acting)
        let systemAdministrators = administrators.filter { $0.kind == .account(.systemAdministrator) }.count
        return .page(
            Page(
                Phrase("Overview"),
                OverviewPage(role: visit.acting.role, isAlone: systemAdministrators < 2)))
    }
}

package struct OverviewPage: ViewModel {
    package static let template = "overview"

    let role: Role
    /// Whether nobody else could let this person in again.
    let isAlone: Bool

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "role": language.text(role.title), "isAlone": isAlone && role == .systemAdministrator,
            "administrators": PanelRoute.administrators.address(setting.prefix),
            "ways": ways.map { way -> [String: Any] in
                [
                    "title": language.text(way.title), "sentence": language.text(way.sentence),
                    "address": way.route.address(setting.prefix),
                ]
            },
        ]
    }

    private var ways: [(title: Phrase, sentence: Phrase, route: PanelRoute)] {
        [
            (Phrase("People"), Phrase("Find somebody, add people, invite and remind them."), .people),
            (Phrase("Codes and letters"), Phrase("For people without e-mail: print codes to hand over."), .codes),
            (Phrase("Provisioning"), Phrase("Connect Entra ID, Okta and others, and see what they do."), .integrations),
            (Phrase("Sign-in"), Phrase("Single sign-on, domains, and who may always come in."), .signIn),
            (Phrase("Messages"), Phrase("What was sent, what waits, and why."), .outbox),
            (Phrase("Settings"), Phrase("What people may do, and what is asked of them."), .settings),
        ]
    }
}

extension Role {
    /// What people call it.
    var title: Phrase {
        switch self {
        case .systemAdministrator: Phrase("System administrator")
        case .accountManager: Phrase("Account manager")
        case .analyst: Phrase("Analyst")
        }
    }

    /// What it gives.
    var sentence: Phrase {
        switch self {
        case .systemAdministrator: Phrase("May do everything.")
        case .accountManager: Phrase("Adds, invites and removes people, prints codes, and exports lists.")
        case .analyst: Phrase("Sees everything, and changes nothing.")
        }
    }
}
