package import SCIM
internal import Secrets

/// What administrators see of integrations and do about them.
package struct Integrating: Sendable {
    package let desk: Desk
    let keyring: Keyring
    var environment: Environment { desk.environment }
    var store: any AccountStore { desk.store }

    init(desk: Desk, keyring: Keyring) {
        self.desk = desk
        self.keyring = keyring
    }

    /// An integration, and how it is.
    package struct Health: Sendable {
        package let integration: Integration
        package let report: ConnectionReport
        /// How many requests were refused in the last day.
        package let failures: Int
        package let count: DeactivationGuard?

        /// Whether it has shut out as many people as it may today.
        package func isHeld(at now: Instant) -> Bool {
            guard let percentage = integration.settings.deactivationGuard else { return false }
            return count?.isClosed(percentage, at: now) ?? false
        }
    }

    // MARK: Looking

    package func all(by acting: ActingAdministrator) async throws -> [Health] {
        try desk.allow(.readSettings, to: acting)
        let failures = try await failures(acting.organization)
        var all: [Health] = []
        for integration in try await store.integrations(in: acting.organization.id) {
            all.append(try await health(of: integration, failures, in: acting.organization))
        }
        return all
    }

    /// Nil when there is no such integration.
    package func health(of id: Integration.ID, by acting: ActingAdministrator) async throws -> Health? {
        try desk.allow(.readSettings, to: acting)
        guard let integration = try await integration(id, acting.organization) else { return nil }
        return try await health(of: integration, failures(acting.organization), in: acting.organization)
    }

    private func failures(_ organization: Organization) async throws -> [Integration.ID: Int] {
        try await store.failures(since: environment.now().advanced(bySeconds: -86_400), in: organization.id)
    }

    private func health(
        of integration: Integration,
        _ failures: [Integration.ID: Int],
        in organization: Organization
    ) async throws -> Health {
        var query = LogQuery()
        (query.integration, query.limit) = (integration.id, 1)
        let tokens = try await store.tokens(of: integration.id, in: organization.id).filter(\.isOfIntegration)
        let log = try await store.log(query, in: organization.id)
        return Health(
            integration: integration, report: ConnectionReport(tokens, log, at: environment.now()),
            failures: failures[integration.id] ?? 0,
            count: try await store.deactivationGuard(of: integration.id, in: organization.id))
    }

    func integration(_ id: Integration.ID, _ organization: Organization) async throws -> Integration? {
        try await store.integrations(in: organization.id).first { $0.id == id }
    }

    /// Entries of the provisioning log, the latest ones in the order in which they came.
    package func log(_ query: LogQuery, by acting: ActingAdministrator) async throws -> [LoggedEntry] {
        try desk.allow(.readLogs, to: acting)
        do {
            return try await store.log(query, in: acting.organization.id)
        } catch StoreError.tooSlow {
            throw Refusal("Among this many entries that takes too long; look for a shorter time.")
        }
    }

    // MARK: Deciding

    /// Makes an integration as its provider needs it.
    package func make(
        _ name: String,
        for preset: Preset,
        by acting: ActingAdministrator
    ) async throws -> Integration {
        try Integration.checkName(name)
        let now = environment.now()
        do {
            return try await desk.perform(.manageIntegrations, by: acting) { records, entry in
                let made = try records.insertIntegration(named: name, in: acting.organization.id, at: now)
                var settings = made.settings
                settings[.preset] = preset.rawValue
                try records.save(settings, of: made.id, in: acting.organization.id)
                entry.subject = made.subject
                entry.tell(Setting.preset.rawValue, to: preset.rawValue)
                return Integration(id: made.id, name: name, settings: settings)
            }
        } catch StoreError.taken {
            throw Refusal("There is an integration \(SCIMError.quoted(name)) already.")
        }
    }

    /// Changes settings of an integration; those that are not named stay as they are.
    package func set(
        _ values: [Setting: String],
        of id: Integration.ID,
        by acting: ActingAdministrator
    ) async throws {
        for (setting, value) in values where setting.scope != .integration || !setting.accepts(value) {
            throw Refusal("\(setting.rawValue) cannot be \(SCIMError.quoted(value)); it takes \(setting.explanation).")
        }
        let integration = try await existing(id, acting.organization)
        try await desk.perform(.manageIntegrations, on: integration.subject, by: acting) { records, entry in
            let stored = try records.integration(named: integration.name, in: acting.organization.id)
            let before = stored?.settings ?? integration.settings
            // The preset first, since it decides the others; those that were only sent along with it are left to it.
            var after = before
            for setting in Setting.allCases.sorted(by: { $0 == .preset && $1 != .preset }) {
                guard let value = values[setting], before[setting] != value else { continue }
                entry.tell(setting.rawValue, from: before[setting], to: value)
                after[setting] = value
            }
            try records.save(after, of: id, in: acting.organization.id)
        }
    }

    /// Lets an integration shut out as many people as it wants, for a day.
    ///
    /// - Returns: when that ends.
    @discardableResult
    package func release(_ id: Integration.ID, by acting: ActingAdministrator) async throws -> Instant {
        let integration = try await existing(id, acting.organization)
        let now = environment.now()
        let end = now.advanced(bySeconds: Limits.secondsOfRelease)
        try await desk.perform(.releaseGuard, on: integration.subject, by: acting) { records, entry in
            entry.tell("released", to: end.description)
            try records.releaseGuard(of: id, until: end, on: Day(now).number, in: acting.organization.id)
        }
        return end
    }

    func existing(_ id: Integration.ID, _ organization: Organization) async throws -> Integration {
        guard let found = try await integration(id, organization) else {
            throw Refusal("There is no such integration in \(organization.slug).")
        }
        return found
    }
}

extension Integration {
    var subject: AuditEntry.Subject { AuditEntry.Subject(.integration, id: String(id.number), name: name) }
}
