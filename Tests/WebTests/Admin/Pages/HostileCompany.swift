import Accounts
import SAML
import SCIM
import Store
import TestSupport
import Testing
import Web

/// A company in which whatever others may choose is a text that would break out of a page.
struct HostileCompany {
    /// Out of an attribute of either kind, into a script, and with an ampersand that must stay one.
    static let text = "\"'><script>&x"
    static let escaped = "&quot;&#39;&gt;&lt;script&gt;&amp;x"

    let company: TestOrganization
    let visitor: PanelVisitor
    private(set) var person = ""
    private(set) var group = ""
    private(set) var integration = ""
    private(set) var provider = ""
    private(set) var message = ""
    private(set) var domain = ""
    private(set) var imported = ""
    private(set) var exported = ""
    private(set) var entry = ""

    private var house: TestHouse { company.house }

    init(in house: TestHouse) async throws {
        company = try await house.organization()
        visitor = try await company.administrator()
        try await addPeople()
        try await addProvider()
        try await provision()
        try await transfer()
        _ = try await house.administration.publishTerms(Self.text, in: company.slug)
        let id = try await company.record.id
        // It stands on every page, and would hide that nothing else does.
        try await house.write { try $0.rename(id, to: "\"'><i>&y") }
    }

    private static func user(_ number: Int) -> JSONObject {
        let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
        let mine = JSONValue.string(text + "\(number)")
        return [
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", .string(enterprise)], "userName": mine,
            "externalId": mine, "displayName": mine, "title": mine, "nickName": mine,
            "name": ["givenName": mine, "familyName": mine],
            "addresses": [["locality": mine, "streetAddress": mine, "type": "work"]],
            enterprise: ["department": mine, "organization": mine, "division": mine, "employeeNumber": mine],
        ]
    }

