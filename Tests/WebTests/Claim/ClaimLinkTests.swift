import Accounts
import SCIM
import TestSupport
import Testing

/// Links are looked at by many: people, mail scanners, phones that show what is behind them.
@Suite struct ClaimLinkTests {
    @Test func `looking at a link spends nothing, however often`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let link = try await ana.link
            for _ in 0..<100 {
                let (page, head) = (
                    try await house.client.send("GET", link), try await house.client.send("HEAD", link)
                )
                #expect(page.status == 200 && head.status == 200 && head.body.isEmpty)
            }
            let browser = try await ana.claim()
            #expect(try await ana.company.person(in: browser) != nil)
        }
    }

    @Test func `a link is good once, and beginning does not spend it`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let link = try await ana.link
            _ = try await ana.begin(in: ana.browser)
            let browser = try await ana.claim()
            #expect(try await ana.company.person(in: browser) != nil)
            for method in ["GET", "HEAD"] { #expect(try await house.client.send(method, link).status == 404) }
            #expect(try await browser.open(link).heading == "This link does not work")
        }
    }

    @Test func `a link works wherever it is opened, and as people write it`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let other = try await house.organization()
            let code = try await ana.link.dropFirst("/c/".count)
            for address in ["/c/\(code)", "/o/\(other.slug)/c/\(code)", "\(ana.prefix)/c/\(code.uppercased())"] {
                let browser = ana.browser
                #expect(try await browser.open(address).heading == "Hello Ana")
                let answer = try await browser.submit([:], to: address)
                #expect(answer.heading == "Choose a password")
                #expect(answer.text.contains("<bdi>\(ana.company.slug)</bdi>"))
            }
        }
    }

    @Test func `every link that is not good has the same page`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let used = try await Claimant.byEmail(company)
            var links = ["/c/0123456789abcdef", "/c/x", try await used.link]
            _ = try await used.claim()
            let replaced = try await Claimant.byEmail(company, "ben@x.example")
            links.append(try await replaced.link)
            _ = try await company.patch(replaced.id, ["op": "replace", "path": "userName", "value": "ben2@x.example"])
            let deactivated = try await Claimant.byEmail(company, "cy@x.example")
            links.append(try await deactivated.link)
            try await company.take(.deactivate, with: deactivated.id)
            let handed = try await Claimant.byAccessCode(company)
            links.append("/c/\(try await company.claimCode(of: handed.id).text)")
            let pages = try await links.asyncMap { try await house.client.send("GET", $0) }
            #expect(Set(pages.map(\.status)) == [404])
            #expect(Set(pages.map(\.text)).count == 1)
            #expect(pages[0].text.contains("Forgot password") && pages[0].text.contains("href=\"/signin\""))
            let browser = used.browser
            for link in links {
                _ = try await browser.open("/work/accesscode")
                #expect(try await browser.submit([:], to: link).heading == "This link does not work")
            }
            #expect(browser.cookies["__Host-muster-claim"] == nil)
        }
    }

    @Test(arguments: [1, 0])
    func `a claim link is good for 14 days`(millisecondsBefore: Int64) async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let (browser, link) = (ana.browser, try await ana.link)
            _ = try await browser.open(link)
            house.clock.advance(byMilliseconds: 14 * 86_400_000 - millisecondsBefore)
            let status = millisecondsBefore > 0 ? 200 : 404
            #expect(try await house.client.send("GET", link).status == status)
            #expect(try await browser.submit([:], to: link).status == status)
        }
    }

    @Test func `a link that ends before the password is chosen ends the claim`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            house.clock.advance(byMilliseconds: 14 * 86_400_000 - 1)
            let browser = ana.browser
            #expect(try await ana.begin(in: browser).heading == "Choose a password")
            house.clock.advance(byMilliseconds: 1)
            #expect(try await ana.choosePassword(in: browser).heading == "This cannot go on")
            #expect(try await !ana.isClaimed())
        }
    }

    @Test func `another site cannot begin a claim`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let (browser, link) = (ana.browser, try await ana.link)
            _ = try await browser.open(link)
            let answer = try await browser.submit(
                [:], to: link, headers: [HTTPHeader("Sec-Fetch-Site", "cross-site")])
            #expect(answer.status == 403)
            #expect(browser.cookies["__Host-muster-claim"] == nil)
            #expect(try await ana.begin(in: browser).heading == "Choose a password")
            let password = try await browser.submit(
                ["password": Claimant.password], to: ana.prefix + "/claim/password",
                headers: [HTTPHeader("Origin", "https://attacker.example")])
            #expect(password.status == 403)
            #expect(try await !ana.isClaimed())
        }
    }

    @Test func `a link that one server made is spent on another`() async throws {
        try await TestHouse.run { first in
            var options = TestHouse.Options()
            options.databaseURL = first.databaseURL
            options.clock = first.clock
            let ana = try await Claimant.byEmail(try await first.organization())
            try await TestHouse.run(options) { second in
                let there = Claimant(company: ana.company.at(second), id: ana.id)
                let late = ana.browser
                _ = try await ana.begin(in: late)
                let browser = try await there.claim()
                #expect(try await there.company.person(in: browser) != nil)
                #expect(try await ana.company.person(in: browser) != nil, "the first server knows it, too")
                #expect(try await ana.choosePassword(in: late).heading == "This cannot go on")
            }
        }
    }
}

extension Sequence {
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async throws -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
