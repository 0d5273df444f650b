import Accounts
import Languages
import SCIM
import Testing
import Web

/// Every template with the models it is shown with: Mustache renders a misspelt key as nothing, here it is a failure.
@Suite struct TemplateTests {
    private static let pages: [Page] = {
        var wrong = Page(Phrase("Welcome"), StartPage())
        wrong.errors = [FieldError(field: "code", phrase: Phrase("The form did not arrive whole."))]
        return [
            wrong, Page(Phrase("Welcome"), StartPage()), .notFound(home: "/"), .tooMany(waiting: 61), .unavailable,
            .unexpected("0a"), .methodNotAllowed("GET", home: "/"), .foreign(home: "/"),
            .openTooLong([(name: "a\"", value: "<b>")], address: "/"), .openTooLong(nil, address: "/"),
            .badForm(.tooLarge, address: "/"), .badForm(.malformed, address: "/"),
        ] + claim + signOn
    }()

    private static let signOn: [Page] = {
        let proof = SignOnProof(
            provider: Provider.ID(1), assertion: "_1", assertionEnds: Instant(milliseconds: 0),
            nameID: .init(value: "<b>", format: "urn:x"), sessionIndex: nil, sessionEnds: nil,
            authenticated: Instant(milliseconds: 0),
            attributes: [
                .init(name: "\"><b>", friendlyName: nil, values: []),
                .init(name: "a", friendlyName: "b", values: ["<b>"]),
            ])
        let checks = [
            SignOnReport.Check(name: "status", outcome: .passed, diagnosis: nil),
            SignOnReport.Check(name: "issuer", outcome: .failed, diagnosis: "<b>"),
            SignOnReport.Check(name: "subject", outcome: .notReached, diagnosis: nil),
        ]
        let sentence = Phrase("You are signed out here. {provider} signs you out, too.", ["provider": "<b>"])
        return [
            .report(SignOnReport(checks: checks, proof: nil), of: nil),
            .report(SignOnReport(checks: [], proof: proof), of: nil),
            Page(sentence, LeavingPage(sentence: sentence, way: .address("https://idp.example/?\"><b>"))),
            Page(sentence, LeavingPage(sentence: sentence, way: .form(action: "\"><b>", fields: [("<b>", "\"><b>")]))),
        ]
    }()

    private static let claim: [Page] = {
        let errors = [FieldError(field: "username", phrase: Phrase("Begin with a letter."))]
        return [
            .deadLink("/o/a"), .claimOver(""), .nothingBegun(""),
            Page(Phrase("Hello"), WelcomePage(company: "{company}")),
            Page(Phrase("Username"), UsernamePage(typed: "", suggestions: [], errors: errors)),
            Page(Phrase("Username"), UsernamePage(typed: "a", suggestions: ["ana", "\"><b>"], errors: [])),
            Page(Phrase("Access code"), AccessCodePage(typed: "A", errors: [])),
            Page(Phrase("Your new password"), ClaimPasswordPage(name: "ana", least: 8, errors: [])),
            Page(Phrase("Log out of other devices?"), DevicesPage()),
            Page(Phrase("Keep your recovery code"), RecoveryCodePage(code: "ABCDE FGHJK")),
        ]
    }()

    @Test(arguments: Language.all)
    func `every page has all that its template asks for`(language: Language) {
        for page in Self.pages {
            // Rendering ends the process when a key is missing.
            let html = page.html(in: Self.setting(language))
            #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.tag)\""))
            #expect(html.contains("<main") && html.hasSuffix("</html>\n"))
            #expect(!html.contains("{{") && !html.contains("<b>"))
        }
    }

    @Test func `a key that is not there is noticed`() {
        let (_, missing) = Templates.all.render("text-field", ["name": "a", "label": "b"], in: .english)
        #expect(missing == ["hint", "error", "kind", "value", "autocomplete", "isLatin", "describing"])
        #expect(Templates.all.render("nothing", [:], in: .english).missing == ["nothing"])
    }

    @Test func `a form with an error says so in its title, above its fields and beside the field`() {
        let error = FieldError(field: "phone", phrase: Phrase("The form did not arrive whole."))
        let html = Self.pages[0].html(in: Self.setting(.english))
        #expect(html.contains("<title>Error: Welcome · Company</title>"))
        #expect(html.contains("role=\"alert\""))
        #expect(html.contains("<a href=\"#code\">The form did not arrive whole.</a>"))
        let field = TextField(
            "phone", Phrase("Welcome"), hint: Phrase("Try again"), kind: .tel, autocomplete: "tel", value: "\"><b>")
        let text = Self.part("text-field", field.model([error], in: .english))
        #expect(text.contains("aria-describedby=\"phone-hint phone-error\" aria-invalid=\"true\""))
        #expect(text.contains("<p class=\"error\" id=\"phone-error\">The form did not arrive whole.</p>"))
        #expect(text.contains("value=\"&quot;&gt;&lt;b&gt;\""))
        #expect(text.contains("type=\"tel\"") && text.contains("autocomplete=\"tel\"") && text.contains("dir=\"ltr\""))
        #expect(text.contains("<label for=\"phone\">Welcome</label>"))
        let plain = Self.part("text-field", TextField("name", Phrase("Welcome")).model([error], in: .english))
        #expect(!plain.contains("aria-") && !plain.contains("class=\"hint\""))
    }

    @Test func `a password is never shown again, and may be pasted and filled in`() {
        for (isNew, word) in [(true, "new-password"), (false, "current-password")] {
            let field = PasswordField("password", Phrase("Sign in"), isNew: isNew)
            let html = Self.part("password-field", field.model([], in: .english))
            #expect(html.contains("type=\"password\"") && html.contains("autocomplete=\"\(word)\""))
            #expect(!html.contains("value=") && !html.contains("onpaste"))
        }
    }

    @Test func `a code is filled in from a message, in capitals, and from left to right`() {
        let html = Self.part("code-field", CodeField("code", Phrase("Sign in"), value: "ab").model([], in: .english))
        #expect(html.contains("autocomplete=\"one-time-code\"") && html.contains("autocapitalize=\"characters\""))
        #expect(html.contains("dir=\"ltr\"") && html.contains("value=\"ab\""))
    }

    @Test func `what is sent again is hidden, and cannot break out`() {
        let html = Self.pages[8].html(in: Self.setting(.english))
        #expect(html.contains("<input type=\"hidden\" name=\"a&quot;\" value=\"&lt;b&gt;\">"))
        #expect(html.contains("<input type=\"hidden\" name=\"form\" value=\"TOKEN\">"))
    }

    private static func part(_ name: String, _ model: [String: Any]) -> String {
        let (html, missing) = Templates.all.render(name, model, in: .english)
        #expect(missing.isEmpty)
        return html
    }

    private static func setting(_ language: Language) -> PageSetting {
        PageSetting(language: language, organization: "Company", prefix: "", formToken: "TOKEN", query: "")
    }
}
