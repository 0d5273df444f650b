import Accounts
import SCIM
import TestSupport
import Testing

/// The first administrator comes by a link that the server prints.
@Suite struct SetupTests {
    @Test func `the first administrator says who it is, claims the account, and sets up the second factor`()
        async throws
    {
        let company = try await TestHouse.shared.organization()
        let organization = try await company.organization
        let link = try #require(try await company.house.office.firstAdministrator.makeLink(in: organization))
        let browser = TestBrowser(company.house)
        let address = company.page("/admin/setup/\(link.text)")
        #expect(try await browser.open(address).text.contains("You are the first one here"))
        let welcome = try await browser.submit(["name": "Ana", "address": "ana@x.example"], to: address)
        #expect(welcome.status == 200 && browser.cookies["__Host-muster-goal"] == "panel")
        let administrators = try await company.house.administration.administrators(of: company.slug)
        #expect(administrators.map(\.name) == ["ana@x.example"])
        #expect(administrators.map(\.kind) == [.account(.systemAdministrator)])
    }

    @Test func `the link is good until somebody has claimed such an account, and a new one ends it`() async throws {
        let company = try await TestHouse.shared.organization()
        let (house, organization) = (company.house, try await company.organization)
        let first = house.office.firstAdministrator
        let old = try #require(try await first.makeLink(in: organization))
        let link = try #require(try await first.makeLink(in: organization))
        #expect(try await !first.isGood(old, in: organization))
        #expect(try await first.isGood(link, in: organization))
        _ = try await company.administrator()
        #expect(try await !first.isGood(link, in: organization))
        #expect(try await first.makeLink(in: organization) == nil)
        let answer = try await TestBrowser(house).open(company.page("/admin/setup/\(link.text)"))
        #expect(answer.status == 410)
    }

    @Test func `an address that is none is said, and nothing is made`() async throws {
        let company = try await TestHouse.shared.organization()
        let link = try #require(
            try await company.house.office.firstAdministrator.makeLink(in: company.organization))
        let browser = TestBrowser(company.house)
        let address = company.page("/admin/setup/\(link.text)")
        _ = try await browser.open(address)
        let answer = try await browser.submit(["name": "Ana", "address": "nobody"], to: address)
        #expect(answer.status == 422 && answer.text.contains("is no e-mail address"))
        #expect(try await company.house.administration.administrators(of: company.slug).isEmpty)
    }

    @Test func `the link is in no log`() async throws {
        let house = try await TestHouse()
        let organization = try await house.administration.organization("default")
        let link = try #require(try await house.office.firstAdministrator.makeLink(in: organization))
        _ = try await TestBrowser(house).open("/admin/setup/\(link.text)")
        #expect(!house.log.contains(link.text))
        try await house.stop()
    }
}
