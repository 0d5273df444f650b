internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SCIM

/// Integrations: the list, each one with its tokens and settings, and whom they could not add.
struct IntegrationPages {
    private let visit: PanelVisit
    private var integrating: Integrating { visit.office.integrating }
    private var now: Instant { integrating.desk.environment.now() }
    private var mayChange: Bool { visit.acting.role.may(.manageIntegrations) }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        switch visit.route {
        case .integrations: return try await integrations()
        case .conflicts: return try await ConflictPages(visit).answer()
        default: break
        }
        guard let id = Int64(visit.free[0]).map(Integration.ID.init),
            let health = try await integrating.health(of: id, by: visit.acting)
        else { return visit.notFound }
        switch visit.route {
        case .integrationToken: return try await TokenPages(visit, health).answer()
        case .integrationTest: return try await test(health)
        default: return try await integration(health)
        }
    }

    // MARK: The list

    private func integrations() async throws -> PageAnswer {
        guard let form = visit.form else { return try await list() }
        let name = form["name"].trimmed
        guard !name.isEmpty, let preset = Preset(rawValue: form["preset"]) else {
            return try await list(name, [.missing("name")])
        }
        do {
            let made = try await integrating.make(name, for: preset, by: visit.acting)
            return .seeOther(visit.address(of: .integration, String(made.id.number)))
        } catch let refusal as Refusal {
            return try await list(name, [FieldError(field: "name", phrase: refusal.phrase)])
        }
    }

    private func list(_ typed: String = "", _ errors: [FieldError] = []) async throws -> PageAnswer {
        let all = try await integrating.all(by: visit.acting)
        let conflicts = try await visit.office.resolving.count(by: visit.acting)
        var page = Page(
            Phrase("Provisioning"),
            IntegrationList(
                all: all, conflicts: conflicts, mayChange: mayChange, typed: typed, errors: errors, now: now))
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return .page(page)
    }

    // MARK: One of them

    private func integration(_ health: Integrating.Health) async throws -> PageAnswer {
        let id = health.integration.id
        if let form = visit.form {
            try await change(id, form)
            return .seeOther(visit.address(of: .integration, String(id.number)))
        }
        let door = visit.origin + visit.organization.scimPath
        var page = Page(
            Phrase("Integration {name}", ["name": health.integration.name]),
            IntegrationShow(health: health, door: door, mayChange: mayChange, now: now))
        page.hasForm = true
        return .page(page)
    }

    private func change(_ id: Integration.ID, _ form: Form) async throws {
        let token = Int64(form["token"]).map(Token.ID.init)
        switch (form["deed"], token) {
        case ("settings", _):
            let named = Setting.allCases.filter { setting in
                setting.scope == .integration && form.fields.contains { $0.name == setting.rawValue }
            }
            let values = named.map { ($0, form[$0.rawValue].trimmed) }
            try await integrating.set(
                Dictionary(uniqueKeysWithValues: values), of: id, by: visit.acting)
        case ("release", _): try await integrating.release(id, by: visit.acting)
        case ("revoke", let token?): try await integrating.revoke(token, by: visit.acting)
        case ("limit", let token?): try await integrating.limit(token, to: form["networks"], by: visit.acting)
        default: break
        }
    }

    // MARK: Its connection

    private func test(_ health: Integrating.Health) async throws -> PageAnswer {
        let isAsked = visit.form != nil
        let trial =
            isAsked ? try await visit.office.connectionTest.run(health.integration.id, by: visit.acting) : nil
        var page = Page(
            Phrase("Test the connection"), ConnectionTestPage(health: health, isAsked: isAsked, trial: trial))
        page.hasForm = true
        return .page(page)
    }
}

extension Refusal {
    /// The rule's own sentence, in English, wherever it was asked for.
    var phrase: Phrase { Phrase("{reason}", ["reason": description]) }
}
