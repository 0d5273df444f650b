import Accounts
import SCIM
import TestSupport
import Testing

/// A change of a setting: who may, what is asked first, and what is written down.
@Suite struct SettingChangeTests {
    @Test func `switching off access codes asks first while people wait with one, with how many`() async throws {
        let company = try await TestHouse.shared.organization()
        for number in 1...3 {
            _ = try await company.invited(["userName": .string("w\(number)"), "externalId": .string("w\(number)")])
        }
        let acting = try await company.administrator().acting
        let office = company.house.office.administration
        let setting = Setting.profileCreationWithAccessCodes
        let reach = SettingReach(circle: .people([.emailless], .waiting), count: 3, isMore: false)
        #expect(try await office.set(setting, to: "off", by: acting) == .asks(reach))
        #expect(try await office.set(setting, to: "off", knowing: 2, by: acting) == .asks(reach))
        #expect(try await company.organization.settings.isOn(setting))
        #expect(try await office.set(setting, to: "off", knowing: 3, by: acting) == .changed)
        #expect(try await !company.organization.settings.isOn(setting))
        // Whoever is let in again has nothing to be asked about.
        #expect(try await office.set(setting, to: "on", by: acting) == .changed)
        let entry = try #require(try await company.house.office.desk.audit(AuditQuery(), by: acting).first?.entry)
        #expect(entry.subject == .setting(setting.rawValue) && entry.who == acting.who)
        #expect(entry.facts == [AuditEntry.Fact(setting.rawValue, from: "off", to: "on")])
    }

    @Test(arguments: [Role.accountManager, .analyst])
    func `who may not change settings changes none of them, and nothing about providers and domains`(
        role: Role
    ) async throws {
        let company = try await TestHouse.shared.organization()
        let acting = try await company.administrator(role).acting
        let office = company.house.office.administration
        let domain = DomainName(stored: "\(company.slug).example")
        let deeds: [@Sendable () async throws -> Void] = [
            { _ = try await office.set(.terms, to: "on", by: acting) },
            { try await office.set(.scimDelete, to: "remove", integration: TestOrganization.integration, by: acting) },
            { _ = try await office.publishTerms("Be kind.", by: acting) },
            { try await office.rename(to: "Other", by: acting) },
            { try await office.saveLogo([1], by: acting) },
            { try await office.removeLogo(by: acting) },
            { try await office.addDomain(domain, by: acting) },
            { try await office.removeDomain(domain, by: acting) },
            { try await office.mailDomainCode(for: domain, to: .postmaster, by: acting) },
            { try await office.verifyDomain(domain, byCode: "12345678", by: acting) },
            { try await office.route(domain, to: nil, by: acting) },
            { try await office.removeProvider("Login", by: acting) },
            { try await office.approveProvider("Login", shown: "", by: acting) },
            { _ = try await office.planTest(of: "Login", by: acting) },
            { try await office.set([.binding: "post"], of: "Login", by: acting) },
            { try await office.forgetPin(of: "ada", by: acting) },
            { try await office.signOnAgain(nil, by: acting) },
            { try await company.house.office.signOnKeys.renew(by: acting) },
        ]
        for deed in deeds { await #expect(throws: Forbidden.self) { try await deed() } }
        #expect(try await office.settings(by: acting).count == Setting.allCases.count { $0.scope == .organization })
        #expect(try await office.keepers(by: acting).isEmpty)
    }

    @Test func `invited people are reminded on the days the organization has chosen`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            try await company.set(.reminderDays, to: "2")
            let person = try await company.invited(["userName": "ada@x.example"])
            house.clock.advance(bySeconds: 2 * 86_400)
            #expect(try await house.inviting.remindDue() == 1)
            #expect(try await person.messages(.reminder).count == 1)
            house.clock.advance(bySeconds: 5 * 86_400)
            #expect(try await house.inviting.remindDue() == 0)
        }
    }
}
