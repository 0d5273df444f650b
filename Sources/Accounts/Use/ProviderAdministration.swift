internal import SCIM
internal import Secrets

/// What administrators do about the providers of their organization.
extension Administration {
    package func providers(
        by acting: ActingAdministrator
    ) async throws -> [(provider: Provider, domains: [DomainName])] {
        try desk.allow(.readSettings, to: acting)
        var listed: [(provider: Provider, domains: [DomainName])] = []
        for provider in try await store.providers(in: acting.organization.id) {
            listed.append((provider, try await store.domains(of: provider.id, in: acting.organization.id)))
        }
        return listed
    }

    package func provider(_ name: String, by acting: ActingAdministrator) async throws -> Provider {
        try desk.allow(.readSettings, to: acting)
        return try await store.write { try $0.existingProvider(name, in: acting.organization) }
    }

    /// Makes a provider known; nobody is sent there before a test sign-on has succeeded.
    ///
    /// - Parameter domains: which it answers for; nil are all verified ones that no other provider answers for.
    package func addProvider(
        _ new: NewProvider,
        answeringFor domains: [DomainName]?,
        by acting: ActingAdministrator
    ) async throws -> Provider {
        try Provider.checkName(new.name)
        try desk.allow(.manageProviders, to: acting)
        let (organization, now) = (acting.organization, environment.now())
        let known = try await store.providers(in: organization.id)
        guard known.count < Limits.providersOfOrganization else {
            throw Refusal("\(organization.slug) has \(known.count) providers already; remove one first.")
        }
        let routed = try await routes(of: known, in: organization)
        let free = try await store.domains(in: organization.id)
            .filter { $0.verification != nil && !routed.contains($0.name) }.map(\.name)
        do {
            return try await desk.perform(.manageProviders, by: acting) { records, entry in
                let provider = try records.insert(new, in: organization.id, at: now)
                entry.subject = .provider(provider)
                entry.tell("entity ID", to: new.facts.entityID)
                entry.tell("certificates", to: new.facts.fingerprints)
                for domain in domains ?? free { try records.route(domain, to: provider, in: organization) }
                entry.tell("domains", to: (domains ?? free).map(\.text).joined(separator: " "))
                return provider
            }
        } catch StoreError.taken(.providerName) {
            throw Refusal("\(organization.slug) has a provider \(new.name) already; choose another name.")
        } catch StoreError.taken(.entityID) {
            throw Refusal("\(organization.slug) has a provider with the entity id \(new.facts.entityID) already.")
        }
    }

    private func routes(of providers: [Provider], in organization: Organization) async throws -> Set<DomainName> {
        var routed: Set<DomainName> = []
        for provider in providers { routed.formUnion(try await store.domains(of: provider.id, in: organization.id)) }
        return routed
    }

    /// - Parameter name: nil lets no provider answer for the domain.
    package func route(_ domain: DomainName, to name: String?, by acting: ActingAdministrator) async throws {
        let organization = acting.organization
        try await desk.perform(.manageProviders, on: .domain(domain), by: acting) { records, entry in
            entry.tell("provider", to: name ?? "none")
            guard let name else {
                _ = try records.route(domain, to: Provider.ID?.none, in: organization.id)
                return
            }
            try records.route(domain, to: try records.existingProvider(name, in: organization), in: organization)
        }
    }

    package func set(
        _ option: ProviderOption,
        to value: String,
        of name: String,
        by acting: ActingAdministrator
    ) async throws {
        try await set([option: value], of: name, by: acting)
    }

    package func set(
        _ options: [ProviderOption: String],
        of name: String,
        by acting: ActingAdministrator
    ) async throws {
        for (option, value) in options where !option.accepts(value) {
            throw Refusal("\(option.rawValue) cannot be \(SCIMError.quoted(value)); it takes \(option.explanation).")
        }
        try await changeProvider(name, by: acting) { provider, entry in
            for (option, value) in options.sorted(by: { $0.key.rawValue < $1.key.rawValue })
            where provider.options[option] != value {
                entry.tell(option.rawValue, from: provider.options[option], to: value)
                provider.options[option] = value
            }
        }
    }

    /// Ends the sessions that began there, and forgets who its people are to it.
    package func removeProvider(_ name: String, by acting: ActingAdministrator) async throws {
        try await desk.perform(.manageProviders, by: acting) { records, entry in
            let provider = try records.existingProvider(name, in: acting.organization)
            entry.subject = .provider(provider)
            entry.tell("provider", from: provider.facts.entityID, to: nil)
            try records.delete(provider.id, in: acting.organization.id)
        }
    }

    /// The secret part of an address at which an administrator tries the provider out; it changes nothing for anybody else.
    package func planTest(of name: String, by acting: ActingAdministrator) async throws -> SignOnHandle {
        let (organization, now) = (acting.organization, environment.now())
        let handle = SignOnHandle(environment)
        let digest = handle.digest(keyring)
        try await desk.perform(.manageProviders, by: acting, asDangerous: false) { records, entry in
            let provider = try records.existingProvider(name, in: organization)
            entry.subject = .provider(provider)
            entry.tell("test", to: "begun")
            try records.insert(
                SignOnAttempt(
                    digest: digest, organization: organization.id, provider: provider.id, purpose: .test,
                    requestID: nil, browser: nil, created: now,
                    expires: now.advanced(bySeconds: SignOnAttempt.secondsForTest), answer: nil))
        }
        return handle
    }

    /// The refused sign-ons, the last ones first.
    ///
    /// - Parameter reference: the number that a visitor was shown; nil for all.
    package func signOnFailures(
        _ reference: String?,
        by acting: ActingAdministrator
    ) async throws -> [SignOnFailure] {
        try desk.allow(.readLogs, to: acting)
        return try await store.signOnFailures(
            reference: reference, limit: Limits.signOnFailuresShown, in: acting.organization.id)
    }

    func changeProvider(
        _ name: String,
        by acting: ActingAdministrator,
        _ change: @escaping @Sendable (inout Provider, inout AuditEntry) throws -> Void
    ) async throws {
        try await desk.perform(.manageProviders, by: acting) { records, entry in
            var provider = try records.existingProvider(name, in: acting.organization)
            entry.subject = .provider(provider)
            try change(&provider, &entry)
            guard try records.save(provider) else {
                throw StoreError.unavailable("the provider changed at the same moment")
            }
        }
    }
}

extension AuditEntry.Subject {
    static func provider(_ provider: Provider) -> Self {
        Self(.provider, id: String(provider.id.number), name: provider.name)
    }

    static func domain(_ name: DomainName) -> Self { Self(.domain, id: name.text, name: name.text) }
}

extension AccountTransaction {
    func existingProvider(_ name: String, in organization: Organization) throws -> Provider {
        guard let provider = try provider(named: name, in: organization.id) else {
            throw Refusal(
                "There is no provider \(SCIMError.quoted(name)) in \(organization.slug); see muster provider list.")
        }
        return provider
    }

    fileprivate func route(_ domain: DomainName, to provider: Provider, in organization: Organization) throws {
        guard try route(domain, to: provider.id, in: organization.id) else {
            throw Refusal(
                "\(organization.slug) has not verified \(domain), so no provider can answer for it; see muster domain.")
        }
    }
}

extension Provider {
    fileprivate static func checkName(_ name: String) throws(Refusal) {
        guard (1...100).contains(name.count), name.isPlainText, name == name.trimming(" ") else {
            throw Refusal("A provider's name has 1 to 100 characters; people read it on the page that leads there.")
        }
    }
}
