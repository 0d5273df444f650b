import Accounts
import SAML
import SCIM
import TestSupport
import Testing

/// Providers and domains in the panel: how they are made known, and what is done about them.
@Suite struct SignInPagesTests {
    @Test func `a provider is added by its fields, tested, changed and removed`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        let visitor = try await company.administrator()
        try await company.verify("\(company.slug).example")
        let add = try await visitor.open("/sign-in/add")
        #expect(add.text.contains("https://people.example\(company.page("/saml/acs"))"))
        let page = try await visitor.submit(
            [
                "way": "fields", "fields-name": "Nordwind", "fields-issuer": "https://idp.example/saml",
                "fields-location": "https://idp.example/sso", "fields-certificate": SigningProvider.key.certificate.pem,
            ], to: "/sign-in/add")
        #expect(page.status == 200 && page.heading == "Provider Nordwind")
        #expect(page.text.contains("Not tested") && page.text.contains("\(company.slug).example"))
        let fingerprint = SigningProvider.key.certificate.fingerprint.uppercased().prefix(2)
        #expect(page.text.contains("<code class=\"copy\" dir=\"ltr\">\(fingerprint):"))
        let office = house.office.administration
        let known = try #require(try await office.providers(by: try await visitor.acting).first)
        let place = "/sign-in/\(known.provider.id.number)"
        #expect(known.domains.map(\.text) == ["\(company.slug).example"])

        let test = try await visitor.submit([:], to: place + "/test")
        #expect(test.heading == "Test sign-on at Nordwind")

        _ = try await visitor.open(place)
        _ = try await visitor.submit(["provider-initiated": "on", "signatures": "both"], to: place + "/options")
        let changed = try await office.provider("Nordwind", by: try await visitor.acting)
        #expect(changed.options.isOn(.providerInitiated) && changed.options[.signatures] == "both")
        let flawed = try await visitor.submit(["email-attribute": ""], to: place + "/options")
        #expect(flawed.status == 422 && flawed.text.contains("id=\"email-attribute-error\""))

