import Accounts
import SCIM
import TestSupport
import Testing

@testable import SAML

/// Sessions end on both sides, wherever somebody signs out (S-12 of the attacks).
@Suite struct SignOffTests {
    @Test func `whoever signs out here is signed out at the provider, too`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let (ada, browser, page) = (try await provider.claimed(), TestBrowser(house), provider.company.page)
            _ = try await provider.signOn(browser, as: ada.name)
            _ = try await browser.open(page("/account"))
            let leaving = try await browser.submit([:], to: page("/signout"))
            #expect(leaving["Refresh"]?.hasPrefix("0; url=https://idp.\(provider.domain)/slo?from=muster&") == true)
            #expect(browser.cookies["__Host-muster-session"] == nil)
            let question = try SigningProvider.Question(leaving)
            let back = try await browser.open(try provider.logoutAnswer(to: question))
            #expect(back.status == 303 && back["Location"] == page("/"))
            #expect(try await browser.open(try provider.logoutAnswer(to: question)).status == 403)
        }
    }

    @Test func `whose provider answers in words that do not count is signed out here, and told so`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let (ada, browser, page) = (try await provider.claimed(), TestBrowser(house), provider.company.page)
            _ = try await provider.signOn(browser, as: ada.name)
            _ = try await browser.open(page("/account"))
            let question = try SigningProvider.Question(try await browser.submit([:], to: page("/signout")))
            let address = try provider.logoutAnswer(to: question).replacing(/&SigAlg.*/, with: "")
            #expect(try await browser.open(address).heading == "You are signed out here")
            #expect(try await browser.open(page("/account")).status == 303)
        }
    }

    @Test func `whom the provider signs out is signed out here, and the provider is told so`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let (ada, browser, account) = (
                try await provider.claimed(), TestBrowser(house), provider.company.page("/account")
            )
            _ = try await provider.signOn(browser, as: ada.name)
            let address = try provider.logoutAddress(of: "id of \(ada.name)")
            let answer = try await TestBrowser(house).open(address)
            let place = try #require(answer["Location"])
            #expect(answer.status == 303 && place.hasPrefix("https://idp.\(provider.domain)/slo?from=muster&"))
            #expect(try RedirectQuery(String(place.drop { $0 != "?" }.dropFirst())).relayState == "theirs")
            #expect(try await browser.open(account)["Location"] == provider.company.page("/signin"))
            #expect(try await TestBrowser(house).open(address).status == 403, "each request counts once")
        }
    }

    @Test func `what another key has signed, or nobody, ends nothing`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let (ada, browser, page) = (try await provider.claimed(), TestBrowser(house), provider.company.page)
            _ = try await provider.signOn(browser, as: ada.name)
            let name = "id of \(ada.name)"
            let genuine = try provider.logoutAddress(of: name)
            let forged = [
                try provider.logoutAddress(of: name, by: SigningProvider.stranger),
                genuine.replacing(/&SigAlg.*/, with: ""),
                genuine.replacing("RelayState=theirs", with: "RelayState=ours"),
                page("/saml/slo"), page("/saml/slo?SAMLRequest=AAAA"),
            ]
            for address in forged {
                let answer = try await TestBrowser(house).open(address)
                #expect(answer.status == 403 && answer.text.contains("Reference: "), "\(address)")
            }
            #expect(try await browser.open(page("/account")).status == 200)
        }
    }
}
