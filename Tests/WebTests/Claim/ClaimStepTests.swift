import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// The steps in their order, whatever people do with two tabs and the back button.
@Suite struct ClaimStepTests {
    @Test func `without a claim each page says how to begin`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            for page in ["", "/username", "/password", "/devices"] {
                let answer = try await ana.browser.open(ana.prefix + "/claim" + page)
                #expect(answer.heading == "Begin with your link or code")
                #expect(answer.text.contains("href=\"\(ana.prefix)/work/accesscode\""))
            }
        }
    }

    @Test func `whoever goes back or ahead is led to where the claim stands`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let browser = ana.browser
            _ = try await ana.enter(ana.company.claimCode(of: ana.id).text, in: browser)
            for page in ["", "/password", "/devices"] {
                #expect(
                    try await browser.open(ana.prefix + "/claim" + page)["Location"] == ana.prefix + "/claim/username")
            }
            _ = try await browser.open(ana.prefix + "/claim/username")
            #expect(try await ana.choosePassword(in: browser).heading == "Choose your username", "nothing is skipped")
            #expect(try await ana.chooseUsername("ana", in: browser).heading == "Choose a password")
            #expect(try await ana.chooseUsername("ben", in: browser).text.contains("<bdi dir=\"ltr\">ana</bdi>"))
            #expect(
                try await browser.open(ana.prefix + "/claim/username")["Location"] == ana.prefix + "/claim/password")
        }
    }

    @Test func `a password that is sent twice is chosen once`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let browser = ana.browser
            let form = try await ana.begin(in: browser).text.firstMatch(of: /name="form" value="([^"]*)"/)
            let token = String(try #require(form).1)
            let secret = browser.cookies
            _ = try await ana.choosePassword(in: browser)
            let session = try #require(try await ana.company.person(in: browser)).session.id
            _ = try await browser.submit(
                ["form": token, "password": "another long password"], to: ana.prefix + "/claim/password")
            #expect(try await ana.company.person(in: browser)?.session.id == session)
            #expect(browser.cookies["__Host-muster-claim"] == secret["__Host-muster-claim"])
            #expect(try await ana.signIn("ana@x.example"))
            #expect(try await !ana.signIn("ana@x.example", "another long password"))
        }
    }

    @Test(arguments: [
        ("short", "Use 8 characters or more."), ("password1", "Strangers try this password first."),
        ("anarossi17", "Others know this about you"), ("abcdefghij", "easy to guess"),
        (String(repeating: "long words ", count: 30), "too long"),
    ])
    func `a password that is not good is said why, and is not shown`(password: String, why: String) async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            let page = try await ana.choosePassword(password, in: browser)
            #expect(page.status == 422)
            #expect(page.text.contains("<a href=\"#password\">") && page.text.contains(why))
            #expect(!page.text.contains("value=\"\(password)\""))
            #expect(try await !ana.isClaimed())
            _ = try await ana.choosePassword(in: browser)
            #expect(try await ana.isClaimed())
        }
    }

    @Test(arguments: [
        ("", "Use at least 2 characters."), (String(repeating: "a", count: 65), "Use at most 64 characters."),
        ("ana rossi", "Use letters, digits and . _ - only."), ("ana@x.example", "looks like an e-mail address"),
        ("12015550123", "looks like a phone number"), ("аna", "letters of one alphabet"),
    ])
    func `a username that is not good is shown again, with why`(username: String, why: String) async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let browser = ana.browser
            _ = try await ana.enter(ana.company.claimCode(of: ana.id).text, in: browser)
            let page = try await ana.chooseUsername(username, in: browser)
            #expect(page.status == 422 && page.text.contains(why))
            #expect(page.text.contains("name=\"username\" type=\"text\" value=\"\(username)\""))
        }
    }

    @Test func `a name that somebody has is not suggested, and not taken`() async throws {
        try await TestHouse.run { house in
            let (ana, ben) = try await two(house)
            let browser = ana.browser
            _ = try await ana.enter(ana.company.claimCode(of: ana.id).text, in: browser)
            _ = try await ana.chooseUsername("ana.rossi", in: browser)
            _ = try await ana.choosePassword(in: browser)
            let step = try await ben.enter(ben.company.claimCode(of: ben.id).text, in: ben.browser)
            #expect(!step.text.contains("value=\"ana.rossi\"") && step.text.contains("value=\"anar\""))
            let other = ben.browser
            _ = try await ben.enter(ben.company.claimCode(of: ben.id).text, in: other)
            let page = try await ben.chooseUsername("Ana.Rossi", in: other)
            #expect(page.status == 422 && page.text.contains("Somebody else has this username."))
            #expect(page.text.contains("value=\"Ana.Rossi\""))
        }
    }

    @Test func `of two who choose one name, the one with the first password has it`() async throws {
        try await TestHouse.run { house in
            let (ana, ben) = try await two(house)
            let browsers = [ana.browser, ben.browser]
            for (person, browser) in zip([ana, ben], browsers) {
                _ = try await person.enter(person.company.claimCode(of: person.id).text, in: browser)
                #expect(try await person.chooseUsername("rossi", in: browser).heading == "Choose a password")
            }
            _ = try await ana.choosePassword(in: browsers[0])
            let page = try await ben.choosePassword(in: browsers[1])
            #expect(page.status == 422 && page.text.contains("Somebody else has this username."))
            #expect(page.text.contains("action=\"\(ben.prefix)/claim/username\""))
            _ = try await ben.chooseUsername("ben.rossi", in: browsers[1])
            _ = try await ben.choosePassword(in: browsers[1])
            #expect(try await ben.company.person(in: browsers[1])?.id.text == ben.id)
            #expect(try await ben.signIn("ben.rossi"))
        }
    }

    @Test(arguments: [("end", false), ("keep", true)])
    func `after a reset other devices are logged out, or not`(choice: String, stays: Bool) async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            let before = ana.browser
            _ = try await ana.begin(in: before)
            let code = try #require(try await ana.choosePassword(in: before).recoveryCode)
            let outcome = try await house.reception.recovering.begin(
                "+12015550123", code: code, in: ana.company.record, from: .init(network: "192.0.2.1", browser: nil))
            guard case .begun(let secret) = outcome else { throw UnexpectedOutcome() }
            let browser = ana.browser
            browser.take("__Host-muster-claim", secret.text)
            #expect(try await browser.open(ana.prefix + "/claim/password").heading == "Choose a password")
            let question = try await ana.choosePassword("eight green kettles sing", in: browser)
            #expect(question.heading == "Log out of other devices?")
            #expect(try await ana.company.person(in: before) != nil, "nothing is decided yet")
            let end = try await browser.submit(["others": choice], to: ana.prefix + "/claim/devices")
            #expect(try #require(end.recoveryCode) != code, "a fresh one, at the end")
            #expect(try await (ana.company.person(in: before) != nil) == stays)
            #expect(try await ana.company.person(in: browser)?.id.text == ana.id)
        }
    }

    @Test func `when too many passwords are worked on, nothing is lost`() async throws {
        var options = TestHouse.Options()
        options.hasher = PasswordHasher(.cheap, waiting: 0)
        try await TestHouse.run(options) { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            let page = try await ana.choosePassword(in: browser)
            #expect(page.status == 503 && page["Retry-After"] == "2")
            #expect(page.text.contains("Nothing was lost."))
            #expect(try await browser.open(ana.prefix + "/claim/password").heading == "Choose a password")
        }
    }

    private func two(_ house: TestHouse) async throws -> (Claimant, Claimant) {
        let ana = try await Claimant.byAccessCode(try await house.organization())
        return (ana, try await Claimant.byAccessCode(ana.company, "E-18"))
    }
}

private struct UnexpectedOutcome: Error {}
