import Accounts
import SCIM
import TestSupport
import Testing

/// Codes that are mailed to somebody who answers for a domain.
@Suite struct DomainCodeTests {
    /// An organization that says a domain is its own, in a house whose clock can be moved.
    private struct Desk {
        let company: TestOrganization
        let name: DomainName

        init(_ house: TestHouse) async throws {
            company = try await house.organization()
            name = try DomainName("\(company.slug).example")
            try await office.addDomain(name, to: company.slug)
        }

        var house: TestHouse { company.house }
        var office: Administration { house.administration }

        /// What was mailed so far.
        var mailed: [MessageFacts] {
            get async throws {
                let organization = try await office.organization(company.slug).id
                return try await house.accounts.messages(of: organization, limit: 100)
                    .sorted { $0.entry.created < $1.entry.created }
                    .compactMap { MessageFacts($0.entry, house.keyring) }
            }
        }

        /// Has a code mailed, and reads it.
        func mail(to mailbox: DomainCode.Mailbox = .postmaster) async throws -> String {
            house.clock.advance(bySeconds: 1)
            try await office.mailDomainCode(for: name, to: mailbox, of: company.slug)
            return try #require(try await mailed.last?.code)
        }

        func verify(_ code: String) async throws {
            try await office.verifyDomain(name, of: company.slug, byCode: code)
        }

        var proof: Domain.Proof? {
            get async throws { try await office.domains(of: company.slug).first?.verification?.proof }
        }

        func wrong(_ code: String) -> String { code == "00000000" ? "00000001" : "00000000" }
    }

    @Test(arguments: DomainCode.Mailbox.allCases)
    func `a code of 8 digits goes to somebody who answers for the domain, and proves it`(
        mailbox: DomainCode.Mailbox
    ) async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            let code = try await desk.mail(to: mailbox)
            #expect(code.wholeMatch(of: /[0-9]{8}/) != nil)
            #expect(try await desk.mailed.map(\.recipient) == ["\(mailbox.rawValue)@\(desk.name)"])
            try await desk.verify(code)
            #expect(try await desk.proof == .mail)
        }
    }

    @Test func `a code is good for 1 hour`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            let code = try await desk.mail()
            house.clock.advance(bySeconds: 3600)
            #expect(try await refusal { try await desk.verify(code) }.contains("lives for an hour"))
            let second = try await desk.mail()
            house.clock.advance(bySeconds: 3599)
            try await desk.verify(second)
        }
    }

    @Test func `a code may be tried 5 times, and a new one again`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            let code = try await desk.mail()
            for left in [4, 3, 2, 1] {
                let sentence = try await refusal { try await desk.verify(desk.wrong(code)) }
                #expect(sentence.hasSuffix("tries left: \(left)."))
            }
            for text in [desk.wrong(code), code] {
                #expect(try await refusal { try await desk.verify(text) }.contains("may be tried 5 times"))
            }
            #expect(try await desk.proof == nil)
            try await desk.verify(try await desk.mail())
            #expect(try await desk.proof == .mail)
        }
    }

    @Test func `a new code kills the old one`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            let codes = [try await desk.mail(), try await desk.mail()]
            #expect(codes[0] != codes[1])
            #expect(try await refusal { try await desk.verify(codes[0]) }.contains("mailed last"))
            try await desk.verify(codes[1])
        }
    }

    @Test func `at most 5 codes a day for a domain, also when it was removed in between`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            for _ in 0..<5 { _ = try await desk.mail() }
            try await desk.office.removeDomain(desk.name, from: desk.company.slug)
            try await desk.office.addDomain(desk.name, to: desk.company.slug)
            #expect(try await refusal { _ = try await desk.mail() }.contains("5 codes were mailed"))
            #expect(try await desk.mailed.count == 5)
            house.clock.advance(bySeconds: 86_400)
            try await desk.verify(try await desk.mail())
        }
    }

    @Test func `a code proves its own domain for its own organization, and nothing once it was used`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            let other = try await Desk(house)
            let (code, foreign) = (try await desk.mail(), try await other.mail())
            #expect(try await refusal { try await desk.verify(foreign) }.contains("tries left: 4"))
            try await desk.verify(code)
            #expect(try await refusal { _ = try await desk.mail() }.contains("verified already"))
            #expect(try await other.proof == nil)
        }
    }
}
