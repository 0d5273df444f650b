import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// Who comes into the panel, and by what.
@Suite struct PanelDoorTests {
    @Test func `nobody who is not signed in comes in, and is led on after signing in`() async throws {
        let company = try await TestHouse.shared.organization()
        let person = try await company.claimed("boss@x.example")
        try await company.house.appoint(person.id.text, as: .systemAdministrator, in: company.slug)
        let browser = TestBrowser(company.house)
        let answer = try await browser.open(company.page("/admin/people"))
        #expect(answer.status == 303 && answer["Location"] == company.page("/signin"))
        let landed = try await person.signIn(browser)
        #expect(landed.text.contains("Protect your account"))
    }

    @Test func `somebody without a role sees that it is not for them`() async throws {
        let company = try await TestHouse.shared.organization()
        let person = try await company.claimed("ann@x.example")
        let browser = TestBrowser(company.house)
        _ = try await person.signIn(browser)
        let answer = try await browser.open(company.page("/admin"))
        #expect(answer.status == 403 && answer.text.contains("This is for administrators"))
        #expect(try await browser.open(company.page("/account")).text.contains("/admin\"") == false)
    }

    @Test func `who may not do something is told the own role by its title`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator(.accountManager)
        let answer = try await visitor.open("/sign-in/add")
        #expect(answer.status == 403 && answer.text.contains("Your role: Account manager."))
    }

    @Test func `nothing is possible before the second factor is set up, and a wrong code does not do it`()
        async throws
    {
        let company = try await TestHouse.shared.organization()
        let person = try await company.claimed("boss@x.example")
        try await company.house.appoint(person.id.text, as: .systemAdministrator, in: company.slug)
        let browser = TestBrowser(company.house)
        _ = try await person.signIn(browser)
        #expect(try await browser.open(company.page("/admin/audit")).text.contains("Protect your account"))
        let answer = try await browser.submit(["second-factor": "000000"], to: company.page("/admin/second-factor"))
        #expect(answer.status == 422 && answer.text.contains("This code is not right"))
        #expect(try await browser.open(company.page("/admin")).text.contains("Protect your account"))
    }

    @Test func `a new browser is asked for a code, and a code counts once`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let other = TestBrowser(company.house)
        _ = try await visitor.person.signIn(other)
        #expect(try await other.open(company.page("/admin/audit?deed=invite")).text.contains("Is it you?"))
        let used = try await other.submit(
            ["second-factor": try visitor.code(-1)], to: company.page("/admin/confirm"))
        #expect(used.text.contains("This code is not right"))
        let landed = try await other.submit(["second-factor": try visitor.code()], to: company.page("/admin/confirm"))
        #expect(landed.status == 200 && landed.text.contains("What administrators have done"))
    }

    @Test func `ten wrong codes make the right one wait`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let other = TestBrowser(company.house)
        _ = try await visitor.person.signIn(other)
        _ = try await other.open(company.page("/admin"))
        for _ in 0..<10 { _ = try await other.submit(["second-factor": "123123"], to: company.page("/admin/confirm")) }
        let answer = try await other.submit(["second-factor": try visitor.code()], to: company.page("/admin/confirm"))
        #expect(answer.status == 429)
        // Whose account it is can be told by others that somebody tries.
        let events = try await company.house.store.events(
            of: visitor.person.id, limit: 20, in: company.organization.id)
        #expect(events.filter { $0.kind == .secondFactorWrong }.count == 10)
        #expect(events.filter { $0.kind == .secondFactorSetUp }.count == 1)
        let page = try await visitor.open("/people/\(visitor.person.id.text)").text
        #expect(page.contains("A wrong code of the second factor was typed"))
    }

    @Test func `a role that was taken away opens nothing any more`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.analyst)
        #expect(try await visitor.open("/audit").status == 200)
        try await company.house.appoint(visitor.person.id.text, as: nil, in: company.slug)
        #expect(try await visitor.open("/audit").status == 303)
    }

    @Test func `an administrator of one organization is nobody in another`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let other = try await TestHouse.shared.organization()
        let answer = try await visitor.browser.open(other.page("/admin"))
        #expect(answer.status == 303 && answer["Location"] == other.page("/signin"))
    }

    @Test func `where a code leads to is within the panel`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let other = TestBrowser(company.house)
        _ = try await visitor.person.signIn(other)
        _ = try await other.open(company.page("/admin"))
        let answer = try await other.submit(
            ["second-factor": try visitor.code(), "goal": "//evil.example/"], to: company.page("/admin/confirm"))
        #expect(answer.text.contains("Overview"))
    }
}
