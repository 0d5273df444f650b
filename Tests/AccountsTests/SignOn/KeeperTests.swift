import Accounts
import SCIM
import TestSupport
import Testing

/// Two administrators can always sign in, and nobody uses that way unseen.
@Suite struct KeeperTests {
    /// A tested provider, single sign-on off.
    private func login(_ company: TestOrganization) async throws -> TestProvider {
        let login = try await company.provider()
        try await company.set(.singleSignOn, to: "off")
        return login
    }

    private func letByPassword(_ visitor: PanelVisitor) async throws {
        try await visitor.house.administration.setSignInMethod(
            "password", of: visitor.person.name, in: visitor.company.slug, visitor.house.schemas)
    }

    @Test func `everybody signs on at a provider only once two can always sign in`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await login(company)
            let (first, second) = (try await company.administrator(), try await company.administrator())
            let (acting, office) = (try await first.acting, house.office.administration)
            try await letByPassword(first)
            await #expect(throws: TooFewKeepers(count: 1)) {
                _ = try await office.set(.singleSignOn, to: "on", knowing: .max, by: acting)
            }
            #expect(try await office.keepers(by: acting).map(\.missing) == [[], [.password]])
            try await letByPassword(second)
            #expect(try await office.set(.singleSignOn, to: "on", knowing: .max, by: acting) == .changed)
            #expect(try await office.keepers(by: acting).map(\.missing) == [[], []])
        }
    }

    @Test func `somebody without second factor, claim or password is none of the two`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let acting = try await company.administrator().acting
            let invited = try await company.invited(["userName": "later@x.example"])
            let without = try await company.claimed("without@x.example")
            for person in [invited, without] {
                try await house.appoint(person.id.text, as: .systemAdministrator, in: company.slug)
            }
            let keepers = try await house.office.administration.keepers(by: acting)
            let missing = Dictionary(uniqueKeysWithValues: keepers.map { ($0.id, $0.missing) })
            #expect(missing[invited.id] == [.claimed, .password, .secondFactor])
            #expect(missing[without.id] == [.password, .secondFactor])
        }
    }

    @Test func `who comes in by password beside single sign-on is written down, and the others hear of it`()
        async throws
    {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await login(company)
            let (first, second) = (try await company.administrator(), try await company.administrator())
            for visitor in [first, second] { try await letByPassword(visitor) }
            _ = try await first.person.signIn(TestBrowser(house))
            #expect(try await second.person.messages(.wayInUsed).isEmpty, "single sign-on is off")
            try await company.set(.singleSignOn, to: "on")
            _ = try await first.person.signIn(TestBrowser(house))
            let told = try await second.person.messages(.wayInUsed)
            #expect(told.map(\.person) == [first.person.name])
            #expect(try await first.person.messages(.wayInUsed).isEmpty)
            var query = AuditQuery()
            query.deed = .enterByPassword
            let entries = try await house.office.desk.audit(query, by: .operator(of: try await company.organization))
            #expect(entries.map(\.entry.subject) == [.account(first.person.id, first.person.name)])
        }
    }
}