        _ = try await visitor.open(place)
        let wrong = try await visitor.submit(["metadata": "<html></html>"], to: place + "/replace")
        #expect(wrong.status == 422 && wrong.text.contains("id=\"metadata-error\""))
        _ = try await visitor.submit([:], to: place + "/remove")
        #expect(try await office.providers(by: try await visitor.acting).isEmpty)
        #expect(try await visitor.open(place).status == 404)
        try await house.stop()
    }

    @Test func `a metadata address inside the network is refused, with the reason at its field`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator()
        _ = try await visitor.open("/sign-in/add")
        for address in [
            "https://127.0.0.1:\(visitor.house.port)/", "https://[::1]/", "http://idp.example/", "https://10.0.0.1/",
        ] {
            let answer = try await visitor.submit(
                ["way": "address", "address-name": "Inside", "address-url": address], to: "/sign-in/add")
            #expect(answer.status == 422 && answer.text.contains("id=\"address-url-error\""), "\(address)")
        }
        #expect(try await visitor.house.office.administration.providers(by: try await visitor.acting).isEmpty)
    }

    @Test func `an upload of a wrong file says what is wrong`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator()
        _ = try await visitor.open("/sign-in/add")
        let answer = try await visitor.browser.upload(
            Array("<html><body>Sign in</body></html>".utf8), ["way": "document", "document-name": "Wrong"],
            to: visitor.company.page("/admin/sign-in/add"))
        #expect(answer.status == 422 && answer.text.contains("id=\"document-metadata-error\""))
        let none = try await visitor.submit(["way": "document", "document-name": "None"], to: "/sign-in/add")
        #expect(none.status == 422 && none.text.contains("Choose the file with the metadata"))
        let nameless = try await visitor.submit(["way": "address"], to: "/sign-in/add")
        #expect(nameless.status == 422 && nameless.text.contains("href=\"#address-name\""))
    }

    @Test func `what is approved is what the page has shown`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        let login = try await company.provider()
        let visitor = try await company.administrator()
        let facts = { TestProvider.facts(entityID: login.provider.facts.entityID, certificates: [[$0]]) }
        func hold(_ held: ProviderFacts) async throws {
            var provider = try await house.administration.provider("Login", of: company.slug)
            provider.held = held
            try await house.write { [provider] in _ = try $0.save(provider) }
        }
        try await hold(facts(2))
        let place = "/sign-in/\(login.provider.id.number)"
        let page = try await visitor.open(place)
        #expect(page.text.contains("New certificates wait for your approval"))
        try await hold(facts(3))
        let late = try await visitor.submit([:], to: place + "/approve")
        #expect(late.status == 422)
        #expect(try await house.administration.provider("Login", of: company.slug).facts.certificates == [[1]])
        _ = try await visitor.open(place)
        _ = try await visitor.submit([:], to: place + "/approve")
        #expect(try await house.administration.provider("Login", of: company.slug).facts.certificates == [[3]])
        try await house.stop()
    }

    @Test func `a dangerous deed asks for the second factor when it was shown a while ago`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        let visitor = try await company.administrator()
        house.clock.advance(bySeconds: Limits.secondsOfConfirmation + 1)
        #expect(try await visitor.open("/sign-in/add").text.contains("Is it you?"))
        #expect(try await visitor.open("/sign-in").status == 200)
        try await house.stop()
    }

    @Test func `a page that takes a file asks for the second factor before the file is chosen`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        let provider = try await company.provider().provider
        let (visitor, analyst) = (try await company.administrator(), try await company.administrator(.analyst))
        house.clock.advance(bySeconds: Limits.secondsOfConfirmation + 1)
        for path in ["/sign-in/\(provider.id.number)", "/settings/branding"] {
            let asked = try await visitor.open(path)
            #expect(asked.text.contains("Is it you?") && !asked.text.contains("type=\"file\""), "\(path)")
            let seen = try await analyst.open(path)
            #expect(seen.status == 200 && !seen.text.contains("Is it you?"), "\(path)")
        }
        _ = try await visitor.open("/settings/branding")
        let page = try await visitor.submit(["second-factor": try visitor.code()], to: "/confirm")
        #expect(page.text.contains("type=\"file\""))
        try await house.stop()
    }

    @Test func `two can always sign in before everybody signs on at a provider`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        _ = try await company.provider()
        try await company.set(.singleSignOn, to: "off")
        let (first, second) = (try await company.administrator(), try await company.administrator())
        let overview = try await first.open("/sign-in")
        #expect(overview.text.contains("Two are needed") && overview.text.contains(second.person.name))
        _ = try await first.open("/settings/sign-in")
        let fields: KeyValuePairs = ["setting": "single-sign-on", "value": "on", "known": "100"]
        let refused = try await first.submit(fields, to: "/settings/sign-in")
        #expect(refused.status == 422 && refused.text.contains("Two must always be able to sign in"))
        for visitor in [first, second] {
            _ = try await first.open("/sign-in")
            _ = try await first.submit(["deed": "keep", "account": visitor.person.id.text], to: "/sign-in")
        }
        _ = try await first.open("/settings/sign-in")
        _ = try await first.submit(fields, to: "/settings/sign-in")
        #expect(try await company.organization.settings.isOn(.singleSignOn))
        #expect(try await first.open("/sign-in").text.contains("Two are needed") == false)
        try await house.stop()
    }

    @Test func `a domain is added, shows its record, and is proven by the code that was mailed`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator()
        let name = "\(visitor.company.slug).example"
        _ = try await visitor.open("/domains")
        let wrong = try await visitor.submit(["domain": "gmail.com"], to: "/domains")
        #expect(wrong.status == 422 && wrong.text.contains("id=\"domain-error\"") && wrong.text.contains("gmail.com"))
        let page = try await visitor.submit(["domain": name], to: "/domains")
        let office = visitor.house.office.administration
        let token = try office.token(for: DomainName(name), by: try await visitor.acting)
        #expect(page.text.contains(token.record) && page.text.contains("https://\(name)/muster-verification.html"))
        #expect(page.text.contains("_muster.\(name)"))
        let silent = try await visitor.submit(["do": "dns"], to: "/domains/\(name)")
        #expect(silent.status == 422 && silent.text.contains("id=\"dns\""))
        let mailed = try await visitor.submit(["do": "mail", "mailbox": "postmaster"], to: "/domains/\(name)")
        #expect(mailed.text.contains("postmaster@\(name)</bdi>"))
        let bad = try await visitor.submit(["do": "code", "code": "00000000"], to: "/domains/\(name)")
        #expect(bad.status == 422 && bad.text.contains("id=\"code-error\""))
        let code = try #require(try await visitor.company.messages(.domainCode).first?.code)
        let proven = try await visitor.submit(["do": "code", "code": code], to: "/domains/\(name)")
        #expect(proven.status == 200 && proven.text.contains("Proven"))
    }
}
