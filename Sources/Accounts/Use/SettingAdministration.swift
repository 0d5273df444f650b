internal import SCIM

/// What administrators decide about settings.
extension Administration {
    /// What became of the wish to change a setting.
    package enum SettingOutcome: Hashable, Sendable {
        case changed
        /// It hits so many people that nobody has been told of; nothing was changed.
        case asks(SettingReach)
    }

    /// The settings of the organization, or of one of its integrations, with their current values.
    package func settings(
        integration name: String? = nil,
        by acting: ActingAdministrator
    ) async throws -> [(Setting, String)] {
        try desk.allow(.readSettings, to: acting)
        let organization = acting.organization
        let scope: Setting.Scope = name == nil ? .organization : .integration
        let settings =
            if let name { try await existingIntegration(name, in: organization).settings } else {
                organization.settings
            }
        return Setting.allCases.filter { $0.scope == scope }.map { ($0, settings[$0]) }
    }

    /// How many people a setting is about; nil where it is about nobody in particular.
    package func reach(of setting: Setting, by acting: ActingAdministrator) async throws -> SettingReach? {
        try await reaches(of: [setting], by: acting)[setting]
    }

    /// The same for several settings; those who are in the circles of more than one are counted once.
    package func reaches(
        of settings: [Setting],
        by acting: ActingAdministrator
    ) async throws -> [Setting: SettingReach] {
        try desk.allow(.readSettings, to: acting)
        var counted: [SettingReach.Circle: SettingReach] = [:]
        for circle in Set(settings.compactMap(\.circle)) {
            counted[circle] = try await reach(of: circle, in: acting.organization)
        }
        var reaches: [Setting: SettingReach] = [:]
        for setting in settings { reaches[setting] = setting.circle.flatMap { counted[$0] } }
        return reaches
    }

    private func reach(of circle: SettingReach.Circle, in organization: Organization) async throws -> SettingReach {
        let limit = Limits.peopleHitCounted
        let count = try await store.count(circle, limit: limit + 1, in: organization.id)
        return SettingReach(circle: circle, count: min(count, limit), isMore: count > limit)
    }

    /// Changes one setting of an integration and leaves the others, whoever changes them at the same moment.
    package func set(
        _ setting: Setting,
        to value: String,
        integration name: String,
        by acting: ActingAdministrator
    ) async throws {
        try setting.check(value)
        guard setting.scope == .integration else {
            throw Refusal("\(setting.rawValue) is a setting of the whole organization; leave --integration out.")
        }
        let organization = acting.organization
        try await desk.perform(.manageIntegrations, by: acting) { records, entry in
            let integration = try records.integration(named: name, in: organization.id)
            guard let integration else { throw Refusal.noIntegration(name, in: organization) }
            entry.subject = integration.subject
            entry.tell(setting.rawValue, from: integration.settings[setting], to: value)
            var settings = integration.settings
            settings[setting] = value
            try records.save(settings, of: integration.id, in: organization.id)
        }
    }

    /// The same for a setting of the organization.
    ///
    /// - Parameter known: how many people the administrator knows to be hit; where there are more, it is asked first.
    package func set(
        _ setting: Setting,
        to value: String,
        knowing known: Int = 0,
        by acting: ActingAdministrator
    ) async throws -> SettingOutcome {
        try setting.check(value)
        guard setting.scope == .organization else {
            throw Refusal("\(setting.rawValue) is a setting of an integration; name it with --integration.")
        }
        try desk.allow(.changeSettings, to: acting)
        if let asked = try await question(setting, value, knowing: known, acting) { return .asks(asked) }
        let names = try await store.systemAdministrators(in: acting.organization.id)
        try await desk.perform(.changeSettings, on: .setting(setting.rawValue), by: acting) { records, entry in
            let before = try records.organization(acting.organization.id)?.settings ?? Settings()
            var settings = before
            settings[setting] = value
            entry.tell(setting.rawValue, from: before[setting], to: value)
            if setting == .singleSignOn || setting == .loginMethod {
                try checkSignOn(settings, in: acting.organization, records)
                // Whoever has the machine comes in by the machine.
                if settings.isSignOnEnforced, !before.isSignOnEnforced, acting.who != .operator {
                    try records.checkKeepers(names, in: acting.organization)
                }
            }
            try records.save(settings, of: acting.organization.id)
        }
        return .changed
    }

    private func question(
        _ setting: Setting,
        _ value: String,
        knowing known: Int,
        _ acting: ActingAdministrator
    ) async throws -> SettingReach? {
        // Read anew: it may have been changed since the page was asked for.
        guard known < Limits.peopleHitCounted,
            let current = try await store.write({ try $0.organization(acting.organization.id) }),
            let circle = setting.hit(from: current.settings[setting], to: value)
        else { return nil }
        let reach = try await reach(of: circle, in: acting.organization)
        return reach.count > known ? reach : nil
    }
}

extension Setting {
    fileprivate func check(_ value: String) throws(Refusal) {
        guard accepts(value) else {
            throw Refusal("\(rawValue) cannot be \(SCIMError.quoted(value)); it takes \(explanation).")
        }
    }
}
