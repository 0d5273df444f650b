internal import Accounts
internal import HTTPTypes
internal import Languages

/// Who administers: the list, and what is done about one of them.
struct AdministratorPages {
    private static let deed = "deed"
    private static let role = "role"
    private static let name = "name"
    static let address = "address"

    private let visit: PanelVisit
    private var appointing: Appointing { visit.office.appointing }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        switch (visit.route, visit.form) {
        case (.administrators, nil): return try await list()
        case (.administrators, let form?): return try await invite(form)
        case (_, let form?):
            try await change(visit.free[0], form)
            return .seeOther(visit.address(of: .administrators))
        default: return .seeOther(visit.address(of: .administrators))
        }
    }

    private func list(_ typed: (address: String, name: String) = ("", ""), _ errors: [FieldError] = []) async throws
        -> PageAnswer
    {
        let administrators = try await appointing.administrators(by: visit.acting)
        var page = Page(
            Phrase("Administrators"),
            AdministratorList(
                administrators: administrators, mayChange: visit.acting.role.may(.manageAdministrators),
                typed: typed, errors: errors))
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return .page(page)
    }

    private func invite(_ form: Form) async throws -> PageAnswer {
        let typed = (address: form[Self.address].trimmed, name: form[Self.name].trimmed)
        guard let role = Role(rawValue: form[Self.role]), !typed.address.isEmpty else {
            return try await list(typed, [.missing(Self.address)])
        }
        do {
            try await appointing.invite(typed.address, called: typed.name, as: role, by: visit.acting)
        } catch let refusal as Refusal {
            let reason = Phrase("{reason}", ["reason": refusal.description])
            return try await list(typed, [FieldError(field: Self.address, phrase: reason)])
        }
        return .seeOther(visit.address(of: .administrators))
    }

    private func change(_ id: String, _ form: Form) async throws {
        switch form[Self.deed] {
        case "role": try await appointing.appoint(id, as: Role(rawValue: form[Self.role]), by: visit.acting)
        case "factor": try await appointing.resetSecondFactor(of: id, by: visit.acting)
        default: break
        }
    }
}

package struct AdministratorList: ViewModel {
    package static let template = "administrators"

    let administrators: [Administrator]
    let mayChange: Bool
    let typed: (address: String, name: String)
    let errors: [FieldError]

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let address = TextField(
            AdministratorPages.address, Phrase("E-mail address"), kind: .email, autocomplete: "off",
            value: typed.address)
        let name = TextField("name", Phrase("Name"), autocomplete: "off", value: typed.name)
        return [
            "administrators": administrators.map { row($0, setting) }, "mayChange": mayChange,
            "action": PanelRoute.administrators.address(setting.prefix),
            "audit": PanelRoute.audit.address(setting.prefix),
            "address": address.model(errors, in: language), "name": name.model(errors, in: language),
            "roles": Role.allCases.map { role -> [String: Any] in
                [
                    "value": role.rawValue, "title": language.text(role.title),
                    "sentence": language.text(role.sentence), "isFirst": role == .systemAdministrator,
                ]
            },
        ]
    }

    private func row(_ administrator: Administrator, _ setting: PageSetting) -> [String: Any] {
        let language = setting.language
        var row: [String: Any] = [
            "name": administrator.name, "address": administrator.address ?? false, "account": false,
            "person": PanelRoute.person.address(setting.prefix, [administrator.id]),
        ]
        switch administrator.kind {
        case .account(let role):
            row["role"] = language.text(role.title)
            row["account"] = [
                "action": PanelRoute.administrator.address(setting.prefix, [administrator.id]),
                "choices": Role.allCases.map { other -> [String: Any] in
                    ["value": other.rawValue, "title": language.text(other.title), "isCurrent": other == role]
                },
            ]
        case .group(let isWritable):
            row["role"] = language.text(
                isWritable
                    ? Phrase("Group: its members are system administrators, and provisioning decides who they are")
                    : Phrase("Group: its members are system administrators"))
        }
        return row
    }
}
