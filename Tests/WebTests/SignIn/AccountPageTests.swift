import Accounts
import Languages
import SCIM
import TestSupport
import Testing
import Web

/// One's own account, on the page.
@Suite struct AccountPageTests {
    @Test func `it shows who somebody is, and nobody else's`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let boss = try await company.add(["userName": "boss@x.example", "displayName": "Boss <One>"])
            let person = try await company.claimed([
                "userName": "ann@x.example", "name": ["givenName": "Ann", "familyName": "Lee"], "title": "Welder",
                "phoneNumbers": [["value": "+390612345678", "type": "work"]],
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": ["manager": ["value": .string(boss)]],
            ])
            let page = try await person.signIn(TestBrowser(house)).text
            for fact in ["Ann Lee", "ann@x.example", "Welder", "+390612345678", "Boss &lt;One&gt;"] {
                #expect(page.contains("<bdi>\(fact)</bdi>"), "\(fact)")
            }
            #expect(!page.contains("/account/recovery-code") && !page.contains("/account/address"))
        }
    }

    @Test func `a password is changed by who knows the old one, and ends what is open elsewhere`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let (here, there) = (TestBrowser(house), TestBrowser(house))
            _ = try await person.signIn(here)
            _ = try await person.signIn(there)
            let address = person.company.page("/account/password")
            let form = try await here.open(address).text
            #expect(
                form.contains("autocomplete=\"current-password\"") && form.contains("autocomplete=\"new-password\""))
            let answers = [
                try await here.submit(["currentPassword": "", "newPassword": ""], to: address),
                try await here.submit(["currentPassword": "wrong", "newPassword": "a-pot-of-black-tea"], to: address),
                try await here.submit(["currentPassword": "\(person.password)", "newPassword": "short"], to: address),
            ]
            #expect(answers.map(\.status) == [422, 422, 422])
            #expect(answers[0].text.contains("Fill this in."))
            #expect(answers[1].text.contains("This is not your password."))
            #expect(answers[2].text.contains("Use 8 characters or more."))
            #expect(try await there.open(person.company.page("/account")).status == 200)
            _ = try await here.open(address)
            let done = try await here.submit(
                ["currentPassword": "\(person.password)", "newPassword": "a-pot-of-black-tea"], to: address)
            #expect(done.text.contains("<h1>Your password is changed</h1>"))
            #expect(try await here.open(person.company.page("/account")).status == 200)
            #expect(try await there.open(person.company.page("/account")).status == 303)
            #expect(try await person.signIn(there).text.contains("The name or the password is not right."))
            #expect(try await person.messages(.passwordChanged).count == 1)
        }
    }

    @Test func `guessing the old password is slowed down`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let browser = TestBrowser(house)
            _ = try await person.signIn(browser)
            let address = person.company.page("/account/password")
            _ = try await browser.open(address)
            var statuses: [Int] = []
            for _ in 1...11 {
                statuses.append(
                    try await browser.submit(
                        ["currentPassword": "wrong", "newPassword": "a-pot-of-black-tea"], to: address
                    ).status)
            }
            #expect(statuses == Array(repeating: 422, count: 10) + [429])
        }
    }

    @Test func `sessions are listed, one is ended, and then all others`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let browsers = [TestBrowser(house), TestBrowser(house), TestBrowser(house)]
            for browser in browsers { _ = try await person.signIn(browser) }
            let (sessions, account) = (person.company.page("/account/sessions"), person.company.page("/account"))
            let list = try await browsers[0].open(sessions).text
            let numbers = list.matches(of: /name="session" value="(\d+)"/).compactMap { Int64($0.1) }
            // The claim signed its person in, too.
            #expect(numbers.count == 3)
            #expect(list.split(separator: "this one").count == 2)
            #expect(list.contains("Last seen: 2026-06-01 09:00 UTC"))
            let second = try #require(numbers.sorted().dropFirst().first)
            let after = try await browsers[0].submit(["session": "\(second)"], to: sessions)
            #expect(!after.text.contains("value=\"\(second)\""))
            #expect(try await browsers[1].open(account).status == 303)
            #expect(try await browsers[2].open(account).status == 200)
            _ = try await browsers[0].open(sessions)
            _ = try await browsers[0].submit(["session": "others"], to: sessions)
            #expect(try await browsers[2].open(account).status == 303)
            #expect(try await browsers[0].open(account).status == 200)
        }
    }

    @Test func `nobody ends another one's session`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let (ann, ben) = try await (company.claimed("ann@x.example"), company.claimed("ben@x.example"))
            let (hers, his) = (TestBrowser(house), TestBrowser(house))
            _ = try await ann.signIn(hers)
            _ = try await ben.signIn(his)
            _ = try await his.open(company.page("/account/sessions"))
            for number in 1...6 {
                _ = try await his.submit(["session": "\(number)"], to: company.page("/account/sessions"))
                _ = try await ben.signIn(his)
                _ = try await his.open(company.page("/account/sessions"))
                house.clock.advance(bySeconds: 600)
            }
            #expect(try await hers.open(company.page("/account")).status == 200)
        }
    }

    @Test func `a new recovery code is shown once, and ends the old one`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            try await company.set(.profileCreationWithMobileNumber, to: "on")
            let person = try await company.claimed("+390612345678")
            let browser = TestBrowser(house)
            _ = try await person.signIn(browser)
            let address = company.page("/account/recovery-code")
            let old = try #require(try await person.messages(.recoveryCode).first?.code)
            let look = try await browser.open(address).text
            #expect(look.contains("The code you have was made at this time: 2026-06-01 09:00 UTC"))
            #expect(!look.contains("shown-code"))
            let made = try await browser.submit([:], to: address)
            let code = try #require(made.text.firstMatch(of: /<output class="shown-code" dir="ltr">([^<]+)</)?.1)
            #expect(code != old)
            let again = try await browser.open(address).text
            #expect(!again.contains(code))
            for (typed, isGood) in [(old, false), (String(code), true)] {
                let other = TestBrowser(house)
                _ = try await other.open(company.page("/forgot"))
                _ = try await other.submit(["name": person.name, "code": typed], to: company.page("/forgot/code"))
                #expect((other.cookies["__Host-muster-claim"] != nil) == isGood)
            }
        }
    }

    @Test func `an address is confirmed by what was mailed there`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let email: JSONValue = ["value": "ann@new.example", "primary": true]
            _ = try await person.company.patch(person.id.text, ["op": "add", "path": "emails", "value": [email]])
            let browser = TestBrowser(house)
            let account = try await person.signIn(browser, as: "ann@new.example")
            #expect(account.text.contains("href=\"\(person.company.page("/account/address"))\""))
            let address = person.company.page("/account/address")
            #expect(try await browser.open(address).text.contains("ann@new.example"))
            #expect(try await person.messages(.addressCode).isEmpty)
            _ = try await browser.submit([:], to: address)
            let message = try #require(try await person.messages(.addressCode).first)
            #expect(message.recipient == "ann@new.example")
            let wrong = try await browser.submit(["code": "12345"], to: address)
            #expect(wrong.status == 422)
            let right = try await browser.submit(["code": try #require(message.code)], to: address)
            #expect(right.text.contains("<h1>Your address is confirmed</h1>"))
            let confirmed = try await browser.open(person.company.page("/account")).text
            #expect(!confirmed.contains("/account/address"))
        }
    }

    @Test(arguments: [
        "/signout", "/account/password", "/account/recovery-code", "/account/address", "/account/sessions",
    ])
    func `nothing is done without the token of the form`(address: String) async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let browser = TestBrowser(house)
            _ = try await person.signIn(browser)
            let answer = try await browser.submit(
                ["form": "AAAA", "session": "others"], to: person.company.page(address))
            #expect(answer.status == 403)
            #expect(try await browser.open(person.company.page("/account")).status == 200)
        }
    }

    @Test(arguments: [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
                + "Safari/537.36 Edg/126.0.0.0", "Edge on Windows"
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                + "Version/17.5 Mobile/15E148 Safari/604.1", "Safari on iPhone"
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 "
                + "Chrome/121.0.0.0 Mobile Safari/537.36", "Samsung Internet on Android"
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox on Linux"),
        ("curl/8.5.0", "A browser that does not say its name"), ("", "A browser that does not say its name"),
        ("Macintosh", "macOS"),
    ])
    func `a browser is called what its owner calls it`(agent: String, name: String) {
        #expect(Language.english.text(BrowserName(agent).phrase) == name)
    }
}
