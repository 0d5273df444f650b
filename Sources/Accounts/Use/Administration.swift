internal import SCIM
package import Secrets

/// What an operator does from the command line: organizations, tokens, settings.
package struct Administration: Sendable {
    let store: any AccountStore
    let keyring: Keyring
    let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// Makes sure that these are the keys of all digests in the store: with others, no token would be known.
    ///
    /// - Parameter remembering: whether the first keys that come become those of the store.
    /// - Throws: `WrongKeys`.
    package func checkKeys(remembering: Bool) async throws {
        let check = keyring.check
        if remembering, try await store.keyCheck() == nil { try await store.write { try $0.rememberKeys(check) } }
        guard try await store.keyCheck() ?? check == check else { throw WrongKeys() }
    }

    package func organizations() async throws -> [Organization] {
        try await store.organizations()
    }

    package func organization(_ slug: String) async throws -> Organization {
        guard let organization = try await store.organizations().first(where: { $0.slug == slug }) else {
            throw Refusal("There is no organization \(slug); see muster organization list.")
        }
        return organization
    }

    package func createOrganization(slug: String, name: String) async throws -> Organization {
        guard Organization.isSlug(slug) else {
            throw Refusal("\(slug) cannot be a slug; use 2 to 63 lower-case letters, digits and hyphens.")
        }
        let now = environment.now()
        do {
            return try await store.write { try $0.insertOrganization(slug: slug, name: name, at: now) }
        } catch StoreError.taken {
            throw Refusal("There is an organization \(slug) already.")
        }
    }

    /// Makes the organization a new server begins with; does nothing when it is there.
    package func ensureDefaultOrganization() async throws {
        let slug = Organization.defaultSlug
        guard try await !store.organizations().contains(where: { $0.slug == slug }) else { return }
        do {
            let now = environment.now()
            _ = try await store.write { try $0.insertOrganization(slug: slug, name: "Default", at: now) }
        } catch StoreError.taken {
            // Another process was faster; the organization is there.
        }
    }

    /// Makes a token, and its integration if there is none of that name; counted and made in one transaction.
    package func createToken(
        integration name: String,
        in slug: String,
        scopes: Set<Token.Scope>,
        days: Int64
    ) async throws -> TokenSecret {
        try Integration.checkName(name)
        guard !scopes.isEmpty else {
            throw Refusal(
                "A token without scopes is good for nothing; give it users:read, users:write, log:read or claims:read.")
        }
        try Token.checkLife(days)
        let organization = try await organization(slug)
        let now = environment.now()
        let secret = TokenSecret(environment)
        let digest = secret.digest(keyring)
        try await inIntegration(name, of: organization, at: now) { records, integration in
            let live = try records.tokens(of: integration.id, in: organization.id)
                .filter { $0.account == nil && $0.isLive(at: now) }
            guard live.count < Token.maximumLive else {
                throw Refusal(
                    "\(name) has \(Token.maximumLive) live tokens already (\(live.numbers)); "
                        + "revoke one with muster token revoke.")
            }
            _ = try records.insertToken(
                digest, scopes, created: now, expires: now.advanced(bySeconds: days * 86_400), of: integration.id,
                in: organization.id)
        }
        return secret
    }

    /// Does something in a transaction about an integration, which is made if there is none of that name.
    func inIntegration(
        _ name: String,
        of organization: Organization,
        at now: Instant,
        _ work: @escaping @Sendable (any AccountTransaction, Integration) throws -> Void
    ) async throws {
        let body: @Sendable (any AccountTransaction) throws -> Void = { records in
            let integration =
                try records.integration(named: name, in: organization.id)
                ?? records.insertIntegration(named: name, in: organization.id, at: now)
            try work(records, integration)
        }
        do {
            try await store.write(body)
        } catch StoreError.taken(.integrationName) {
            // Somebody made the integration at the same moment; now it is there.
            try await store.write(body)
        }
    }

    package func tokens(of name: String, in slug: String) async throws -> [Token] {
        let organization = try await organization(slug)
        let integration = try await existingIntegration(name, in: organization)
        return try await store.tokens(of: integration.id, in: organization.id)
    }

    package func revokeToken(_ id: Token.ID, in slug: String) async throws {
        let organization = try await organization(slug)
        guard try await store.write({ try $0.revokeToken(id, in: organization.id) }) else {
            throw Refusal("There is no token \(id.number) in \(slug).")
        }
    }

    /// The settings of the organization, or of one of its integrations, with their current values.
    package func settings(of slug: String, integration name: String?) async throws -> [(Setting, String)] {
        let organization = try await organization(slug)
        let scope: Setting.Scope = name == nil ? .organization : .integration
        let settings =
            if let name { try await existingIntegration(name, in: organization).settings } else {
                organization.settings
            }
        return Setting.allCases.filter { $0.scope == scope }.map { ($0, settings[$0]) }
    }

    /// Changes one setting and leaves the others, whoever changes them at the same moment.
    package func set(_ setting: Setting, to value: String, of slug: String, integration name: String?) async throws {
        guard setting.accepts(value) else {
            throw Refusal(
                "\(setting.rawValue) cannot be \(SCIMError.quoted(value)); it takes \(setting.explanation).")
        }
        let organization = try await organization(slug)
        switch (setting.scope, name) {
        case (.organization, nil):
            try await store.write { records in
                var settings = try records.organization(organization.id)?.settings ?? Settings()
                settings[setting] = value
                if setting == .singleSignOn || setting == .loginMethod {
                    try checkSignOn(settings, in: organization, records)
                }
                try records.save(settings, of: organization.id)
            }
        case (.integration, let name?):
            try await store.write { records in
                let integration = try records.integration(named: name, in: organization.id)
                guard let integration else { throw Refusal.noIntegration(name, in: organization) }
                var settings = integration.settings
                settings[setting] = value
                try records.save(settings, of: integration.id, in: organization.id)
            }
        case (.organization, _?):
            throw Refusal("\(setting.rawValue) is a setting of the whole organization; leave --integration out.")
        case (.integration, nil):
            throw Refusal("\(setting.rawValue) is a setting of an integration; name it with --integration.")
        }
    }

    func existingIntegration(_ name: String, in organization: Organization) async throws -> Integration {
        guard let integration = try await store.integration(named: name, in: organization.id) else {
            throw Refusal.noIntegration(name, in: organization)
        }
        return integration
    }
}

/// The store was made with other keys than these.
package struct WrongKeys: Error {}

extension Refusal {
    fileprivate static func noIntegration(_ name: String, in organization: Organization) -> Refusal {
        Refusal("There is no integration \(name) in \(organization.slug); muster token create makes one.")
    }
}
