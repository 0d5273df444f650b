import TestSupport
import Testing

/// Which language a page is in, and how it is changed without JavaScript.
@Suite struct LanguageSwitchTests {
    @Test(
        arguments: [
            ("/", nil, nil, "en"),
            ("/", nil, "sv-SE, en;q=0.5", "sv"),
            ("/", "__Host-muster-language=es", "sv", "es"),
            ("/?lang=it", "__Host-muster-language=es", "sv", "it"),
            ("/?lang=xx", "__Host-muster-language=es", "sv", "es"),
            ("/", "__Host-muster-language=xx", "sv", "sv"),
            ("/", "muster-language=es", "sv", "sv"),
            ("/", "__Host-muster-language=es; __Host-muster-language=it", "sv", "sv"),
            ("/", nil, "klingon;q=1, *;q=0.1", "en"),
        ] as [(String, String?, String?, String)])
    func `chosen now, chosen before, asked for by the browser, English`(
        address: String, cookie: String?, accept: String?, language: String
    ) async throws {
        let headers = [cookie.map { HTTPHeader("Cookie", $0) }, accept.map { HTTPHeader("Accept-Language", $0) }]
        let page = try await TestHouse.shared.client.send("GET", address, headers: headers.compactMap(\.self))
        #expect(page.text.contains("<html lang=\"\(language)\" dir=\"ltr\">"))
        #expect(page["Content-Language"] == language)
    }

    @Test func `a choice is remembered for a year`() async throws {
        let page = try await TestHouse.shared.client.send("GET", "/?lang=ur")
        #expect(page.text.contains("<html lang=\"ur\" dir=\"rtl\">"))
        #expect(
            page["Set-Cookie"]
                == "__Host-muster-language=ur; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax")
    }

    @Test func `the next page is in the language that was chosen`() async throws {
        let browser = TestBrowser(try await TestHouse.shared, language: "sv")
        #expect(try await browser.open("/")["Content-Language"] == "sv")
        #expect(try await browser.open("/?lang=ur")["Content-Language"] == "ur")
        #expect(try await browser.open("/")["Content-Language"] == "ur")
        #expect(browser.cookies == ["__Host-muster-language": "ur"])
    }

    @Test func `the switch names each language in itself, and leads to the same page`() async throws {
        let page = try await TestHouse.shared.client.send("GET", "/?a=1&lang=it&b=%22").text
        for (tag, name) in [("en", "English"), ("es", "Español"), ("sv", "Svenska"), ("ur", "اردو")] {
            #expect(page.contains("<a href=\"?a=1&amp;b=%22&amp;lang=\(tag)\" hreflang=\"\(tag)\">\(name)</a>"))
        }
        #expect(page.contains("<span aria-current=\"true\">Italiano</span>"))
    }

    @Test func `nothing of the address gets out of its quotation marks`() async throws {
        let page = try await TestHouse.shared.client.send("GET", "/?\"><script>=1").text
        #expect(!page.contains("<script>"))
    }
}
