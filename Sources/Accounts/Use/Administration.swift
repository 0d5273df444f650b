internal import SCIM
package import Secrets

/// What is decided about organizations, by whoever has the machine or administers them.
package struct Administration: Sendable {
    let store: any AccountStore
    let keyring: Keyring
    let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    var desk: Desk { Desk(store: store, environment: environment) }

    /// Whoever has the machine, as the administrator of an organization.
    package func acting(in slug: String) async throws -> ActingAdministrator {
        .operator(of: try await organization(slug))
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

    /// Makes a token, and its integration if there is none of that name.
    package func createToken(
        integration name: String,
        in slug: String,
        scopes: Set<Token.Scope>,
        days: Int64,
        networks: [Network] = []
    ) async throws -> TokenSecret {
        var wish = Integrating.TokenWish()
        (wish.scopes, wish.days, wish.networks) = (scopes, days, networks)
        return try await integrating.issue(wish, for: .name(name), by: .operator(of: try await organization(slug)))
    }

    /// Does something about an integration, which is made if there is none of that name; the entry in the audit log names it.
    func inIntegration<Value: Sendable>(
        _ name: String,
        of organization: Organization,
        at now: Instant,
        _ work: @escaping @Sendable (any AccountTransaction, Integration, inout AuditEntry) throws -> Value
    ) async throws -> Value {
        let body: @Sendable (any AccountTransaction, inout AuditEntry) throws -> Value = { records, entry in
            let integration =
                try records.integration(named: name, in: organization.id)
                ?? records.insertIntegration(named: name, in: organization.id, at: now)
            entry.subject = integration.subject
            return try work(records, integration, &entry)
        }
        let acting = ActingAdministrator.operator(of: organization)
        do {
            return try await desk.perform(.manageIntegrations, by: acting, body)
        } catch StoreError.taken(.integrationName) {
            // Somebody made the integration at the same moment; now it is there.
            return try await desk.perform(.manageIntegrations, by: acting, body)
        }
    }

    package func tokens(of name: String, in slug: String) async throws -> [Token] {
        let organization = try await organization(slug)
        let integration = try await existingIntegration(name, in: organization)
        return try await store.tokens(of: integration.id, in: organization.id)
    }

    package func revokeToken(_ id: Token.ID, in slug: String) async throws {
        try await integrating.revoke(id, by: .operator(of: try await organization(slug)))
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
    static func noIntegration(_ name: String, in organization: Organization) -> Refusal {
        Refusal("There is no integration \(name) in \(organization.slug); muster token create makes one.")
    }
}
