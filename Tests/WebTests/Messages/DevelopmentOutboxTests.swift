import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// The page with the messages that nobody sends: for developers on their own machine, and nobody else.
@Suite struct DevelopmentOutboxTests {
    private func run(
        publicURL: String = "http://localhost:8080",
        unserved: Set<Message.Channel> = [.email],
        proxyHeader: String? = nil,
        _ body: (TestHouse) async throws -> Void
    ) async throws {
        var options = TestHouse.Options()
        (options.publicURL, options.unserved, options.proxyHeader) = (publicURL, unserved, proxyHeader)
        try await TestHouse.run(options) { house in
            let place = try #require(try await house.store.organizations().first).id
            for (channel, recipient) in [(Message.Channel.email, "ada@x.example"), (.sms, "+46701234589")] {
                let message = Message(
                    organization: place, account: nil, kind: .invitation, channel: channel, recipient: recipient,
                    link: "/c/of-\(channel.rawValue)", code: "AB<12")
                let entry = MessageEntry(
                    message, expires: house.clock.now.advanced(bySeconds: 600), keyring: house.keyring,
                    environment: house.environment)
                try await house.store.write { try $0.enqueue(entry) }
            }
            try await body(house)
        }
    }

    private func page(_ house: TestHouse, host: String = "localhost:8080", _ path: String = "/dev/outbox") async throws
        -> HTTPAnswer
    {
        try await house.client.send(
            "GET", path, headers: [HTTPHeader("Host", host), HTTPHeader("Accept", "text/html")])
    }

    @Test func `it shows what waits on channels without a provider, whole`() async throws {
        try await run { house in
            let page = try await page(house)
            #expect(page.status == 200)
            #expect(page.text.contains("<bdi dir=\"ltr\">ada@x.example</bdi>"))
            #expect(page.text.contains("href=\"/c/of-email\"") && page.text.contains("AB&lt;12"))
            #expect(!page.text.contains("+46701234589") && !page.text.contains("of-sms"))
            house.clock.advance(bySeconds: 600)
            try await Posting(store: house.store, keyring: house.keyring, environment: house.environment).sweep()
            let later = try await self.page(house)
            #expect(later.text.contains("There are none."))
        }
    }

    @Test func `elsewhere there is no such page`() async throws {
        for (url, unserved) in [
            ("http://localhost:8080", []), ("https://people.example", [.email, .sms]),
            ("https://localhost:8080", [.email]), ("http://localhost.example", [.email]),
        ] as [(String, Set<Message.Channel>)] {
            try await run(publicURL: url, unserved: unserved) { house in
                let page = try await page(house, host: String(url.split(separator: "/")[1]))
                #expect(page.status == 404 && page.text.contains("There is nothing here"), "\(url)")
                #expect(!page.text.contains("ada@x.example"))
            }
        }
    }

    @Test func `a name of another site that leads here does not see it`() async throws {
        try await run { house in
            for host in ["attacker.example:8080", "localhost", "127.0.0.1:8080", "localhost:80800"] {
                let page = try await page(house, host: host)
                #expect(page.status == 404, "\(host)")
            }
        }
    }
}
