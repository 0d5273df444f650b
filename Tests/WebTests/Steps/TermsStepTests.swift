import Accounts
import Store
import TestSupport
import Testing

/// The terms, as a person meets them.
@Suite struct TermsStepTests {
    private func newcomer(_ texts: String..., language: String = "en") async throws -> Newcomer {
        try await Newcomer([.terms], language: language) { company in
            for text in texts {
                _ = try await company.house.administration.publishTerms(text, in: company.slug)
            }
        }
    }

    @Test func `terms are shown whole, with version and date, and accepting them leads on`() async throws {
        let person = try await newcomer("Old.", "Be kind.\n\nUse <b> & co.\n")
        let page = try await person.browser.open(person.address("terms"))
        #expect(page.status == 200 && page.text.contains("<p>Be kind.</p>"))
        #expect(page.text.contains("<p>Use &lt;b&gt; &amp; co.</p>"))
        #expect(page.text.contains("Version 2 of 20") && !page.text.contains("Old."))
        _ = try await person.browser.submit([:], to: person.address("terms"))
        #expect(try await person.step == .password)
        let accepted = try await person.house.store.write { records in
            try [1, 2].map { try records.hasAccepted($0, person.id, in: person.organization.id) }
        }
        #expect(accepted == [false, true])
    }

    @Test func `whoever does not accept is told whom to ask, and can come back`() async throws {
        let person = try await newcomer("Be kind.")
        let page = try await person.browser.open(person.address("terms"))
        #expect(page.text.contains("href=\"\(person.address("terms/declined"))\""))
        let declined = try await person.browser.open(person.address("terms/declined"))
        #expect(declined.status == 200 && declined.text.contains("Ask the person who invited you"))
        #expect(declined.text.contains("href=\"\(person.address("terms"))\""))
        #expect(try await person.step == .terms)
    }

    @Test func `terms that change in the middle are shown again, and only what was shown is accepted`() async throws {
        let person = try await newcomer("Be kind.")
        _ = try await person.browser.open(person.address("terms"))
        _ = try await person.house.administration.publishTerms("Be quick.", in: person.company.slug)
        let again = try await person.browser.submit([:], to: person.address("terms"))
        #expect(again.status == 409 && again.text.contains("Be quick."))
        #expect(again.text.contains("The terms changed while you were reading"))
        #expect(try await person.step == .terms)
        _ = try await person.browser.submit([:], to: person.address("terms"))
        #expect(try await person.step == .password)
    }

    @Test(arguments: [true, false])
    func `nobody is asked where terms are off, or where there are none`(isOn: Bool) async throws {
        let person = try await Newcomer(isOn ? [.terms] : []) { company in
            guard !isOn else { return }
            _ = try await company.house.administration.publishTerms("Be kind.", in: company.slug)
        }
        #expect(try await person.step == .password)
    }

    @Test func `back and twice do no harm, and without a claim nothing is accepted`() async throws {
        let person = try await newcomer("Be kind.")
        _ = try await person.browser.open(person.address("terms"))
        let form = person.browser
        _ = try await form.submit(["version": "1"], to: person.address("terms"))
        let back = try await person.house.client.send(
            "GET", person.address("terms"),
            headers: [HTTPHeader("Cookie", "__Host-muster-claim=\(person.secret.text)")])
        #expect(back.status == 303 && back["Location"] == person.address("password"))
        let stranger = try await person.house.client.send("GET", person.address("terms"))
        #expect(stranger.status == 303 && stranger["Location"] == "/o/\(person.company.slug)/claim")
    }

    @Test(arguments: ["it", "ur"])
    func `the page is in the person's language`(language: String) async throws {
        let person = try await newcomer("Be kind.", language: language)
        let page = try await person.browser.open(person.address("terms")).text
        #expect(page.contains(language == "it" ? ">Accetto<" : "dir=\"rtl\""))
    }
}
