internal import Accounts
internal import Languages
internal import SCIM

/// What signs whom in, and what is to be seen to.
struct SignInOverview {
    /// What is done here.
    enum Deed: String {
        case keep
        case renewKey = "renew-key"
        case again
    }

    private let visit: PanelVisit
    private var administration: Administration { visit.office.administration }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        if let form = visit.form {
            try await perform(form)
            return .seeOther(visit.address(of: .signIn))
        }
        let page = SignInOverviewPage(
            settings: visit.organization.settings,
            providers: try await administration.providers(by: visit.acting),
            domains: try await administration.domains(by: visit.acting),
            keepers: try await administration.keepers(by: visit.acting),
            mayChange: visit.acting.role.may(.manageProviders), now: visit.office.desk.environment.now())
        return .page(.form(Phrase("Sign-in"), page, []))
    }

    private func perform(_ form: Form) async throws {
        switch Deed(rawValue: form["deed"]) {
        case .keep:
            try await administration.setSignInMethod(
                "password", of: form["account"], visit.office.schemas, by: visit.acting)
        case .renewKey: try await visit.office.signOnKeys.renew(by: visit.acting)
        case .again: try await administration.signOnAgain(nil, by: visit.acting)
        case nil: return
        }
    }
}

struct SignInOverviewPage: ViewModel {
    static let template = "sign-in"

    let settings: Settings
    let providers: [(provider: Provider, domains: [DomainName])]
    let domains: [Domain]
    let keepers: [Keeper]
    let mayChange: Bool
    let now: Instant

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let isOn = settings.isOn(.singleSignOn)
        let count = keepers.count(where: \.canAlwaysSignIn)
        return [
            "isOn": isOn, "method": language.text(Setting.loginMethod.phrase(of: settings[.loginMethod])),
            "again": language.text(Setting.signOnAgainAfter.phrase(of: settings[.signOnAgainAfter])),
            "settings": SettingSection.signIn.address(setting.prefix),
            "providers": providers.map { row($0.provider, $0.domains, setting) }, "hasProviders": !providers.isEmpty,
            "add": PanelRoute.providerAdd.address(setting.prefix),
            "domains": PanelRoute.domains.address(setting.prefix),
            "verified": String(domains.count { $0.verification != nil }),
            "keepers": keepers.map { row($0, in: language) }, "mayChange": mayChange,
            "isTooFew": count < Keeper.needed, "action": PanelRoute.signIn.address(setting.prefix),
        ]
    }

    private func row(_ provider: Provider, _ domains: [DomainName], _ setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "name": provider.name,
            "address": PanelRoute.provider.address(setting.prefix, [String(provider.id.number)]),
            "isActive": provider.isActive, "domains": domains.map(\.text).joined(separator: ", "),
            "alerts": provider.alerts(at: now).map { $0.model(in: language) },
        ]
    }

    private func row(_ keeper: Keeper, in language: Language) -> [String: Any] {
        [
            "name": keeper.name, "account": keeper.id.text, "isGood": keeper.canAlwaysSignIn,
            "needs": Keeper.Need.allCases.filter(keeper.missing.contains).map { language.text($0.phrase) },
            "lacksPassword": keeper.missing.contains(.password),
        ]
    }
}

extension Keeper.Need {
    /// What is missing.
    fileprivate var phrase: Phrase {
        switch self {
        case .claimed: Phrase("The account is not claimed")
        case .address: Phrase("There is no e-mail address")
        case .password: Phrase("Does not sign in by password")
        case .secondFactor: Phrase("There is no second factor")
        }
    }
}

extension ProviderAlert {
    func model(in language: Language) -> [String: Any] {
        ["text": language.text(phrase), "isUrgent": isUrgent]
    }

    private var phrase: Phrase {
        switch self {
        case .metadataEnds(_, let days) where days < 0: Phrase("The metadata is not valid any more: nobody signs on")
        case .metadataEnds(_, let days): Phrase("Days until the metadata ends: {days}", ["days": String(days)])
        case .certificateEnds(_, let days) where days < 0: Phrase("The last certificate has ended")
        case .certificateEnds(_, let days):
            Phrase("Days until the last certificate ends: {days}", ["days": String(days)])
        case .held: Phrase("New certificates wait for your approval")
        case .trouble: Phrase("The metadata cannot be read again")
        }
    }
}
