import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// What a gateway says became of text messages, and what is answered to others.
@Suite struct ReceiptTests {
    private static let secret = "0123456789abcdefghij"

    private func run(_ body: (TestHouse, Posting) async throws -> Void) async throws {
        var options = TestHouse.Options()
        options.receiptSecret = Self.secret
        try await TestHouse.run(options) { house in
            try await body(
                house, Posting(store: house.faults, keyring: house.keyring, environment: house.environment))
        }
    }

    private func enqueue(_ house: TestHouse) async throws {
        let place = try #require(try await house.store.organizations().first).id
        let message = Message(
            organization: place, account: nil, kind: .resetCode, channel: .sms, recipient: "+46701234589",
            code: "123456")
        let entry = MessageEntry(
            message, expires: house.clock.now.advanced(bySeconds: 600), keyring: house.keyring,
            environment: house.environment)
        try await house.store.write { try $0.enqueue(entry) }
    }

    private func tell(_ house: TestHouse, _ json: String, secret: String? = Self.secret) async throws -> HTTPAnswer {
        let header = secret.map { [HTTPHeader("Authorization", "Bearer \($0)")] } ?? []
        return try await house.client.send("POST", "/hooks/sms", headers: header, body: Array(json.utf8))
    }

    private func state(_ posting: Posting) async throws -> StoredMessage {
        try #require(try await posting.outbox(of: Organization.defaultSlug).first).message
    }

    @Test func `a receipt is written down, and what has arrived has arrived`() async throws {
        try await run { house, posting in
            try await enqueue(house)
            let message = try #require(try await posting.claim(on: [.sms], limit: 1).first)
            try await posting.settle(message, .sent(providerID: "http:7"))
            for (json, state, reason) in [
                (#"{"id": "7", "status": "sent"}"#, StoredMessage.State.sent, nil),
                (#"{"id": 7, "status": "Undelivered"}"#, .failed, "the gateway says undelivered"),
                (#"{"id": "7", "status": "delivered", "price": 1}"#, .delivered, nil),
                (#"{"id": "7", "status": "failed"}"#, .delivered, nil),
            ] as [(String, StoredMessage.State, String?)] {
                let answer = try await tell(house, json)
                #expect(answer.status == 204 && answer.body.isEmpty)
                let stored = try await self.state(posting)
                #expect(stored.state == state && stored.lastError == reason, "\(json)")
            }
        }
    }

    @Test func `a receipt that is quicker than we are is asked for again`() async throws {
        try await run { house, posting in
            let receipt = #"{"id": "7", "status": "delivered"}"#
            #expect(try await tell(house, receipt).status == 204)
            try await enqueue(house)
            let message = try #require(try await posting.claim(on: [.sms], limit: 1).first)
            let early = try await tell(house, receipt)
            #expect(early.status == 503 && early["Retry-After"] == "5" && early.body.isEmpty)
            try await posting.settle(message, .sent(providerID: "http:7"))
            #expect(try await tell(house, receipt).status == 204)
            #expect(try await state(posting).state == .delivered)
            #expect(try await tell(house, #"{"id": "8", "status": "delivered"}"#).status == 204)
        }
    }

    @Test func `whoever has not the secret learns nothing`() async throws {
        try await run { house, posting in
            let receipt = #"{"id": "7", "status": "delivered"}"#
            for secret in [nil, "", "0123456789abcdefghi", "0123456789abcdefghik", Self.secret + "x"] {
                let answer = try await tell(house, receipt, secret: secret)
                #expect(answer.status == 401 && answer.body.isEmpty)
            }
            #expect(try await house.client.send("GET", "/hooks/sms").status == 405)
        }
        let other = try await TestHouse.shared
        #expect(try await tell(other, #"{"id": "7", "status": "delivered"}"#).status == 404)
    }

    @Test func `what is no receipt, or too much, is refused`() async throws {
        try await run { house, posting in
            for json in [
                "", "[]", "{}", #"{"id": "7"}"#, #"{"status": "delivered"}"#, #"{"id": null, "status": "x"}"#,
                #"{"id": "\u0000", "status": "delivered"}"#,
            ] {
                #expect(try await tell(house, json).status == 400, "\(json)")
            }
            let long = String(repeating: "7", count: Limits.receiptBytes)
            #expect(try await tell(house, #"{"id": "\#(long)", "status": "delivered"}"#).status == 413)
            for id in ["", "å", String(repeating: "7", count: 201)] {
                #expect(try await tell(house, #"{"id": "\#(id)", "status": "delivered"}"#).status == 204)
            }
            var statuses: Set<Int> = []
            for _ in 0...Limits.receiptsPerMinuteOfCaller { statuses.insert(try await tell(house, "").status) }
            #expect(statuses == [400, 429])
        }
    }

    @Test func `while the store is away a receipt is asked for again`() async throws {
        try await run { house, _ in
            house.faults.fail(with: StoreError.unavailable("a test took it away"))
            let answer = try await tell(house, #"{"id": "7", "status": "delivered"}"#)
            #expect(answer.status == 503 && answer["Retry-After"] == "5")
            struct Broken: Error {}
            house.faults.fail(with: Broken())
            #expect(try await tell(house, #"{"id": "7", "status": "delivered"}"#).status == 500)
        }
    }
}
