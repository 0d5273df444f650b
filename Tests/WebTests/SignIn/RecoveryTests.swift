import Accounts
import SCIM
import TestSupport
import Testing

/// People who forgot their password.
@Suite struct RecoveryTests {
    @Test func `a mailed code leads to a new password`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let browser = TestBrowser(house)
            let code = try await person.mailedCode(browser)
            _ = try await browser.submit(
                ["name": person.name, "code": code], to: person.company.page("/forgot/code"))
            guard case .done(_, nil, .devices) = try await person.choose("another-kettle-of-tea", browser) else {
                Issue.record("the password is not chosen")
                return
            }
            #expect(try await person.signIn(TestBrowser(house)).text.contains("The name or the password is not right."))
        }
    }

    @Test func `five wrong codes end a mailed code, and a new one is good`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let browser = TestBrowser(house)
            let address = person.company.page("/forgot/code")
            let code = try await person.mailedCode(browser)
            let wrong = code.filter(\.isNumber) == "000000" ? "000001" : "000000"
            for _ in 1...5 {
                let page = try await browser.submit(["name": person.name, "code": wrong], to: address)
                #expect(page.status == 422 && page.text.contains("This code is not right, or it is too old."))
                house.clock.advance(bySeconds: 180)
            }
            let right = try await browser.submit(["name": person.name, "code": code], to: address)
            #expect(right.status == 422)
            #expect(browser.cookies["__Host-muster-claim"] == nil)
            house.clock.advance(bySeconds: 600)
            let next = try await person.mailedCode(browser)
            _ = try await browser.submit(["name": person.name, "code": next], to: address)
            #expect(browser.cookies["__Host-muster-claim"] != nil)
        }
    }

    @Test func `a recovery code is slowed down by guessing, and never ended`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            try await company.set(.profileCreationWithMobileNumber, to: "on")
            let person = try await company.claimed("+390612345678")
            let made = try #require(try await person.messages(.recoveryCode).first?.code)
            let browser = TestBrowser(house)
            _ = try await browser.open(company.page("/forgot"))
            let page = try await browser.submit(["name": "390612345678"], to: company.page("/forgot"))
            #expect(page.text.contains("Enter the code of 10 letters and digits that you have kept."))
            let address = company.page("/forgot/code")
            var statuses: [Int] = []
            for _ in 1...6 {
                _ = try await browser.open(company.page("/forgot"))
                statuses.append(
                    try await browser.submit(["name": person.name, "code": "22222 22222"], to: address).status)
            }
            // Asking for the way was a try, too.
            #expect(statuses == [422, 422, 422, 422, 429, 429])
            for _ in 1...20 {
                house.clock.advance(bySeconds: 180)
                _ = try await browser.open(company.page("/forgot"))
                #expect(
                    try await browser.submit(["name": person.name, "code": "22222 22222"], to: address).status == 422)
            }
            house.clock.advance(bySeconds: 180)
            _ = try await browser.submit(["name": person.name, "code": made], to: address)
            #expect(browser.cookies["__Host-muster-claim"] != nil)
        }
    }

    @Test func `people with a username are told whom to ask`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let browser = TestBrowser(house)
            _ = try await browser.open(company.page("/forgot"))
            let page = try await browser.submit(["name": "zoe.ada"], to: company.page("/forgot"))
            #expect(page.status == 200)
            #expect(page.text.contains("Ask an administrator of your organization for a new access code."))
            #expect(page.text.contains("href=\"\(company.page("/work/accesscode"))\""))
        }
    }

    @Test func `whoever was invited and has no password gets the link once more`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().invited(["userName": "ann@x.example"])
            let browser = TestBrowser(house)
            _ = try await browser.open(person.company.page("/forgot"))
            let page = try await browser.submit(["name": person.name], to: person.company.page("/forgot"))
            #expect(page.text.contains("If there is an account with this address"))
            try await house.reception.desk.flush()
            #expect(try await person.messages(.resetCode).isEmpty)
            #expect(try await person.messages(.reminder).count == 1)
        }
    }
}
