import Accounts
import SCIM
import Secrets
import TestSupport
import Testing
import Workers

/// Signing in by password and out, as a browser without scripts does it.
@Suite struct SignInTests {
    @Test func `a person signs in with an e-mail address in any case, and lands on the account page`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("Ann.Lee@Example.com")
            let browser = TestBrowser(house)
            let page = try await person.signIn(browser, as: " ann.lee@EXAMPLE.com ")
            #expect(page.status == 200)
            #expect(page.text.contains("<h1>Your account</h1>") && page.text.contains("Ann.Lee@Example.com"))
            #expect(browser.cookies["__Host-muster-session"]?.utf8.count == 43)
            #expect(browser.cookies["__Host-muster-known"] != nil)
        }
    }

    @Test(arguments: ["+39 06 1234 5678", "390612345678", "+390612345678"])
    func `a phone number needs no plus`(typed: String) async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            try await company.set(.profileCreationWithMobileNumber, to: "on")
            let page = try await company.claimed("+390612345678").signIn(TestBrowser(house), as: typed)
            #expect(page.text.contains("<h1>Your account</h1>"))
        }
    }

    @Test func `a username was chosen by whoever signs in with it`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("zoe.ada")
            let page = try await person.signIn(TestBrowser(house), as: "ZOE.Ada")
            #expect(page.text.contains("<h1>Your account</h1>"))
        }
    }

    @Test func `the name is typed once, goes into no address, and can be changed with the password`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let browser = TestBrowser(house)
            let first = try await browser.open(company.page("/signin"))
            #expect(first.text.contains("autocomplete=\"username\""))
            let empty = try await browser.submit(["name": "  "], to: company.page("/signin"))
            #expect(empty.status == 422 && empty.text.contains("Fill this in."))
            let second = try await browser.submit(["name": "ann@x.example"], to: company.page("/signin"))
            #expect(second.status == 200)
            #expect(second.text.contains("type=\"text\" value=\"ann@x.example\" autocomplete=\"username\""))
            #expect(second.text.contains("autocomplete=\"current-password\""))
            #expect(!second.text.contains("=ann@x.example") && !second.text.contains("?name"))
            let reopened = try await browser.open(company.page("/signin/password"))
            #expect(reopened.status == 303 && reopened["Location"] == company.page("/signin"))
        }
    }

    @Test func `people land where the organization says, and nowhere else`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let person = try await company.claimed("ann@x.example")
            try await company.set(.landingURL, to: "https://intranet.example:8443/home?a=1")
            let browser = TestBrowser(house)
            let page = try await browser.open(company.page("/signin"))
            // Without this, browsers refuse to follow the redirect behind the form.
            let policy = try #require(page["Content-Security-Policy"])
            #expect(policy.contains("form-action 'self' https://intranet.example:8443;"))
            let answer = try await browser.submit(
                [
                    "name": person.name, "password": person.password, "next": "https://evil.example",
                    "return": "//evil.example",
                ], to: company.page("/signin/password") + "?next=https://evil.example")
            #expect(answer.status == 303)
            #expect(answer["Location"] == "https://intranet.example:8443/home?a=1")
        }
    }

    @Test func `each sign-in has a secret of its own, and ends the session before it`() async throws {
        try await TestHouse.run { house in
            let (ann, ben) = try await (
                house.organization().claimed("ann@x.example"), house.organization().claimed("ben@x.example")
            )
            let browser = TestBrowser(house)
            _ = try await ann.signIn(browser)
            let first = try #require(browser.cookies["__Host-muster-session"])
            _ = try await ben.signIn(browser)
            let second = try #require(browser.cookies["__Host-muster-session"])
            #expect(first != second)
            let old = HTTPHeader("Cookie", "__Host-muster-session=\(first)")
            let answer = try await house.client.send("GET", ann.company.page("/account"), headers: [old])
            #expect(answer.status == 303 && answer["Location"] == ann.company.page("/signin"))
            #expect(answer["Set-Cookie"]?.hasPrefix("__Host-muster-session=; Path=/; Max-Age=0;") == true)
        }
    }

    @Test func `a session that somebody else chose is taken for none`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let planted = String(repeating: "A", count: 43)
            let cookie = HTTPHeader("Cookie", "__Host-muster-session=\(planted)")
            for address in ["", "/password", "/recovery-code", "/address", "/sessions"] {
                let answer = try await house.client.send(
                    "GET", person.company.page("/account\(address)"), headers: [cookie])
                #expect(answer.status == 303 && answer["Location"] == person.company.page("/signin"))
            }
        }
    }

    @Test func `signing out ends the session, here and wherever its secret was copied to`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let browser = TestBrowser(house)
            _ = try await person.signIn(browser)
            let secret = try #require(browser.cookies["__Host-muster-session"])
            let page = try await browser.submit([:], to: person.company.page("/signout"))
            #expect(page.text.contains("<h1>Welcome</h1>"))
            #expect(browser.cookies["__Host-muster-session"] == nil)
            let cookie = HTTPHeader("Cookie", "__Host-muster-session=\(secret)")
            let answer = try await house.client.send("GET", person.company.page("/account"), headers: [cookie])
            #expect(answer.status == 303)
            let looked = try await browser.open(person.company.page("/signout"))
            #expect(looked.status == 405 && looked["Allow"] == "POST")
        }
    }

    @Test func `a session is of one organization`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let other = try await house.organization()
            let browser = TestBrowser(house)
            _ = try await person.signIn(browser)
            #expect(try await browser.open(other.page("/account")).status == 303)
        }
    }

    @Test func `a session ends after thirty days in which nobody came`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let browser = TestBrowser(house)
            _ = try await person.signIn(browser)
            for days in [29, 29] {
                house.clock.advance(bySeconds: Int64(days) * 86_400)
                #expect(try await browser.open(person.company.page("/account")).status == 200)
            }
            house.clock.advance(bySeconds: 30 * 86_400)
            #expect(try await browser.open(person.company.page("/account")).status == 303)
        }
    }

    @Test func `more sign-ins than there are threads for are told to wait a moment`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let line = WorkerPool("a line without places", threads: 1, waiting: 0)
            let busy = await #expect(throws: WorkersBusy.self) { try await line.perform {} }
            house.faults.fail(with: busy)
            let page = try await TestBrowser(house).open(company.page("/signin"))
            #expect(page.status == 503)
            #expect(page["Retry-After"] == "2")
            #expect(page.text.contains("This does not work just now"))
        }
    }
}
