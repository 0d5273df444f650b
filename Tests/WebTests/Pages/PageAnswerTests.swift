import Accounts
import TestSupport
import Testing

/// What every page has in common, as a browser gets it.
@Suite struct PageAnswerTests {
    @Test func `the start page has the organization's name, and leads on`() async throws {
        let house = try await TestHouse.shared
        let slug = "pages-\(house.nextNumber())"
        _ = try await house.administration.createOrganization(slug: slug, name: "Rossi & <Figli>")
        for (address, prefix) in [("/", ""), ("/o/\(slug)/", "/o/\(slug)"), ("/o/\(slug)", "/o/\(slug)")] {
            let page = try await house.client.send("GET", address)
            #expect(page.status == 200)
            #expect(page["Content-Type"] == "text/html; charset=utf-8")
            #expect(page.text.contains("href=\"\(prefix)/signin\""))
            #expect(page.text.contains("href=\"\(prefix)/work/accesscode\""))
        }
        let page = try await house.client.send("GET", "/o/\(slug)/").text
        #expect(page.contains("Rossi &amp; &lt;Figli&gt;"))
        #expect(!page.contains("<Figli>"))
    }

    @Test func `a page runs nothing, is framed by nobody, and is kept by nobody`() async throws {
        let page = try await TestHouse.shared.client.send("GET", "/")
        #expect(
            page["Content-Security-Policy"]
                == "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'")
        #expect(page["X-Content-Type-Options"] == "nosniff")
        #expect(page["Referrer-Policy"] == "no-referrer")
        #expect(page["Cross-Origin-Opener-Policy"] == "same-origin")
        #expect(page["Permissions-Policy"]?.contains("camera=()") == true)
        #expect(page["Cache-Control"] == "no-store")
        #expect(page["Strict-Transport-Security"] == "max-age=31536000")
        #expect(!page.text.contains("<script"))
        #expect(!page.text.contains("style="))
        #expect(page["Set-Cookie"] == nil, "there is no form, and no language was chosen")
    }

    @Test func `without TLS no browser is told to insist on it`() async throws {
        var options = TestHouse.Options()
        options.publicURL = "http://localhost:8080"
        try await TestHouse.run(options) { house in
            let page = try await house.client.send("GET", "/?lang=sv")
            #expect(page["Strict-Transport-Security"] == nil)
            #expect(page["Set-Cookie"] == "muster-language=sv; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
        }
    }

    @Test(arguments: ["/nowhere", "/o/nobody-here/", "/static/site-other.css", "/o/default/"])
    func `a browser gets a page where there is nothing`(address: String) async throws {
        let house = try await TestHouse.shared
        let page = try await house.client.send(
            "GET", address, headers: [HTTPHeader("Accept", "text/html,*/*;q=0.8"), HTTPHeader("Accept-Language", "it")])
        #expect(page.status == 404)
        #expect(page.text.contains("<html lang=\"it\" dir=\"ltr\">"))
        #expect(page.text.contains("<h1>Qui non c’è niente</h1>"))
        #expect(page["Content-Security-Policy"] != nil)
    }

    @Test func `a program gets what it always got`() async throws {
        let answer = try await TestHouse.shared.client.send("GET", "/nowhere")
        #expect(answer.status == 404)
        #expect(answer["Content-Type"]?.hasPrefix("application/") == true)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
    func `what a page cannot do is said`(method: String) async throws {
        let page = try await TestHouse.shared.client.send(method, "/")
        #expect(page.status == 405)
        #expect(page["Allow"] == "GET, HEAD")
        #expect(page.text.contains("This page cannot do that"))
    }

    @Test func `HEAD is GET without a body`() async throws {
        let page = try await TestHouse.shared.client.send("HEAD", "/")
        #expect(page.status == 200)
        #expect(page.body.isEmpty)
    }

    @Test func `a store that is away is a page, and says when to come back`() async throws {
        try await TestHouse.run { house in
            house.faults.fail(with: StoreError.unavailable("a test took it away"))
            let page = try await house.client.send("GET", "/")
            #expect(page.status == 503)
            #expect(page["Retry-After"] == "5")
            #expect(page.text.contains("Nothing was lost."))
        }
    }

    @Test func `who asks for too many pages is told to wait`() async throws {
        try await TestHouse.run { house in
            var statuses: [Int] = []
            for _ in 0..<Limits.pagesPerMinuteOfCaller {
                statuses.append(try await house.client.send("GET", "/").status)
            }
            #expect(Set(statuses) == [200])
            let page = try await house.client.send("GET", "/")
            #expect(page.status == 429)
            #expect(page["Retry-After"] == "1")
            #expect(page.text.contains("Minutes to wait: 1"))
        }
    }
}
