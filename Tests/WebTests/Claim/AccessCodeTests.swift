import Accounts
import SCIM
import TestSupport
import Testing

/// Codes that are handed over on paper, and typed on small telephones.
@Suite struct AccessCodeTests {
    @Test(arguments: ["", "ABCD", "ABCD-EFGH-JKMN-PQR", "1234567890123456", "ABCD-EFGH-JKMN-PQRS-T"])
    func `what cannot be a code is shown again, with what is missing`(typed: String) async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let page = try await ana.enter(typed, in: ana.browser)
            #expect(page.status == 422)
            #expect(page.text.contains("<a href=\"#code\">Type the 16 letters of your access code.</a>"))
            #expect(page.text.contains("name=\"code\" type=\"text\" value=\"\(typed)\""))
        }
    }

    @Test func `a code that is not good is refused, and nothing says why`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let used = try await ana.company.claimCode(of: ana.id).text
            _ = try await ana.claim()
            let ben = try await Claimant.byAccessCode(ana.company, "E-18")
            let deactivated = try await ana.company.claimCode(of: ben.id).text
            try await ana.company.take(.deactivate, with: ben.id)
            for code in [used, deactivated, "ABCDEFGHJKMNPQRS"] {
                let browser = ana.browser
                let page = try await ana.enter(code, in: browser)
                #expect(page.status == 422)
                #expect(page.text.contains("This access code does not work."))
                #expect(page.text.contains("value=\"\(code)\""), "what was typed is kept")
                #expect(browser.cookies["__Host-muster-claim"] == nil)
            }
        }
    }

    @Test func `a code in an address is not read`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let code = try await ana.company.claimCode(of: ana.id).text
            let page = try await ana.browser.open(ana.prefix + "/work/accesscode?code=\(code)")
            #expect(page.status == 200 && page.text.contains("name=\"code\" type=\"text\" value=\"\""))
            #expect(!house.log.contains(code))
        }
    }

    @Test func `the address of a QR code shows the form with the code, and tries nothing`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let code = try await ana.company.claimCode(of: ana.id)
            let (browser, form) = (ana.browser, ana.prefix + "/work/accesscode")
            for shown in [code.text, code.grouped.lowercased(), code.text, "ABCDEFGHJKMNPQRS"] {
                let page = try await browser.open("\(form)/\(shown)")
                let grouped = shown == "ABCDEFGHJKMNPQRS" ? "ABCD-EFGH-JKMN-PQRS" : code.grouped
                #expect(page.status == 200 && page.text.contains("name=\"code\" type=\"text\" value=\"\(grouped)\""))
                #expect(page.text.contains("action=\"\(form)\"") && page["Referrer-Policy"] == "no-referrer")
            }
            let nothing = try await browser.open("\(form)/%22%3E%3Cscript%3E")
            #expect(nothing.status == 200 && nothing.text.contains("name=\"code\" type=\"text\" value=\"\""))
            for _ in 0..<400 { _ = try await browser.open("\(form)/\(code.text)") }
            let step = try await browser.submit(["code": code.grouped], to: form)
            #expect(step.heading == "Choose your username", "looking counted as no try")
            #expect(!house.log.contains(code.text) && !house.log.contains(code.grouped))
            #expect(house.log.contains("\(form)/…"))
        }
    }

    @Test func `a code works at any organization's page, and leads to its own`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let browser = ana.browser
            _ = try await browser.open("/work/accesscode")
            let code = try await ana.company.claimCode(of: ana.id).text
            let step = try await browser.submit(["code": code], to: "/work/accesscode")
            #expect(step.heading == "Choose your username" && step.text.contains("<bdi>\(ana.company.slug)</bdi>"))
        }
    }

    @Test func `whoever guesses codes has to wait, at every server`() async throws {
        try await TestHouse.run { first in
            var options = TestHouse.Options()
            options.databaseURL = first.databaseURL
            options.clock = first.clock
            let ana = try await Claimant.byAccessCode(try await first.organization())
            let browser = ana.browser
            let page = ana.prefix + "/work/accesscode"
            _ = try await browser.open(page)
            for _ in 0..<300 {
                #expect(try await browser.submit(["code": "ABCDEFGHJKMNPQRS"], to: page).status == 422)
            }
            try await TestHouse.run(options) { second in
                let there = Claimant(company: ana.company.at(second), id: ana.id)
                let code = try await ana.company.claimCode(of: ana.id).text
                for claimant in [ana, there] {
                    let page = try await claimant.enter(code, in: claimant.browser)
                    #expect(page.status == 429 && page["Retry-After"] == "1")
                    #expect(page.text.contains("Seconds to wait: 1"))
                    #expect(page.text.contains("value=\"\(code)\""))
                }
                first.clock.advance(bySeconds: 1)
                #expect(try await there.enter(code, in: there.browser).heading == "Choose your username")
            }
        }
    }

    @Test func `a code that is disabled is dead, and ends what was begun with it`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let code = try await ana.company.claimCode(of: ana.id).text
            let browser = ana.browser
            _ = try await ana.enter(code, in: browser)
            _ = try await ana.chooseUsername("ana", in: browser)
            try await house.disableAccessCode(of: ana.id, in: ana.company.record)
            #expect(try await ana.enter(code, in: ana.browser).status == 422)
            #expect(try await ana.choosePassword(in: browser).heading == "This cannot go on")
            #expect(try await !ana.isClaimed())
        }
    }

    @Test func `a new code gets back in: the password is chosen anew, and other sessions end`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let before = try await ana.claim()
            let name = "ana-\(ana.id.prefix(8))"
            #expect(try await ana.signIn(name))
            let code = try await house.makeAccessCode(for: ana.id, in: ana.company.record)
            #expect(try await ana.company.person(in: before) != nil, "a code alone changes nothing")
            let browser = ana.browser
            let step = try await ana.enter(code.text, in: browser)
            #expect(step.heading == "Confirm your username" && step.text.contains("value=\"\(name)\""))
            #expect(try await ana.chooseUsername(name, in: browser).heading == "Choose a password")
            _ = try await ana.choosePassword("eight green kettles sing", in: browser)
            #expect(try await ana.company.person(in: browser)?.id.text == ana.id)
            #expect(try await ana.company.person(in: before) == nil)
            #expect(try await !ana.signIn(name))
            #expect(try await ana.signIn(name, "eight green kettles sing"))
            #expect(try await ana.enter(code.text, in: ana.browser).status == 422, "it was good once")
        }
    }
}
