internal import Accounts
internal import Languages

/// The domains of the organization: which there are, and how one is proven.
struct DomainPages {
    static let name = "domain"
    static let code = "code"

    private let visit: PanelVisit
    private var administration: Administration { visit.office.administration }
    private var mayChange: Bool { visit.acting.role.may(.manageDomains) }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        switch (visit.route, visit.form) {
        case (.domains, nil): try await list()
        case (.domains, let form?): try await add(form[Self.name].trimmed)
        case (_, nil): try await show()
        case (_, let form?): try await perform(form)
        }
    }

    private func list(_ typed: String = "", _ errors: [FieldError] = []) async throws -> PageAnswer {
        let routes = try await routes
        let page = DomainList(
            domains: try await administration.domains(by: visit.acting), routes: routes, mayChange: mayChange,
            typed: typed, errors: errors)
        return .page(.form(Phrase("Domains"), page, errors))
    }

    private var routes: [DomainName: String] {
        get async throws {
            let known = try await administration.providers(by: visit.acting)
            return Dictionary(known.flatMap { entry in entry.domains.map { ($0, entry.provider.name) } }) { first, _ in
                first
            }
        }
    }

    private func add(_ typed: String) async throws -> PageAnswer {
        do {
            let name = try DomainName(typed)
            try await administration.addDomain(name, by: visit.acting)
            return .seeOther(visit.address(of: .domain, name.text))
        } catch let refusal as Refusal {
            return try await list(typed, [FieldError(refusal, at: Self.name)])
        }
    }

    private var known: Domain? {
        get async throws {
            try await administration.domains(by: visit.acting).first { $0.name.text == visit.free[0] }
        }
    }

    private func show(_ errors: [FieldError] = [], mailed: DomainCode.Mailbox? = nil) async throws -> PageAnswer {
        guard let domain = try await known else { return visit.notFound }
        let providers = try await administration.providers(by: visit.acting)
        let page = DomainShow(
            domain: domain, token: try administration.token(for: domain.name, by: visit.acting),
            providers: providers.map(\.provider.name), route: try await routes[domain.name],
            mayChange: mayChange, mayRoute: visit.acting.role.may(.manageProviders), mailed: mailed, errors: errors)
        return .page(.form(Phrase("Domain {name}", ["name": domain.name.text]), page, errors))
    }

    private func perform(_ form: Form) async throws -> PageAnswer {
        guard let name = try await known?.name else { return visit.notFound }
        do {
            switch form["do"] {
            case "dns": try await administration.verifyDomain(name, by: visit.inquiries.records, by: visit.acting)
            case "file":
                try await administration.verifyDomain(name, byFileFrom: visit.inquiries.files, by: visit.acting)
            case "mail":
                guard let mailbox = DomainCode.Mailbox(rawValue: form["mailbox"]) else { break }
                try await administration.mailDomainCode(for: name, to: mailbox, by: visit.acting)
                return try await show(mailed: mailbox)
            case "code":
                try await administration.verifyDomain(name, byCode: form[Self.code].trimmed, by: visit.acting)
            case "route":
                let provider = form["provider"]
                try await administration.route(name, to: provider.isEmpty ? nil : provider, by: visit.acting)
            case "remove":
                try await administration.removeDomain(name, by: visit.acting)
                return .seeOther(visit.address(of: .domains))
            default: break
            }
        } catch let refusal as Refusal {
            return try await show([FieldError(refusal, at: form["do"] == "code" ? Self.code : form["do"])])
        } catch let silence as NoDomainRecords {
            return try await show([FieldError(Refusal(silence.description), at: "dns")])
        }
        return .seeOther(visit.address(of: .domain, name.text))
    }
}

struct DomainList: ViewModel {
    static let template = "domains"

    let domains: [Domain]
    /// Which provider answers for it.
    let routes: [DomainName: String]
    let mayChange: Bool
    let typed: String
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        [
            "domains": domains.map { domain -> [String: Any] in
                [
                    "name": domain.name.text, "isVerified": domain.verification != nil,
                    "verified": domain.verification?.time.minute ?? "", "provider": routes[domain.name] ?? "",
                    "address": PanelRoute.domain.address(setting.prefix, [domain.name.text]),
                ]
            },
            "hasDomains": !domains.isEmpty, "mayChange": mayChange,
            "action": PanelRoute.domains.address(setting.prefix),
            "field": TextField(
                DomainPages.name, Phrase("Domain"),
                hint: Phrase("What stands behind the @ of your addresses, like example.com"),
                kind: .email, value: typed
            ).model(errors, in: setting.language).merging(["kind": "text"]) { $1 },
        ]
    }
}

struct DomainShow: ViewModel {
    static let template = "domain"

    let domain: Domain
    let token: DomainToken
    let providers: [String]
    let route: String?
    let mayChange: Bool
    let mayRoute: Bool
    /// Where a code was just sent.
    let mailed: DomainCode.Mailbox?
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        func flaw(_ field: String) -> Any {
            errors.first { $0.field == field }.map { language.text($0.phrase) } ?? false
        }
        return [
            "name": domain.name.text, "isVerified": domain.verification != nil,
            "verified": domain.verification?.time.minute ?? "",
            "proof": domain.verification.map { language.text($0.proof.phrase) } ?? "",
            "places": DomainToken.places(domain.name), "record": token.record, "file": DomainToken.file(domain.name),
            "mailboxes": DomainCode.Mailbox.allCases.map {
                ["value": $0.rawValue, "address": "\($0.rawValue)@\(domain.name)"]
            },
            "mailed": mailed.map { "\($0.rawValue)@\(domain.name)" } ?? false,
            "code": CodeField(DomainPages.code, Phrase("Code of 8 digits")).model(errors, in: language),
            "dnsFlaw": flaw("dns"), "fileFlaw": flaw("file"), "mailFlaw": flaw("mail"), "routeFlaw": flaw("route"),
            "providers": providers.map { ["name": $0, "isCurrent": $0 == route] as [String: Any] },
            "route": route ?? "", "hasRoute": route != nil, "hasProviders": !providers.isEmpty,
            "mayChange": mayChange, "mayRoute": mayRoute,
            "action": PanelRoute.domain.address(setting.prefix, [domain.name.text]),
        ]
    }
}

extension Domain.Proof {
    fileprivate var phrase: Phrase {
        switch self {
        case .dns: Phrase("by its DNS record")
        case .mail: Phrase("by a code that was mailed")
        case .file: Phrase("by a file on its web site")
        }
    }
}
