internal import Accounts
internal import Languages

/// One provider: what is known of it, and what is done about it.
struct ProviderPages {
    /// What stands behind the provider's address.
    enum Deed: String {
        case test, options, approve, replace, route, unroute, forget, remove
    }

    private let visit: PanelVisit
    private var administration: Administration { visit.office.administration }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func show(_ errors: [FieldError] = [], typed: ProviderShow.Typed = .init()) async throws -> PageAnswer {
        guard let (provider, domains) = try await known else { return visit.notFound }
        let mayChange = visit.acting.role.may(.manageProviders)
        // Asked for before anything is chosen: a file with metadata would be lost on the way.
        if mayChange { try visit.office.desk.allow(.manageProviders, to: visit.acting) }
        let all = try await administration.domains(by: visit.acting)
        let routed = Set(domains)
        let page = ProviderShow(
            provider: provider, domains: domains,
            free: all.filter { $0.verification != nil && !routed.contains($0.name) }.map(\.name),
            failures: try await failures(of: provider), values: visit.ownValues,
            mayChange: mayChange, now: visit.office.desk.environment.now(),
            typed: typed, errors: errors)
        return .page(.form(Phrase("Provider {name}", ["name": provider.name]), page, errors))
    }

    private var known: (provider: Provider, domains: [DomainName])? {
        get async throws {
            try await administration.providers(by: visit.acting)
                .first { String($0.provider.id.number) == visit.free[0] }
        }
    }

    private func failures(of provider: Provider) async throws -> [SignOnFailure] {
        Array(
            try await administration.signOnFailures(nil, by: visit.acting)
                .filter { $0.provider == provider.id }.prefix(20))
    }

    func perform() async throws -> PageAnswer {
        guard let (provider, _) = try await known else { return visit.notFound }
        let back = PageAnswer.seeOther(visit.address(of: .provider, visit.free[0]))
        guard let form = visit.form else { return back }
        guard let deed = Deed(rawValue: visit.free[1]) else { return visit.notFound }
        let name = provider.name
        switch deed {
        case .test:
            let handle = try await administration.planTest(of: name, by: visit.acting)
            return .seeOther(visit.visit.address(of: .signOnTest, handle.text))
        case .options: return try await setOptions(form, of: name) ?? back
        case .approve: try await administration.approveProvider(name, shown: form["shown"], by: visit.acting)
        case .replace: return try await replace(provider, form) ?? back
        case .route:
            try await administration.route(DomainName(form["domain"]), to: name, by: visit.acting)
        case .unroute: try await administration.route(DomainName(form["domain"]), to: nil, by: visit.acting)
        case .forget: return try await forget(form) ?? back
        case .remove:
            try await administration.removeProvider(name, by: visit.acting)
            return .seeOther(visit.address(of: .signIn))
        }
        return back
    }

    private func setOptions(_ form: Form, of name: String) async throws -> PageAnswer? {
        var wanted: [ProviderOption: String] = [:]
        for option in ProviderOption.allCases where form.fields.contains(where: { $0.name == option.rawValue }) {
            wanted[option] = form[option.rawValue].trimmed
        }
        let flawed = wanted.filter { !$0.key.accepts($0.value) }.keys.map {
            FieldError(field: $0.rawValue, phrase: Phrase("This value cannot be used here."))
        }
        guard flawed.isEmpty else {
            return try await show(flawed, typed: .init(options: wanted))
        }
        try await administration.set(wanted, of: name, by: visit.acting)
        return nil
    }

    private func replace(_ provider: Provider, _ form: Form) async throws -> PageAnswer? {
        try visit.office.desk.allow(.manageProviders, to: visit.acting)
        let (now, inquiries) = (visit.office.desk.environment.now(), visit.inquiries)
        do {
            let facts: ProviderFacts
            if let file = form.file ?? (form["metadata"].trimmed.isEmpty ? nil : Array(form["metadata"].trimmed.utf8)) {
                facts = try inquiries.reader.facts(
                    in: file, entityID: provider.facts.entityID, signer: nil, at: now)
            } else if let address = provider.source?.address {
                (facts, _) = try await inquiries.metadata(
                    at: address, entityID: provider.facts.entityID, for: provider.organization, now: now)
            } else {
                throw Refusal("Choose the file with the metadata, or paste its text.")
            }
            try await administration.updateProvider(provider.name, with: facts, by: visit.acting)
            return nil
        } catch let refusal as Refusal {
            return try await show([FieldError(refusal, at: "metadata")], typed: .init(metadata: form["metadata"]))
        }
    }

    private func forget(_ form: Form) async throws -> PageAnswer? {
        let person = form["person"].trimmed
        guard !person.isEmpty else { return try await show([.missing("person")]) }
        do {
            try await administration.forgetPin(of: person, by: visit.acting)
            return nil
        } catch let refusal as Refusal {
            return try await show([FieldError(refusal, at: "person")], typed: .init(person: person))
        }
    }
}
