import Accounts
import SCIM
import TestSupport
import Testing

/// An administrator tries a provider out before anybody is sent there.
@Suite struct TestSignOnTests {
    /// Follows a link of `muster provider test`, and comes back with an answer.
    private func tested(
        _ provider: SigningProvider,
        _ browser: TestBrowser,
        _ said: SigningProvider.Said
    ) async throws -> HTTPAnswer {
        let company = provider.company
        let handle = try await company.house.administration.planTest(of: "Nordwind", in: company.slug)
        let link = company.page("/signon/test/\(handle.text)")
        for _ in 0..<2 { #expect(try await browser.open(link).heading == "Test sign-on at Nordwind") }
        let question = try SigningProvider.Question(try await browser.submit([:], to: link))
        let answer = try await provider.post(try provider.response(to: question, said), question.relayState)
        #expect(try await browser.open(link).status == 404)
        return try await browser.go(answer)
    }

    @Test func `it shows what the provider says and what was checked, and signs nobody in`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let provider = try await SigningProvider(company, isActive: false)
            let browser = TestBrowser(house)
            var said = SigningProvider.Said(provider.address("ada"))
            said.attributes.append(("title", ["<script>alert(1)</script>", "Welder"]))
            let page = try await tested(provider, browser, said)
            #expect(page.status == 200 && page.heading == "Nordwind can be used")
            for fact in ["id of \(provider.address("ada"))", provider.address("ada"), "Welder", "&lt;script&gt;"] {
                #expect(page.text.contains("<bdi>\(fact)"), "\(fact)")
            }
            for check in ["signature", "audience", "destination"] {
                #expect(page.text.contains("<bdi dir=\"ltr\" lang=\"en\">\(check)</bdi>: passed"), "\(check)")
            }
            #expect(!page.text.contains("<script>") && !page.text.contains("failed"))
            #expect(browser.cookies["__Host-muster-session"] == nil)
            #expect(try await house.administration.provider("Nordwind", of: company.slug).isActive)
        }
    }

    @Test func `a check that fails is shown with its reason, and the provider stays as it was`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let provider = try await SigningProvider(company, isActive: false)
            var said = SigningProvider.Said(provider.address("ada"))
            said.audience = "https://elsewhere.example/saml/metadata"
            let page = try await tested(provider, TestBrowser(house), said)
            #expect(page.heading == "Nordwind cannot be used yet")
            #expect(page.text.contains("audience</bdi>: <strong>failed</strong>"))
            #expect(page.text.contains("the assertion is for somebody else"))
            #expect(try await !house.administration.provider("Nordwind", of: company.slug).isActive)
            await #expect(throws: Refusal.self) { try await company.set(.singleSignOn, to: "on") }
        }
    }

    @Test func `a link that is too old does nothing`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await SigningProvider(company, isActive: false)
            let handle = try await house.administration.planTest(of: "Nordwind", in: company.slug)
            house.clock.advance(bySeconds: 3600)
            let browser = TestBrowser(house)
            for link in [handle.text, "x"] {
                #expect(try await browser.open(company.page("/signon/test/\(link)")).status == 404)
            }
        }
    }
}
