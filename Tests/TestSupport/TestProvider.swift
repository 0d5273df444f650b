package import Accounts
package import SCIM

/// An identity provider of an organization, as far as the rules know one: what it vouches for is taken for verified.
package struct TestProvider: Sendable {
    package let company: TestOrganization
    package let provider: Provider
    /// The verified domain it answers for.
    package let domain: String

    package init(company: TestOrganization, provider: Provider, domain: String) {
        self.company = company
        self.provider = provider
        self.domain = domain
    }

    package static let email = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
    package static let persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"

    package static func facts(entityID: String, certificates: [[UInt8]] = [[1]]) -> ProviderFacts {
        ProviderFacts(
            entityID: entityID,
            signOn: [.init(binding: "redirect", location: "https://login.example/sso", responseLocation: nil)],
            logout: [.init(binding: "redirect", location: "https://login.example/slo", responseLocation: nil)],
            certificates: certificates, certificatesEnd: nil, wantsSignedRequests: false, validUntil: nil,
            cacheSeconds: nil)
    }

    /// Somebody of the organization, invited; the address is in the provider's domain.
    package func invited(_ name: String) async throws -> TestPerson {
        try await company.invited(["userName": .string("\(name)@\(domain)")])
    }

    /// What the provider says about somebody.
    package func proof(
        _ address: String,
        nameID: SignOnProof.NameID? = nil,
        assertion: String = "_\(UInt64.random(in: 0...UInt64.max))",
        sessionIndex: String? = "s1",
        authenticated: Instant? = nil,
        _ attributes: [SignOnProof.Attribute] = []
    ) -> SignOnProof {
        let now = company.house.clock.now
        return SignOnProof(
            provider: provider.id, assertion: assertion, assertionEnds: now.advanced(bySeconds: 300),
            nameID: nameID ?? SignOnProof.NameID(value: address, format: TestProvider.email),
            sessionIndex: sessionIndex, sessionEnds: nil, authenticated: authenticated ?? now,
            attributes: attributes + [.init(name: "mail", friendlyName: nil, values: [address])])
    }

    /// The whole way of a browser: it asks, the provider vouches, it fetches the answer.
    package func signOn(
        _ proof: SignOnProof,
        for purpose: SignOnAttempt.Purpose = .signIn,
        browser: BrowserSecret? = nil
    ) async throws -> SigningOn.Outcome {
        let (signingOn, organization) = (company.house.reception.signingOn, try await company.organization)
        let question = try await signingOn.ask(provider, for: purpose, browser: browser, in: organization)
        _ = try await signingOn.take(proof, with: question.handle, in: organization)
        return try await signingOn.finish(
            question.handle, browser: question.browser, isAgreed: false, in: organization, agent: "")
    }
}

extension TestOrganization {
    /// Verifies a domain of the organization's own.
    package func verify(_ domain: String) async throws {
        let (name, now) = (DomainName(stored: domain), house.clock.now)
        let id = try await organization.id
        try await house.write { records in
            _ = try records.insert(name, in: id, at: now)
            try records.verify(name, by: .dns, in: id, at: now)
        }
    }

    /// A provider that answers for a domain, was tested, and is in use.
    package func provider(_ options: [ProviderOption: String] = [:], name: String = "Login") async throws
        -> TestProvider
    {
        let domain = "\(name.lowercased()).\(slug).example"
        try await verify(domain)
        var chosen = ProviderOptions()
        for (option, value) in options { chosen[option] = value }
        let new = NewProvider(
            name: name, facts: TestProvider.facts(entityID: "https://\(domain)/idp"), options: chosen, source: nil)
        let provider = try await house.administration.addProvider(new, answeringFor: nil, to: slug)
        let tested = TestProvider(company: self, provider: provider, domain: domain)
        try await tested.test()
        // Somebody can come in when the provider breaks.
        _ = try await claimed(["userName": .string("keeper-\(name)"), "externalId": .string("keeper-\(name)")])
        try await set(.singleSignOn, to: "on")
        return tested
    }
}

extension TestProvider {
    /// An administrator's test sign-on.
    package func test(isGood: Bool = true) async throws {
        let (house, organization) = (company.house, try await company.organization)
        let handle = try await house.administration.planTest(of: provider.name, in: company.slug)
        let signingOn = house.reception.signingOn
        guard try await signingOn.askForTest(handle, browser: nil, in: organization) != nil else {
            throw PersonFailed(reason: "no test sign-on begins")
        }
        let check = SignOnReport.Check(name: "signature", outcome: isGood ? .passed : .failed, diagnosis: nil)
        let report = SignOnReport(checks: [check], proof: isGood ? proof("admin@\(domain)") : nil)
        _ = try await signingOn.take(report, with: handle, in: organization)
    }
}
