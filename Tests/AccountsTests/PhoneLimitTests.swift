import Accounts
import SCIM
import TestSupport
import Testing

/// How many phone accounts a day brings at most.
@Suite struct PhoneLimitTests {
    /// An organization that takes phone accounts, and what creates one.
    private struct Desk {
        let company: TestOrganization

        init(_ house: TestHouse, limit: String?) async throws {
            company = try await house.organization()
            try await company.set(.profileCreationWithMobileNumber, to: "on")
            if let limit { try await company.set(.newPhoneAccountsPerDay, to: limit) }
        }

        func create(_ userName: String) async throws {
            let caller = try await company.caller()
            _ = try await company.house.directory.create(["userName": .string(userName)], by: caller)
        }

        func create(phones numbers: Range<Int>) async throws {
            for number in numbers { try await create("+44770090\(1000 + number)") }
        }

        func addDomain() async throws -> DomainName {
            let name = try DomainName("\(company.slug).example")
            try await company.house.administration.addDomain(name, to: company.slug)
            return name
        }

        func verify(_ domain: DomainName) async throws {
            let organization = try await company.house.administration.organization(company.slug).id
            try await company.house.accounts.write {
                try $0.verify(domain, by: .dns, in: organization, at: company.house.clock.now)
            }
        }
    }

    @Test func `50 phone accounts a day`() async throws {
        let desk = try await Desk(try await TestHouse.shared, limit: nil)
        try await desk.create(phones: 0..<50)
        let error = try await scimRefusal { try await desk.create(phones: 50..<51) }
        #expect(error.status == 429)
        #expect(error.detail.contains("50 phone accounts today") && error.detail.contains("new-phone-accounts-per-day"))
        #expect(error.detail.contains("raises it to 500"))
        try await desk.company.set(.newPhoneAccountsPerDay, to: "51")
        try await desk.create(phones: 50..<51)
    }

    @Test func `500 once a domain is verified`() async throws {
        let desk = try await Desk(try await TestHouse.shared, limit: nil)
        try await desk.create(phones: 0..<50)
        let domain = try await desk.addDomain()
        #expect(try await scimRefusal { try await desk.create(phones: 50..<51) }.status == 429)
        try await desk.verify(domain)
        // The 51st was refused, so it was not counted.
        try await desk.create(phones: 50..<500)
        let error = try await scimRefusal { try await desk.create(phones: 500..<501) }
        #expect(error.detail.contains("500 phone accounts today") && !error.detail.contains("raises"))
    }

    @Test func `a number that was chosen stands, with a verified domain or without`() async throws {
        let desk = try await Desk(try await TestHouse.shared, limit: "1")
        try await desk.verify(try await desk.addDomain())
        try await desk.create(phones: 0..<1)
        let error = try await scimRefusal { try await desk.create(phones: 1..<2) }
        #expect(error.detail.contains("1 phone accounts today") && !error.detail.contains("raises"))
        try await desk.company.set(.newPhoneAccountsPerDay, to: "automatic")
        try await desk.create(phones: 1..<51)
    }

    @Test func `the count begins anew at midnight UTC, and the refusal says in how many seconds`() async throws {
        var options = TestHouse.Options()
        options.clock = TestClock("2026-06-01T23:59:50Z")
        try await TestHouse.run(options) { house in
            let desk = try await Desk(house, limit: "1")
            try await desk.create(phones: 0..<1)
            let wait = try #require(try await scimRefusal { try await desk.create(phones: 1..<2) }.retryAfter)
            #expect((10...11).contains(wait))
            house.clock.advance(bySeconds: wait)
            try await desk.create(phones: 1..<2)
        }
    }

    @Test func `only phone accounts count, and only those that were made`() async throws {
        let desk = try await Desk(try await TestHouse.shared, limit: "2")
        try await desk.create("ada@x.example")
        try await desk.create("ida")
        try await desk.create(phones: 0..<1)
        for _ in 0..<3 { #expect(try await scimRefusal { try await desk.create(phones: 0..<1) }.status == 409) }
        try await desk.create(phones: 1..<2)
        #expect(try await scimRefusal { try await desk.create(phones: 2..<3) }.status == 429)
        try await desk.create("eve@x.example")
    }

    @Test func `nought shuts the door`() async throws {
        let desk = try await Desk(try await TestHouse.shared, limit: "0")
        #expect(try await scimRefusal { try await desk.create(phones: 0..<1) }.status == 429)
    }
}
