internal import SCIM
internal import Secrets

/// What an operator does about the providers of an organization.
extension Administration {
    package func providers(of slug: String) async throws -> [(provider: Provider, domains: [DomainName])] {
        let organization = try await organization(slug)
        var listed: [(provider: Provider, domains: [DomainName])] = []
        for provider in try await store.providers(in: organization.id) {
            listed.append((provider, try await store.domains(of: provider.id, in: organization.id)))
        }
        return listed
    }

    package func provider(_ name: String, of slug: String) async throws -> Provider {
        let organization = try await organization(slug)
        return try await store.write { try $0.existingProvider(name, in: organization) }
    }

    /// Makes a provider known; nobody is sent there before a test sign-on has succeeded.
    ///
    /// - Parameter domains: which it answers for; nil are all verified ones that no other provider answers for.
    package func addProvider(
        _ new: NewProvider,
        answeringFor domains: [DomainName]?,
        to slug: String
    ) async throws -> Provider {
        try Provider.checkName(new.name)
        let (organization, now) = (try await organization(slug), environment.now())
        let known = try await store.providers(in: organization.id)
        guard known.count < Limits.providersOfOrganization else {
            throw Refusal("\(slug) has \(known.count) providers already; remove one first.")
        }
        let routed = try await routes(of: known, in: organization)
        let free = try await store.domains(in: organization.id)
            .filter { $0.verification != nil && !routed.contains($0.name) }.map(\.name)
        do {
            return try await store.write { records in
                let provider = try records.insert(new, in: organization.id, at: now)
                for domain in domains ?? free { try records.route(domain, to: provider, in: organization) }
                return provider
            }
        } catch StoreError.taken(.providerName) {
            throw Refusal("\(slug) has a provider \(new.name) already; choose another name.")
        } catch StoreError.taken(.entityID) {
            throw Refusal("\(slug) has a provider with the entity id \(new.facts.entityID) already.")
        }
    }

    private func routes(of providers: [Provider], in organization: Organization) async throws -> Set<DomainName> {
        var routed: Set<DomainName> = []
        for provider in providers { routed.formUnion(try await store.domains(of: provider.id, in: organization.id)) }
        return routed
    }

    /// - Parameter name: nil lets no provider answer for the domain.
    package func route(_ domain: DomainName, to name: String?, of slug: String) async throws {
        let organization = try await organization(slug)
        try await store.write { records in
            guard let name else {
                _ = try records.route(domain, to: Provider.ID?.none, in: organization.id)
                return
            }
            try records.route(domain, to: try records.existingProvider(name, in: organization), in: organization)
        }
    }

    package func set(_ option: ProviderOption, to value: String, of name: String, in slug: String) async throws {
        guard option.accepts(value) else {
            throw Refusal("\(option.rawValue) cannot be \(SCIMError.quoted(value)); it takes \(option.explanation).")
        }
        try await changeProvider(name, of: slug) { $0.options[option] = value }
    }

    /// Ends the sessions that began there, and forgets who its people are to it.
    package func removeProvider(_ name: String, of slug: String) async throws {
        let organization = try await organization(slug)
        try await store.write { records in
            let provider = try records.existingProvider(name, in: organization)
            try records.delete(provider.id, in: organization.id)
        }
    }

    /// The secret part of an address at which an administrator tries the provider out.
    package func planTest(of name: String, in slug: String) async throws -> SignOnHandle {
        let (organization, now) = (try await organization(slug), environment.now())
        let handle = SignOnHandle(environment)
        let digest = handle.digest(keyring)
        try await store.write { records in
            let provider = try records.existingProvider(name, in: organization)
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
    package func signOnFailures(_ reference: String?, of slug: String) async throws -> [SignOnFailure] {
        try await store.signOnFailures(
            reference: reference, limit: Limits.signOnFailuresShown, in: try await organization(slug).id)
    }

    func changeProvider(
        _ name: String,
        of slug: String,
        _ change: @escaping @Sendable (inout Provider) throws -> Void
    ) async throws {
        let organization = try await organization(slug)
        try await store.write { records in
            var provider = try records.existingProvider(name, in: organization)
            try change(&provider)
            guard try records.save(provider) else {
                throw StoreError.unavailable("the provider changed at the same moment")
            }
        }
    }
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
