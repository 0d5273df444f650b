import Accounts
import SCIM
import TestSupport
import Testing

/// People sign on at their provider, from page to page.
@Suite struct SignOnTests {
    @Test func `an invited person is sent to the provider before anything else, and no password is asked for`()
        async throws
    {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let ada = try await provider.invited()
            let (browser, page) = (TestBrowser(house), provider.company.page)
            let link = try await provider.company.link(of: ada.id.text)
            _ = try await browser.open(link)
            let asked = try await browser.submit([:], to: link)
            #expect(asked.status == 200 && asked.heading == "On to Nordwind")
            let question = try SigningProvider.Question(asked)
            for step in ["/claim/password", "/claim/enter", "/claim/terms", "/claim"] {
                #expect(try await browser.go(try await browser.open(page(step))).heading == "On to Nordwind", "\(step)")
            }
            let said = SigningProvider.Said(ada.name)
            let back = try await provider.post(try provider.response(to: question, said), question.relayState)
            #expect(back.status == 303 && back["Set-Cookie"] == nil)
            let ready = try await browser.go(back)
            #expect(ready.heading == "Your account is ready")
            #expect(try await browser.go(try await browser.open(page("/claim/password"))).heading == ready.heading)
            let done = try await browser.submit([:], to: page("/claim/enter"))
            #expect(done.status == 200 && done.text.contains("<bdi>\(ada.name)</bdi>"))
            #expect(browser.cookies["__Host-muster-session"] != nil)
            #expect(!house.log.contains(question.relayState))
        }
    }

    @Test func `whoever types an address signs on, and is known by the NameID from then on`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let ada = try await provider.claimed()
            let browser = TestBrowser(house)
            #expect(try await provider.signOn(browser, as: ada.name).text.contains("<bdi>\(ada.name)</bdi>"))
            var moved = SigningProvider.Said(ada.name)
            moved.attributes = [("mail", ["other@\(provider.domain)"])]
            let question = try await provider.ask(browser, as: ada.name)
            let answer = try await provider.post(try provider.response(to: question, moved), question.relayState)
            #expect(try await browser.go(answer).text.contains("<bdi>\(ada.name)</bdi>"))
        }
    }

    @Test func `S32 the domain decides where an address leads, so nobody learns who exists`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let ada = try await provider.claimed()
            let browser = TestBrowser(house)
            var pages: Set<String> = []
            for name in [ada.name, provider.address("nobody"), provider.address("KEEPER").uppercased()] {
                _ = try await browser.open(provider.company.page("/signin"))
                let answer = try await browser.submit(["name": name], to: provider.company.page("/signin"))
                #expect(answer["Refresh"]?.hasPrefix("0; url=https://idp.\(provider.domain)/sso?SAMLRequest=") == true)
                pages.insert(answer.text.replacing(/href="https:[^"]*"/, with: ""))
            }
            #expect(pages.count == 1)
            _ = try await browser.open(provider.company.page("/signin"))
            let other = try await browser.submit(
                ["name": "ada@elsewhere.example"], to: provider.company.page("/signin"))
            #expect(other.heading == "Your password" && other["Refresh"] == nil)
        }
    }

    @Test func `whoever has a password finds the way to it`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let browser = TestBrowser(house)
            let page = try await browser.open(provider.company.page("/signin"))
            #expect(page.text.contains("href=\"\(provider.company.page("/signin/password"))\""))
            _ = try await browser.open(provider.company.page("/signin/password"))
            let entered = try await browser.submit(
                ["name": "keeper", "password": TestPerson.password], to: provider.company.page("/signin/password"))
            #expect(entered.text.contains("<bdi>keeper</bdi>"))
        }
    }

    @Test func `a provider that wants a form gets one, which may leave this site`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization(), [.binding: "post"])
            let browser = TestBrowser(house)
            _ = try await browser.open(provider.company.page("/signin"))
            let answer = try await browser.submit(
                ["name": provider.address("ada")], to: provider.company.page("/signin"))
            #expect(answer["Refresh"] == nil)
            #expect(answer.text.contains("<form method=\"post\" action=\"https://idp.\(provider.domain)/sso"))
            #expect(answer.text.contains("name=\"SAMLRequest\"") && answer.text.contains("name=\"RelayState\""))
            #expect(!answer.text.contains("name=\"form\""), "a provider learns nothing that our forms are bound to")
            let policy = try #require(answer["Content-Security-Policy"])
            #expect(policy.contains("form-action 'self' https://idp.\(provider.domain) https:;"))
        }
    }

    @Test func `whoever is to sign on again does so before anything else, and is asked anew`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let ada = try await provider.claimed()
            let (browser, account) = (TestBrowser(house), provider.company.page("/account"))
            _ = try await provider.signOn(browser, as: ada.name)
            try await house.administration.signOnAgain(nil, in: provider.company.slug)
            let asked = try await browser.go(try await browser.open(account))
            let question = try SigningProvider.Question(asked)
            #expect(question.forcesAuthentication)
            let response = try provider.response(to: question, SigningProvider.Said(ada.name))
            let back = try await browser.go(try await provider.post(response, question.relayState))
            #expect(back.text.contains("<bdi>\(ada.name)</bdi>"))
            #expect(try await browser.open(account).status == 200)
        }
    }

    @Test func `uninvited and deactivated people are refused, and the reason is for administrators`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let gone = try await provider.claimed("gone")
            try await gone.deactivate()
            for address in [gone.name, provider.address("nobody"), "ceo@elsewhere.example"] {
                let browser = TestBrowser(house)
                let question = try await provider.ask(browser, as: provider.address("ada"))
                let said = SigningProvider.Said(address)
                let page = try await browser.go(
                    try await provider.post(try provider.response(to: question, said), question.relayState))
                #expect(page.status == 403 && page.heading == "You could not sign on")
                #expect(browser.cookies["__Host-muster-session"] == nil)
            }
            let failures = try await house.administration.signOnFailures(nil, of: provider.company.slug)
            #expect(failures.map(\.check) == ["domain", "account", "account"])
        }
    }
}
