import Accounts
import SCIM
import TestSupport
import Testing

/// Every role and everything that can be done: who may, who may not, and what is written down.
@Suite struct DeskTests {
    /// By hand, so that a change of the table is a change here too.
    private static let ofAccountManagers: Set<Deed> = [
        .addPeople, .changePerson, .invite, .unclaim, .handOutCodes, .activate, .deletePeople, .endSessions,
        .importPeople, .exportPeople, .manageGroups, .resend,
    ]
    private static let ofEverybody: Set<Deed> = [.readPeople, .readLogs, .readAudit, .readSettings]

    private static func rights(_ role: Role) -> Set<Deed> {
        switch role {
        case .systemAdministrator: Set(Deed.allCases)
        case .accountManager: ofEverybody.union(ofAccountManagers)
        case .analyst: ofEverybody
        }
    }

    @Test(arguments: Role.allCases, Deed.allCases)
    func `a role does what it may, and nothing else`(role: Role, deed: Deed) async throws {
        let company = try await TestHouse.shared.organization()
        let acting = try await company.administrator(role).acting
        let desk = company.house.office.desk
        if Self.rights(role).contains(deed) {
            try desk.allow(deed, to: acting)
            #expect(try await desk.perform(deed, by: acting) { _, _ in true })
        } else {
            #expect(throws: Forbidden.self) { try desk.allow(deed, to: acting) }
            await #expect(throws: Forbidden.self) { try await desk.perform(deed, by: acting) { _, _ in true } }
        }
    }

    @Test(arguments: Deed.allCases)
    func `what is dangerous asks for the second factor when it was shown a while ago`(deed: Deed) async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        let acting = try await company.administrator().acting
        house.clock.advance(bySeconds: Limits.secondsOfConfirmation + 1)
        if deed.isDangerous {
            #expect(throws: ConfirmationNeeded.self) { try house.office.desk.allow(deed, to: acting) }
        } else {
            try house.office.desk.allow(deed, to: acting)
            #expect(throws: ConfirmationNeeded.self) {
                try house.office.desk.allow(deed, to: acting, asDangerous: true)
            }
        }
        try await house.stop()
    }

    @Test func `a deed and its entry are one: what fails leaves neither`() async throws {
        let company = try await TestHouse.shared.organization()
        let acting = try await company.administrator().acting
        let desk = company.house.office.desk
        let before = try await desk.audit(AuditQuery(), by: acting).count
        await #expect(throws: Refusal.self) {
            try await desk.perform(.invite, by: acting) { _, entry in
                entry.tell("name", to: "value")
                throw Refusal("no")
            }
        }
        #expect(try await desk.audit(AuditQuery(), by: acting).count == before)
        try await desk.perform(.invite, on: .setting("some"), by: acting) { _, entry in
            entry.tell("reminder", from: "3", to: "5")
        }
        let entry = try #require(try await desk.audit(AuditQuery(), by: acting).first?.entry)
        #expect(entry.deed == .invite && entry.subject == .setting("some") && entry.network == "192.0.2.1")
        #expect(entry.facts == [AuditEntry.Fact("reminder", from: "3", to: "5")])
        #expect(entry.who == acting.who)
    }

    @Test func `whose role was taken away meanwhile does nothing any more`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.accountManager)
        let acting = try await visitor.acting
        try await company.house.appoint(visitor.person.id.text, as: .analyst, in: company.slug)
        await #expect(throws: Forbidden.self) {
            try await company.house.office.desk.perform(.invite, by: acting) { _, _ in true }
        }
    }

    @Test func `an account manager leaves accounts alone that administer`() async throws {
        let company = try await TestHouse.shared.organization()
        let acting = try await company.administrator(.accountManager).acting
        let other = try await company.administrator(.analyst).person
        let desk = company.house.office.desk
        await #expect(throws: Forbidden.self) {
            try await desk.perform(.unclaim, on: .account(other.id, other.name), by: acting) { _, _ in true }
        }
        // Also where it turns out later whom it is about.
        await #expect(throws: Forbidden.self) {
            try await desk.perform(.unclaim, by: acting) { _, entry in entry.subject = .account(other.id, other.name) }
        }
    }

    @Test func `the last system administrator stays one`() async throws {
        let company = try await TestHouse.shared.organization()
        let last = try await company.administrator()
        let appointing = company.house.office.appointing
        let acting = try await last.acting
        await #expect(throws: Refusal.lastAdministrator) {
            try await appointing.appoint(last.person.id.text, as: .analyst, by: acting)
        }
        await #expect(throws: Refusal.lastAdministrator) {
            try await company.house.appoint(last.person.id.text, as: nil, in: company.slug)
        }
        let second = try await company.administrator()
        try await appointing.appoint(last.person.id.text, as: nil, by: second.acting)
        #expect(try await last.open().status == 303)
    }

    @Test func `of two who each take the other's role away, one remains`() async throws {
        let company = try await TestHouse.shared.organization()
        let (one, other) = (try await company.administrator(), try await company.administrator())
        let appointing = company.house.office.appointing
        let (first, second) = (try await one.acting, try await other.acting)
        await withTaskGroup { group in
            group.addTask { try? await appointing.appoint(other.person.id.text, as: nil, by: first) }
            group.addTask { try? await appointing.appoint(one.person.id.text, as: nil, by: second) }
        }
        let left = try await company.house.administration.administrators(of: company.slug)
        #expect(left.count == 1)
    }

    @Test func `who administers has an e-mail address`() async throws {
        let company = try await TestHouse.shared.organization()
        let worker = try await company.claimed(["userName": "worker-1"])
        await #expect(throws: Refusal.self) {
            try await company.house.appoint(worker.id.text, as: .analyst, in: company.slug)
        }
    }
}
