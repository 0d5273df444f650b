import Accounts
import SCIM
import TestSupport
import Testing

/// How a domain becomes an organization's own.
@Suite struct DomainTests {
    /// What DNS says: texts by name; an unknown name has none, and nobody answers for some.
    private struct Records: DomainRecords {
        let texts: [String: [String]]
        let silent: Set<String>

        func texts(at name: String) async throws -> [String] {
            guard !silent.contains(name) else { throw NoDomainRecords("the server is away") }
            return texts[name] ?? []
        }
    }

    /// An organization that says a domain is its own.
    private struct Desk {
        let company: TestOrganization
        let name: DomainName

        init(_ name: DomainName? = nil) async throws {
            company = try await TestHouse.shared.organization()
            self.name = if let name { name } else { try DomainName("\(company.slug).example") }
            try await office.addDomain(self.name, to: company.slug)
        }

        var office: Administration { company.house.administration }
        var token: DomainToken { get async throws { try await office.token(for: name, of: company.slug) } }
        var domain: Domain? { get async throws { try await office.domains(of: company.slug).first } }

        func verify(_ texts: [String: [String]], silent: Set<String> = []) async throws {
            try await office.verifyDomain(name, of: company.slug, by: Records(texts: texts, silent: silent))
        }
    }

    @Test(arguments: ["_muster.", ""])
    func `the record proves the domain, below it or at it`(prefix: String) async throws {
        let desk = try await Desk()
        #expect(try await desk.domain?.verification == nil)
        let record = try await desk.token.record
        try await desk.verify(["\(prefix)\(desk.name)": ["v=spf1 -all", record]])
        #expect(try await desk.domain?.verification?.proof == .dns)
    }

    @Test func `the record is the same whenever it is shown, and another for each organization and domain`()
        async throws
    {
        let desk = try await Desk()
        let record = try await desk.token.record
        #expect(record.wholeMatch(of: /muster-verification=[a-z2-7]{26}/) != nil)
        #expect(try await desk.token.record == record)
        let other = try await Desk(desk.name)
        #expect(try await other.token.record != record)
        let further = try DomainName("further.example")
        #expect(try await desk.office.token(for: further, of: desk.company.slug).record != record)
    }

    @Test func `no record, part of it, or that of another organization prove nothing`() async throws {
        let desk = try await Desk()
        let other = try await Desk(desk.name)
        let (record, foreign) = (try await desk.token.record, try await other.token.record)
        for texts in [[], [foreign], [String(record.dropLast())], [record + "a"], [record.uppercased()]] {
            let sentence = try await refusal { try await desk.verify(["_muster.\(desk.name)": texts]) }
            #expect(sentence.contains("There is no TXT record \(record) at _muster.\(desk.name) or \(desk.name) yet"))
        }
        #expect(try await desk.domain?.verification == nil)
    }

    @Test func `a place that does not answer matters only where the record was not found`() async throws {
        let desk = try await Desk()
        let record = try await desk.token.record
        await #expect(throws: NoDomainRecords.self) { try await desk.verify([:], silent: ["_muster.\(desk.name)"]) }
        await #expect(throws: NoDomainRecords.self) { try await desk.verify([:], silent: [desk.name.text]) }
        try await desk.verify([desk.name.text: [record]], silent: ["_muster.\(desk.name)"])
        #expect(try await desk.domain?.verification != nil)
    }

    @Test func `what was verified stays so, whatever DNS says later`() async throws {
        let desk = try await Desk()
        try await desk.verify([desk.name.text: [try await desk.token.record]])
        let verification = try await desk.domain?.verification
        try await desk.verify([:])
        #expect(try await desk.domain?.verification == verification)
    }

    @Test func `a domain is one organization's, and only who proves it learns that it is taken`() async throws {
        let first = try await Desk()
        let second = try await Desk(first.name)
        try await first.verify([first.name.text: [try await first.token.record]])
        let stranger = try await refusal { try await second.verify([:]) }
        #expect(stranger.contains("There is no TXT record"))
        let record = try await second.token.record
        let owner = try await refusal { try await second.verify([second.name.text: [record]]) }
        #expect(owner.contains("verified by another organization of this server"))
        try await first.office.removeDomain(first.name, from: first.company.slug)
        try await second.verify([second.name.text: [record]])
        #expect(try await second.domain?.verification != nil)
    }

    @Test func `a domain is added once, and removed once`() async throws {
        let desk = try await Desk()
        let (office, slug) = (desk.office, desk.company.slug)
        #expect(try await refusal { try await office.addDomain(desk.name, to: slug) }.contains("already"))
        try await office.removeDomain(desk.name, from: slug)
        #expect(try await desk.domain == nil)
        #expect(try await refusal { try await office.removeDomain(desk.name, from: slug) }.contains("does not have"))
        #expect(try await refusal { try await desk.verify([:]) }.contains("does not have"))
    }
}
