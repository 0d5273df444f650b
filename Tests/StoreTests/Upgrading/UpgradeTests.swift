import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// A database that an older program has filled, opened by this one.
@Suite(.timeLimit(.minutes(10))) struct UpgradeTests {
    private let old: OlderDatabase
    private let before: [String: [String]]
    private let store: SQLAccountStore
    private let acme: Organization
    private let bolt: Organization

    init() async throws {
        old = try await OlderDatabase()
        before = try await old.rows()
        store = try await SQLAccountStore.open(old.url, connections: 2)
        let organizations = try await store.organizations()
        acme = try #require(organizations.first { $0.slug == "acme" })
        bolt = try #require(organizations.first { $0.slug == "bolt" })
    }

    private func account(_ id: String) throws -> Account.ID { try #require(Account.ID(id)) }

    @Test func `no row of any table is lost or altered, and a second opening changes nothing`() async throws {
        #expect(before.filter(\.value.isEmpty).isEmpty, "What has no rows is not tested; OlderRows makes one of each.")
        #expect(try await old.rows() == before)
        #expect(try await store.columns().subtracting(SQLAccountStore.movedColumns) == ["schema_version.version"])
        let again = try await SQLAccountStore.open(old.url, connections: 2)
        #expect(try await old.rows() == before)
        #expect(try await again.organizations() == store.organizations())
    }

    @Test func `everybody is in the list, in order, and found by their words`() async throws {
        let people = People(store: store)
        func found(_ words: String, _ change: (inout PeopleFilter) -> Void = { _ in }) async throws -> [String] {
            var filter = PeopleFilter()
            change(&filter)
            let query = PeopleQuery(search: SearchText(words), filter: filter)
            return try #require(try await people.page(query, in: acme)).people.map(\.id.text)
        }
        let everybody = PeopleQuery()
        #expect(try await store.countPeople(everybody, upTo: 10_000, in: acme.id) == 4 + OlderRows.workers)
        #expect(try await store.countPeople(everybody, upTo: 10_000, in: bolt.id) == 1)
        // By family name: Lovelace, Ng, O’Brien, then the many, then Åkesson.
        #expect(try await found("").prefix(3) == [OlderRows.ada, OlderRows.dee, OlderRows.ben])
        #expect(try await found("lovel") == [OlderRows.ada])
        #expect(try await found("brien") == [OlderRows.ben])
        #expect(try await found("akes") == [OlderRows.cy])
        #expect(try await found("w-17") == [OlderRows.cy])
        #expect(try await found("07700 900123") == [OlderRows.ben])
        #expect(try await found("n\(OlderRows.workers)") == [OlderRows.id(1000 + OlderRows.workers)])
        #expect(try await found("") { $0.domain = "acme.example" } == [OlderRows.ada, OlderRows.dee])
        #expect(try await found("") { $0.stage = .deactivated } == [OlderRows.dee])
        #expect(try await found("") { $0.kind = .phone } == [OlderRows.ben])
    }

    @Test func `whoever administered is a system administrator`() async throws {
        #expect(try await store.role(of: account(OlderRows.ada), in: acme.id) == .systemAdministrator)
        #expect(try await store.role(of: account(OlderRows.ben), in: acme.id) == nil)
        let named = try await store.administrators(in: acme.id).map(\.id)
        #expect(named == [OlderRows.ada, OlderRows.id(901)])
    }

    @Test func `tokens, sessions, claims and messages go on`() async throws {
        let token = try #require(try await store.credential(Digest(bytes: [0xA1])))
        #expect(token.token.scopes == [.readUsers, .writeUsers] && token.organization == acme)
        #expect(try await store.credential(Digest(bytes: [0xA3]))?.token.account == account(OlderRows.ada))
        let session = try #require(try await store.session(Digest(bytes: [0x61])))
        #expect(try session.session.account == account(OlderRows.ada))
        #expect(try await store.sessions(of: account(OlderRows.ada), in: acme.id).count == 2)
        let claim = try #require(try await store.claim(Digest(bytes: [0xE1])))
        #expect(try claim.account == account(OlderRows.ben) && claim.username == "ben")
        #expect(try await store.code(Digest(bytes: [0xB3])) != nil)
        let messages = try await store.messages(of: acme.id, limit: 9)
        #expect(messages.map(\.entry.id.text) == ["m2", "m1"] && messages.map(\.state) == [.delivered, .waiting])
    }

    @Test func `domains keep their proofs and providers, and one alone may own them`() async throws {
        let domains = try await store.domains(in: acme.id)
        #expect(domains.map(\.name.text) == ["acme.example", "login.example", "new.example"])
        #expect(domains.map { $0.verification?.proof } == [.dns, .mail, nil])
        let provider = try #require(
            try await store.provider(for: DomainName(stored: "login.example"), in: acme.id))
        #expect(provider.name == "Login" && provider.facts.signOn.map(\.location) == ["https://login.example/sso"])
        let new = DomainName(stored: "new.example")
        let code = try await store.write { [acme] records in
            let code = try records.domain(new, in: acme.id)?.code
            // A proof that the older program did not know.
            try records.verify(new, by: .file, in: acme.id, at: StoreHouse.start)
            return code
        }
        #expect(code?.tries == 1)
        #expect(try await store.domains(in: acme.id).last?.verification?.proof == .file)
        await #expect(throws: StoreError.taken(.domain)) {
            try await store.write { [bolt] records in
                try records.verify(DomainName(stored: "acme.example"), by: .dns, in: bolt.id, at: StoreHouse.start)
            }
        }
    }

    @Test func `what is new is made beside what is old`() async throws {
        let integration = try await store.write { [acme] in
            try $0.insertIntegration(named: "entra", in: acme.id, at: StoreHouse.start)
        }
        let schemas = try SchemaSet.users()
        let environment = Environment(now: { StoreHouse.start }, random: SecretBytes.random)
        func entry(_ name: String) throws -> AccountEntry {
            let checked = try schemas.check(["userName": .string(name)])
            return AccountEntry(try Account(checked, in: acme, by: integration, environment), schemas: schemas)
        }
        let new = try entry("fay@acme.example")
        try await store.write { try $0.insert(new) }
        #expect(try await store.record(new.account.id, in: acme.id) != nil)
        let taken = try entry("ADA@acme.example")
        await #expect(throws: StoreError.taken(.userName)) { try await store.write { try $0.insert(taken) } }
        let token = try await store.write { [acme] records in
            try records.insertToken(
                Digest(bytes: [9]), [.readUsers], created: StoreHouse.start, expires: StoreHouse.start,
                of: integration.id, in: acme.id)
        }
        #expect(token.id.number == 4)
    }
}
