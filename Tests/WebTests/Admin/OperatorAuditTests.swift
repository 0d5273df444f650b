import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// What an operator does on the command line is in the audit log, as everything that administrators do.
@Suite struct OperatorAuditTests {
    /// What each use-case of the command line leaves: the deed, whom it was done to, and the facts.
    private func entries(_ company: TestOrganization) async throws -> [String] {
        let acting = ActingAdministrator.operator(of: try await company.record)
        return try await company.house.office.desk.audit(AuditQuery(), by: acting).reversed().map(\.entry)
            .filter { $0.who == .operator }
            .map { entry in
                let facts = entry.facts.map { "\($0.name): \($0.before ?? "") → \($0.after ?? "")" }
                return ([entry.deed.rawValue, entry.subject?.name ?? "-"] + facts).joined(separator: ", ")
            }
    }

    @Test func `groups that give administration, and that people may join`() async throws {
        let company = try await TestHouse.shared.organization()
        let (administration, slug) = (company.house.administration, company.slug)
        for name in ["Boss", "Tea"] {
            #expect(try await company.send("POST", "/Groups", json: ["displayName": .string(name)]).status == 201)
        }
        let before = try await entries(company).count
        try await administration.setAdministration(true, isWritable: true, byGroup: "boss", in: slug)
        try await administration.setAdministration(false, isWritable: false, byGroup: "Boss", in: slug)
        try await administration.setJoining(.offered, ofGroup: "Tea", in: slug)
        await #expect(throws: Refusal.self) {
            try await administration.setAdministration(true, isWritable: false, byGroup: "Nobody", in: slug)
        }
        #expect(
            try await entries(company).dropFirst(before) == [
                "manage-administrators, Boss, role:  → system-administrator, writable by clients:  → on",
                "manage-administrators, Boss, role:  → ", "manage-groups, Tea, joining:  → offered",
            ])
    }

    @Test func `everybody is written out, claim links and access codes among it`() async throws {
        let company = try await TestHouse.shared.organization()
        let acting = ActingAdministrator.operator(of: try await company.record)
        try await company.house.office.exporting.writeOut(by: acting)
        #expect(try await entries(company).last == "export-people, -, fetched:  → everybody")
    }

    @Test func `a setting of an integration, among all else that was done to the integration`() async throws {
        let company = try await TestHouse.shared.organization()
        let integration = try #require(
            try await company.house.store.integration(named: TestOrganization.integration, in: company.record.id))
        try await company.set(.reactivateOnCreate, to: "on")
        var query = AuditQuery()
        query.subject = AuditQuery.Target(.integration, String(integration.id.number))
        let acting = ActingAdministrator.operator(of: try await company.record)
        let entry = try #require(try await company.house.office.desk.audit(query, by: acting).first?.entry)
        #expect(entry.subject?.name == TestOrganization.integration)
        #expect(entry.facts == [AuditEntry.Fact("reactivate-on-create", from: "off", to: "on")])
    }

    @Test func `clients, streams and tokens of people`() async throws {
        let company = try await TestHouse.shared.organization()
        let (administration, slug) = (company.house.administration, company.slug)
        #expect(try await company.send("POST", "/Users", json: ["userName": "ann"]).status == 201)
        let before = try await entries(company).count
        let client = try await administration.createClient(
            integration: "Robot", in: slug, scopes: [.readUsers], tokenHours: 1)
        try await administration.revokeClient(client.identifier, in: slug)
        let stream = try await administration.createStream(
            Administration.StreamWish(endpoint: nil), integration: "Robot", in: slug)
        try await administration.pause(stream, in: slug, because: "tea")
        try await administration.pause(stream, in: slug, because: nil)
        try await administration.delete(stream, in: slug)
        _ = try await administration.createToken(
            for: "ann", integration: "Robot", in: slug, scopes: [.readUsers], days: 1)
        let (robot, number) = ("manage-integrations, Robot", stream.number)
        #expect(
            try await entries(company).dropFirst(before) == [
                "\(robot), client:  → \(client.identifier), scopes:  → users:read",
                "manage-integrations, -, client: \(client.identifier) → ",
                "\(robot), stream:  → \(number), for Robot", "manage-integrations, -, stream \(number):  → paused: tea",
                "manage-integrations, -, stream \(number):  → runs", "manage-integrations, -, stream: \(number) → ",
                "\(robot), token of:  → ann",
            ])
    }
}