    private mutating func addPeople() async throws {
        person = try await company.invited(Self.user(1)).id.text
        let mailed = try await company.invited(
            ["userName": "bea@x.example", "displayName": .string(Self.text), "title": .string(Self.text)])
        let chief = try await company.claimed(["userName": "chief@x.example", "displayName": .string(Self.text)])
        try await house.appoint(chief.id.text, as: .analyst, in: company.slug)
        let made = try await company.send(
            "POST", "/Groups",
            json: ["displayName": .string(Self.text), "members": [["value": .string(person)]]])
        group = try #require(made.json?["id"]?.string)
        let organization = try await company.record.id
        let sent = try #require(
            try await house.store.messages(of: organization, limit: 9).first { $0.entry.account == mailed.id })
        message = sent.entry.id.text
        try await house.write { try $0.settleFailed(sent.entry.id, in: organization, because: Self.text) }
    }

    private static func facts(_ certificates: [[UInt8]]) -> ProviderFacts {
        ProviderFacts(
            entityID: "https://x.example/" + text,
            signOn: [.init(binding: text, location: "https://x.example/?" + text, responseLocation: nil)], logout: [],
            certificates: certificates, certificatesEnd: nil, wantsSignedRequests: true, validUntil: nil,
            cacheSeconds: nil)
    }

    private mutating func addProvider() async throws {
        domain = "\(company.slug).example"
        try await company.verify(domain)
        let (organization, now, name) = (try await company.record.id, house.clock.now, DomainName(stored: domain))
        let certificate = SigningProvider.key.certificate.der
        let made = try await house.write { records in
            let source = MetadataState(
                address: "https://x.example/?" + Self.text, signer: nil, etag: nil, nextFetch: now, trouble: Self.text)
            var provider = try records.insert(
                NewProvider(name: Self.text, facts: Self.facts([[1]]), options: ProviderOptions(), source: source),
                in: organization, at: now)
            provider.held = Self.facts([certificate])
            _ = try records.save(provider)
            _ = try records.route(name, to: provider.id, in: organization)
            try records.insert(
                SignOnFailure(
                    provider: provider.id, time: now, reference: "ab", check: "audience", diagnosis: Self.text),
                in: organization)
            return provider
        }
        provider = String(made.id.number)
    }

    /// Another integration is refused whom it would add, and says what cannot be understood.
    private mutating func provision() async throws {
        let other = company.bearing(try await company.token(of: Self.text))
        let agent = [HTTPHeader("User-Agent", Self.text)]
        let bad: JSONValue = ["Operations": [["op": "replace", "path": .string(Self.text), "value": "x"]]]
        #expect(try await other.send("PATCH", "/Users/\(person)", headers: agent, json: bad).status == 400)
        let good: JSONValue = ["Operations": [["op": "replace", "path": "title", "value": .string("New" + Self.text)]]]
        #expect(try await other.send("PATCH", "/Users/\(person)", headers: agent, json: good).status == 200)
        // Whoever was changed by it would be in conflict no longer.
        let taken = try await other.send("POST", "/Users", headers: agent, json: .object(Self.user(1)))
        #expect(taken.status == 409)
        await house.writeLog()
        let organization = try await company.record
        let known = try await house.store.integrations(in: organization.id)
        integration = String(try #require(known.first { $0.name == Self.text }).id.number)
        entry = String(try #require(try await house.store.log(LogQuery(), in: organization.id).last).id)
    }

    private mutating func transfer() async throws {
        _ = try await visitor.open("/import")
        let cell = "\"" + Self.text.replacing("\"", with: "\"\"") + "\""
        let file = "Email,First name,\(cell)\r\nzoe@x.example,\(cell),1\r\n\(cell),\(cell),2\r\n"
        let checking = try await visitor.browser.upload(Array(file.utf8), to: company.page("/admin/import"))
        imported = try #require(checking.text.firstMatch(of: /admin\/import\/([0-9a-f]{32})"/).map { String($0.1) })
        _ = try await visitor.open("/export")
        _ = try await visitor.submit(["who": ""], to: "/export")
        while let job = try await house.jobWorker.claim() { try await house.jobWorker.finish(job) }
        let jobs = try await house.store.jobs(of: company.record.id, limit: 9)
        exported = try #require(jobs.first { $0.kind == .exportPeople }).id.text
    }

    /// Where each page is, behind `/admin`; what is no page has none.
    func addresses(of route: PanelRoute) -> [String] {
        let typed = Self.text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return switch route {
        case .home, .imports, .exports, .outbox, .integrations, .conflicts, .signIn, .providerAdd, .domains,
            .settings, .terms, .branding, .administrators, .codes:
            [route.template]
        case .setup: ["/setup/nothing"]
        case .secondFactor, .confirm: []
        case .people: ["/people", "/people?q=\(typed)", "/people?domain=\(typed)", "/people?stage=invited&done=1-1"]
        case .peopleDeed: PersonStep.allCases.map { "/people/all/\($0.rawValue)" }
        case .person: ["/people/\(person)"]
        case .personDeed:
            ["unclaim", "deactivate", "delete", "address"].map { "/people/\(person)/\($0)" }
        case .add: ["/add", "/add?way=phone", "/add?way=code"]
        case .addMany: ["/add/many", "/add/many?way=phone"]
        case .importTemplate, .importResult, .exportFile: []
        case .importShow: ["/import/\(imported)", "/import/\(imported)?only=refuse"]
        case .exportShow: ["/export/\(exported)"]
        case .letters: ["/codes/letters", "/codes/letters?person=\(person)", "/codes/letters?who=again"]
        case .groups: ["/groups", "/groups?q=\(typed)"]
        case .group: ["/groups/\(group)"]
        case .groupDeed: ["/groups/\(group)/delete"]
        case .message: ["/outbox/\(message)"]
        case .integration: ["/integrations/\(integration)"]
        case .integrationToken: ["/integrations/\(integration)/token"]
        case .integrationTest: ["/integrations/\(integration)/test"]
        case .log: ["/log", "/log?resource=\(typed)", "/log?integration=\(integration)"]
        case .logEntry: ["/log/\(entry)"]
        case .provider: ["/sign-in/\(provider)"]
        case .providerDeed: []
        case .domain: ["/domains/\(domain)"]
        case .settingsSection: SettingSection.allCases.map { "/settings/\($0.rawValue)" }
        case .administrator: []
        case .audit: ["/audit"]
        }
    }
}
