import Accounts
import SCIM
import TestSupport
import Testing

/// What arrives where providers answer, and is not what was asked for (S-01 to S-05 of the attacks).
@Suite struct AssertionConsumerTests {
    private func refused(_ answer: HTTPAnswer) throws -> String {
        #expect(answer.status == 403 && answer.heading == "You could not sign on", "\(answer)")
        return String(try #require(answer.text.firstMatch(of: /Reference: ([0-9a-f]{12})/)).1)
    }

    @Test func `S-01 an answer counts once, and the second one does not undo the first`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let (ada, browser) = (try await provider.claimed(), TestBrowser(house))
            let question = try await provider.ask(browser, as: ada.name)
            let said = SigningProvider.Said(ada.name)
            let response = try provider.response(to: question, said)
            let first = try await provider.post(response, question.relayState)
            _ = try refused(try await provider.post(response, question.relayState))
            #expect(try await browser.go(first).text.contains("<bdi>\(ada.name)</bdi>"))
            #expect(try await browser.go(first).heading == "You could not sign on")
            let next = try await provider.ask(browser, as: ada.name)
            let reference = try refused(
                try await provider.post(try provider.response(to: next, said), next.relayState))
            let failure = try await house.administration.signOnFailures(reference, of: provider.company.slug)
            #expect(failure.map(\.check) == ["replay"], "the assertion is the same")
        }
    }

    @Test func `S-02 an answer is for the browser that has asked`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let (ada, browser, other) = (try await provider.claimed(), TestBrowser(house), TestBrowser(house))
            let question = try await provider.ask(browser, as: ada.name)
            _ = try await provider.ask(other, as: ada.name)
            let response = try provider.response(to: question, SigningProvider.Said(ada.name))
            let answer = try await provider.post(response, question.relayState)
            _ = try refused(try await other.go(answer))
            #expect(other.cookies["__Host-muster-session"] == nil)
            #expect(try await browser.go(answer).text.contains("<bdi>\(ada.name)</bdi>"))
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/account"])
    func `S-03 a RelayState that is not ours leads nowhere`(state: String) async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization(), [.providerInitiated: "on"])
            let ada = try await provider.claimed()
            let response = try provider.response(to: nil, SigningProvider.Said(ada.name))
            let answer = try await provider.post(response, state)
            #expect(answer.status == 303)
            #expect(answer["Location"]?.hasPrefix(provider.company.page("/signon/")) == true)
            #expect(answer["Location"]?.contains("evil") == false)
        }
    }

    @Test func `S-05 exactly one answer, by a form, and nothing of another binding`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let (ada, browser) = (try await provider.claimed(), TestBrowser(house))
            let question = try await provider.ask(browser, as: ada.name)
            let response = try provider.response(to: question, SigningProvider.Said(ada.name))
            for field in ["SAMLResponse", "SAMLRequest", "Signature", "SigAlg", "SAMLart", "RelayState"] {
                let answer = try await provider.post(response, question.relayState, [(field, response)])
                #expect(answer.status == 400, "\(field)")
            }
            let other = try await provider.post(response, question.relayState, type: "multipart/form-data; boundary=x")
            #expect(other.status == 400)
            let large = try await provider.post(String(repeating: "A", count: 410_000), question.relayState)
            #expect(large.status == 413)
            let address = provider.company.page("/saml/acs")
            #expect(try await house.client.send("GET", address + "?SAMLResponse=x").status == 405)
            // None of these was an answer.
            let button = [("continue", "CONTINUE")]
            let good = try await provider.post(response, question.relayState, button)
            #expect(try await browser.go(good).text.contains("<bdi>\(ada.name)</bdi>"))
        }
    }

    @Test func `a question takes one answer, even one that is not good`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            let (ada, browser) = (try await provider.claimed(), TestBrowser(house))
            let question = try await provider.ask(browser, as: ada.name)
            let said = SigningProvider.Said(ada.name)
            let forged = try provider.response(to: question, said, by: SigningProvider.stranger)
            let page = try await provider.post(forged, question.relayState)
            let reference = try refused(page)
            #expect(!page.text.contains("signature") && !page.text.contains(ada.name))
            let failures = try await house.administration.signOnFailures(reference, of: provider.company.slug)
            #expect(failures.map(\.check) == ["signature"])
            #expect(house.log.lines.contains { $0.contains(reference) && $0.contains("check=signature") })
            _ = try refused(try await provider.post(try provider.response(to: question, said), question.relayState))
        }
    }

    @Test func `S-14 every refusal has the same page`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            var wrong = SigningProvider.Said("<script>alert(1)</script>@\(provider.domain)")
            wrong.audience = "https://elsewhere.example/<script>"
            var pages: Set<String> = []
            for response in [
                "AAAA", "%%%", try provider.response(to: nil, wrong),
                try provider.response(to: nil, wrong, by: SigningProvider.stranger),
            ] {
                let question = try await provider.ask(TestBrowser(house), as: provider.address("ada"))
                let page = try await provider.post(response, question.relayState)
                _ = try refused(page)
                pages.insert(page.text.replacing(/[0-9a-f]{12}/, with: "").replacing(/value="[^"]*"/, with: ""))
            }
            #expect(pages.count == 1 && pages.first?.contains("<script>") == false)
        }
    }

    @Test func `what began at the provider is refused, or its person is asked`() async throws {
        try await TestHouse.run { house in
            let closed = try await SigningProvider(try await house.organization())
            let response = try closed.response(to: nil, SigningProvider.Said(try await closed.claimed().name))
            _ = try refused(try await closed.post(response, nil))

            let open = try await SigningProvider(try await house.organization(), [.providerInitiated: "on"])
            let (ada, browser) = (try await open.claimed(), TestBrowser(house))
            let answer = try await open.post(try open.response(to: nil, SigningProvider.Said(ada.name)), nil)
            let place = try #require(answer["Location"])
            let consent = try await browser.go(answer)
            #expect(consent.heading == "Continue as id of \(ada.name)?")
            #expect(browser.cookies["__Host-muster-session"] == nil)
            let foreign = try await browser.submit(
                [:], to: place, headers: [HTTPHeader("Sec-Fetch-Site", "cross-site")])
            #expect(foreign.status == 403 && browser.cookies["__Host-muster-session"] == nil)
            _ = try await browser.open(place)
            #expect(try await browser.submit([:], to: place).text.contains("<bdi>\(ada.name)</bdi>"))
        }
    }

    @Test func `one address sends so many answers in a minute, and no more`() async throws {
        try await TestHouse.run { house in
            let provider = try await SigningProvider(try await house.organization())
            var statuses: [Int] = []
            for _ in 0...Limits.providerFormsPerMinuteOfCaller {
                statuses.append(try await provider.post("AAAA", nil).status)
            }
            #expect(statuses.dropLast().allSatisfy { $0 == 403 } && statuses.last == 429)
        }
    }
}
