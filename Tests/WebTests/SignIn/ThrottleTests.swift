import TestSupport
import Testing

/// Guessing is slowed down, for whoever guesses and as little as possible for anybody else.
@Suite struct ThrottleTests {
    private static var options: TestHouse.Options {
        var options = TestHouse.Options()
        options.proxyHeader = "X-Forwarded-For"
        return options
    }

    @Test func `who guesses from one network has five tries, and is told how long to wait`() async throws {
        try await TestHouse.run(Self.options) { house in
            let person = try await house.organization().claimed("ann@x.example")
            let guesser = Guesser(house, person.company)
            for _ in 1...5 { #expect(try await guesser.guess(person.name, from: "192.0.2.1").status == 422) }
            let page = try await guesser.guess(person.name, from: "192.0.2.1")
            #expect(page.status == 429)
            #expect(page["Retry-After"] == "180")
            #expect(page.text.contains("Minutes to wait: 3"))
            #expect(try await guesser.guess(person.name, from: "192.0.2.2").status == 422, "from elsewhere")
            #expect(try await guesser.guess("ben@x.example", from: "192.0.2.1").status == 422, "another name")
            house.clock.advance(bySeconds: 180)
            #expect(try await guesser.guess(person.name, from: "192.0.2.1").status == 422)
            #expect(try await guesser.guess(person.name, from: "192.0.2.1").status == 429)
        }
    }

    @Test func `S32 from however many networks, a browser that was signed in before is not locked out`() async throws {
        try await TestHouse.run(Self.options) { house in
            let person = try await house.organization().claimed("ann@x.example")
            let known = TestBrowser(house)
            _ = try await person.signIn(known)
            let guesser = Guesser(house, person.company)
            var statuses: [Int] = []
            for network in 1...30 {
                statuses.append(try await guesser.guess(person.name, from: "192.0.2.\(network)").status)
            }
            // One try was the person's own.
            #expect(statuses == Array(repeating: 422, count: 19) + Array(repeating: 429, count: 11))
            #expect(try await person.signIn(TestBrowser(house)).status == 429)
            #expect(try await person.signIn(known).text.contains("<h1>Your account</h1>"))
        }
    }

    @Test func `S32 after a minute the next try is free in any browser`() async throws {
        try await TestHouse.run(Self.options) { house in
            let person = try await house.organization().claimed("ann@x.example")
            let guesser = Guesser(house, person.company)
            for network in 1...20 { _ = try await guesser.guess(person.name, from: "192.0.2.\(network)") }
            let page = try await guesser.guess(person.name, from: "198.51.100.1")
            #expect(page.status == 429 && page["Retry-After"] == "60")
            house.clock.advance(bySeconds: 60)
            #expect(try await person.signIn(TestBrowser(house)).text.contains("<h1>Your account</h1>"))
        }
    }

    @Test func `a browser is known for one name, and its cookie cannot be made`() async throws {
        try await TestHouse.run(Self.options) { house in
            let company = try await house.organization()
            let (ann, ben) = try await (company.claimed("ann@x.example"), company.claimed("ben@x.example"))
            let known = TestBrowser(house)
            _ = try await ann.signIn(known)
            let guesser = Guesser(house, company)
            for network in 1...20 { _ = try await guesser.guess(ben.name, from: "192.0.2.\(network)") }
            #expect(try await ben.signIn(known).status == 429)
        }
    }

    @Test func `two servers share the counts, and a restart forgets none`() async throws {
        try await TestHouse.run(Self.options) { house in
            let person = try await house.organization().claimed("ann@x.example")
            var other = Self.options
            (other.databaseURL, other.clock) = (house.databaseURL, house.clock)
            let here = Guesser(house, person.company)
            for _ in 1...3 { #expect(try await here.guess(person.name, from: "192.0.2.1").status == 422) }
            try await TestHouse.run(other) { second in
                let there = Guesser(second, person.company)
                var statuses: [Int] = []
                for _ in 1...3 { statuses.append(try await there.guess(person.name, from: "192.0.2.1").status) }
                #expect(statuses == [422, 422, 429])
            }
            #expect(try await here.guess(person.name, from: "192.0.2.1").status == 429)
            try await TestHouse.run(other) { third in
                let again = Guesser(third, person.company)
                let page = try await again.guess(person.name, from: "192.0.2.1")
                #expect(page.status == 429)
            }
        }
    }
}

/// Somebody who tries passwords.
private struct Guesser {
    let company: TestOrganization
    let browser: TestBrowser

    init(_ house: TestHouse, _ company: TestOrganization) {
        self.company = company
        browser = TestBrowser(house)
    }

    func guess(_ name: String, from network: String) async throws -> HTTPAnswer {
        _ = try await browser.open(company.page("/signin"))
        return try await browser.submit(
            ["name": name, "password": "a wrong password"], to: company.page("/signin/password"),
            headers: [HTTPHeader("Sec-Fetch-Site", "same-origin"), HTTPHeader("X-Forwarded-For", network)])
    }
}
