import Accounts
import SCIM
import TestSupport
import Testing

/// From a SCIM create, through the message or the note, to an account of one's own.
@Suite struct ClaimJourneyTests {
    @Test func `somebody claims by the link of an e-mail`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let told = try #require(try await ana.company.told(ana.id).first)
            #expect(told.kind == .invitation && told.message.entry.channel == .email)
            let browser = ana.browser
            let welcome = try await browser.open(ana.link)
            #expect(welcome.status == 200)
            #expect(welcome.heading == "Hello Ana")
            #expect(welcome.text.contains("\(ana.company.slug) has an account for you."))
            #expect(welcome.text.contains("<bdi>\(ana.company.slug)</bdi>"), "the link decides whose page it is")
            let step = try await browser.submit([:], to: ana.link)
            #expect(step.heading == "Choose a password")
            #expect(step.text.contains("<bdi dir=\"ltr\">ana@x.example</bdi>"))
            #expect(
                step.text.contains("type=\"text\" value=\"ana@x.example\" autocomplete=\"username\""),
                "what keeps passwords keeps the name, too")
            #expect(step.text.contains("autocomplete=\"new-password\""))
            #expect(try await !ana.isClaimed(), "nothing is claimed before the password")
            _ = try await ana.choosePassword(in: browser)
            #expect(try await ana.isClaimed())
            #expect(try await ana.company.person(in: browser)?.id.text == ana.id)
            #expect(try await ana.signIn("ANA@x.example"))
        }
    }

    @Test func `somebody claims by the link of a text message, and keeps a recovery code`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            #expect(try await ana.company.told(ana.id).first?.message.entry.channel == .sms)
            let browser = ana.browser
            #expect(try await ana.begin(in: browser).text.contains("<bdi dir=\"ltr\">+12015550123</bdi>"))
            let page = try await ana.choosePassword(in: browser)
            #expect(page.heading == "Keep your recovery code")
            let code = try #require(page.recoveryCode)
            let told = try #require(try await ana.company.told(ana.id).first)
            #expect(told.kind == .recoveryCode && told.facts?.code == code, "it is sent as well")
            let inUrdu = try await browser.open(ana.prefix + "/claim/recovery-code?lang=ur")
            #expect(inUrdu.recoveryCode == code && inUrdu.text.contains("dir=\"rtl\""))
            _ = try await browser.open(ana.prefix + "/claim/recovery-code")
            _ = try await browser.submit([:], to: ana.prefix + "/claim/recovery-code")
            #expect(browser.cookies["__Host-muster-recovery"] == nil)
            #expect(try await browser.open(ana.prefix + "/claim/recovery-code").recoveryCode == nil)
            #expect(try await ana.company.person(in: browser)?.id.text == ana.id)
            #expect(try await ana.signIn("+1 201 555 0123"))
        }
    }

    @Test func `a recovery code that a browser carries opens nowhere else`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let (ana, ben) = (try await Claimant.byPhone(company), try await Claimant.byPhone(company, "+12015550124"))
            let browsers = [ana.browser, ben.browser]
            _ = try await ana.begin(in: browsers[0])
            _ = try await ben.begin(in: browsers[1])
            let code = try #require(try await ana.choosePassword(in: browsers[0]).recoveryCode)
            let carried = try #require(browsers[0].cookies["__Host-muster-recovery"])
            #expect(!carried.contains(code.filter { $0 != " " }))
            let secrets = browsers.map { $0.cookies["__Host-muster-claim"].flatMap { BrowserSecret($0) } }
            let claiming = house.reception.claiming
            #expect(claiming.open(carried, of: try #require(secrets[0]))?.grouped == code)
            #expect(claiming.open(carried, of: try #require(secrets[1])) == nil)
        }
    }

    @Test func `somebody claims by an access code`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let code = try await ana.company.claimCode(of: ana.id)
            let browser = ana.browser
            let step = try await ana.enter(code.grouped.lowercased().replacing("-", with: " "), in: browser)
            #expect(step.heading == "Choose your username")
            for suggestion in ["ana.rossi", "anar", "arossi"] {
                #expect(step.text.contains("name=\"suggestion\" value=\"\(suggestion)\""))
            }
            let next = try await browser.submit(
                ["username": "", "suggestion": "anar"], to: ana.prefix + "/claim/username")
            #expect(next.heading == "Choose a password")
            #expect(next.text.contains("<bdi dir=\"ltr\">anar</bdi>"))
            _ = try await ana.choosePassword(in: browser)
            #expect(try await ana.company.person(in: browser)?.id.text == ana.id)
            #expect(try await ana.signIn("AnaR"))
        }
    }

    @Test func `people land where their organization wants them`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            try await ana.company.set(.landingURL, to: "https://intranet.example/home")
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            let page = try await ana.choosePassword(in: browser)
            #expect(page.status == 303 && page["Location"] == "https://intranet.example/home")
        }
    }

    @Test(arguments: ["it", "es", "sv", "ur"])
    func `a claim is in the language of the browser`(language: String) async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            let browser = TestBrowser(house, language: language)
            let pages = [
                try await browser.open(ana.link), try await ana.begin(in: browser),
                try await ana.choosePassword("short", in: browser), try await ana.choosePassword(in: browser),
            ]
            for page in pages { #expect(page.text.contains("<html lang=\"\(language)\"")) }
            #expect(pages.map(\.status) == [200, 200, 422, 200])
        }
    }
}
