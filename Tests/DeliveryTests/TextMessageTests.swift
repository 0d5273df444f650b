import Accounts
import SCIM
import TestSupport
import Testing

@testable import Delivery

/// Text messages on their way to a real gateway, which behaves and misbehaves.
@Suite(.timeLimit(.minutes(10))) struct TextMessageTests {
    private func terms(_ python: PythonServer) -> SMSGateway.Terms {
        SMSGateway.Terms(
            sender: "Muster", account: "AC1", secret: "geheim", region: "eu-north-1",
            url: "http://127.0.0.1:\(python.port)/send")
    }

    private func http(_ port: Int, identifier: String? = nil) -> SMSGateway {
        .http(
            url: "http://127.0.0.1:\(port)/send", method: "PUT", fields: [("X-Key", "geheim")],
            body: BodyTemplate(#"{"to":"{to}","text":"{text}","ref":"{id}"}"#), sender: "", identifier: identifier)
    }

    private func send(_ gateway: SMSGateway, _ house: MessageHouse) async throws -> StoredMessage {
        try await house.enqueue(to: "+46701234589", language: "sv")
        try await house.duty(gateway: gateway).round(origin: MessageHouse.origin)
        return try #require(try await house.messages.first)
    }

    @Test func `a gateway of any kind is told as its operator describes it`() async throws {
        let house = try await MessageHouse(name: #"A "quoted" {id}"#)
        let python = try await PythonServer("gateway", [#"answer={"result":[{"number":7}]}"#])
        let message = try await send(http(python.port, identifier: "result.0.number"), house)
        #expect(message.state == .sent && message.providerID == "http:7")
        let told = try #require(python.events.first)
        #expect(told["method"] == "PUT" && told["path"] == "/send" && told["headers"]?["x-key"] == "geheim")
        #expect(told["fields"]?["to"] == "+46701234589")
        let link = MessageHouse.origin + "/c/0123456789abcdef"
        #expect(told["fields"]?["text"]?.string == #"A "quoted" {id}: Ditt konto är klart. Börja här: "# + link)
        #expect(told["fields"]?["ref"] == told["headers"]?["idempotency-key"])
    }

    @Test func `Twilio is told in its words`() async throws {
        let house = try await MessageHouse()
        let python = try await PythonServer("gateway", [#"answer={"sid":"SM1"}"#, "status=201"])
        #expect(try await send(.twilio(terms(python)), house).providerID == "twilio:SM1")
        let told = try #require(python.events.first)
        #expect(told["headers"]?["authorization"] == "Basic QUMxOmdlaGVpbQ==")
        #expect(told["fields"]?["To"] == "+46701234589" && told["fields"]?["From"] == "Muster")
        #expect(told["fields"]?["Body"]?.string?.hasPrefix("Acme: Ditt konto är klart.") == true)
        let known = SMSGateway.twilio(
            SMSGateway.Terms(sender: "", account: "AC1", secret: "", region: "", url: nil))
        #expect(known.url == "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json" && known.permissions == [])
    }

    @Test func `Vonage is told in its words, and says in its answer what became of it`() async throws {
        let house = try await MessageHouse()
        let taken = try await PythonServer("gateway", [#"answer={"messages":[{"status":"0","message-id":"0A"}]}"#])
        #expect(try await send(.vonage(terms(taken)), house).providerID == "vonage:0A")
        let told = try #require(taken.events.first)
        #expect(told["fields"]?["to"] == "46701234589" && told["fields"]?["type"] == "text")
        #expect(told["fields"]?["api_secret"] == "geheim")
        for (status, state) in [("1", StoredMessage.State.waiting), ("7", .failed)] {
            let house = try await MessageHouse()
            let python = try await PythonServer("gateway", [#"answer={"messages":[{"status":"\#(status)"}]}"#])
            let message = try await send(.vonage(terms(python)), house)
            #expect(message.state == state && message.lastError == "the gateway answered 200, \(status)")
        }
    }

    @Test func `Amazon is told in its words, signed`() async throws {
        let house = try await MessageHouse()
        let python = try await PythonServer(
            "gateway", [#"answer={"PublishResponse":{"PublishResult":{"MessageId":"m-1"}}}"#])
        #expect(try await send(.sns(terms(python)), house).providerID == "sns:m-1")
        let told = try #require(python.events.first)
        #expect(told["fields"]?["Action"] == "Publish" && told["fields"]?["PhoneNumber"] == "+46701234589")
        let signature = told["headers"]?["authorization"]?.string ?? ""
        #expect(signature.contains(#/Credential=AC1\/\d{8}\/eu-north-1\/sns\/aws4_request, /#))
        #expect(signature.contains("SignedHeaders=content-type;host;x-amz-date, "))
        #expect(told["headers"]?["host"] == .string("127.0.0.1:\(python.port)"))
    }

    @Test(arguments: [
        (400, StoredMessage.State.failed), (422, .failed), (401, .waiting), (429, .waiting), (500, .waiting),
    ])
    func `what a gateway cannot take now is told again, what it refuses is not`(
        status: Int,
        state: StoredMessage.State
    ) async throws {
        let house = try await MessageHouse()
        let python = try await PythonServer("gateway", ["status=\(status)"])
        let message = try await send(http(python.port), house)
        #expect(message.state == state && message.lastError == "the gateway answered \(status)")
        #expect((message.entry.sealed == nil) == (state == .failed))
    }

    @Test func `a gateway that is down, or dies in the middle, gets the message again, by the same name`() async throws
    {
        let house = try await MessageHouse()
        let dying = try await PythonServer("gateway", ["die=1"])
        #expect(try await send(http(dying.port), house).state == .waiting)
        house.clock.advance(bySeconds: 1)
        try await house.duty(gateway: http(dying.port)).round(origin: MessageHouse.origin)
        #expect(try await house.messages.map(\.attempts) == [2])
        house.clock.advance(bySeconds: 2)
        let python = try await PythonServer("gateway", ["port=\(dying.port)"])
        let couriers = [try house.duty(gateway: http(python.port)), try house.duty(gateway: http(python.port))]
        await withTaskGroup { group in
            for courier in couriers { group.addTask { await courier.round(origin: MessageHouse.origin) } }
        }
        let keys = (dying.events + python.events).map { $0["headers"]?["idempotency-key"] }
        #expect(python.events.count == 1 && keys.count == 2 && Set(keys).count == 1)
        #expect(try await house.states == [.sent])
    }

    @Test func `without a gateway text messages wait untried until they are too old`() async throws {
        let house = try await MessageHouse()
        try await house.enqueue(to: "+46701234589", seconds: 60)
        let courier = try house.duty()
        await courier.round(origin: MessageHouse.origin)
        #expect(try await house.messages.map(\.attempts) == [0])
        let facts = try #require(try await house.posting.outbox(of: "acme").first?.facts)
        #expect(facts.link == "/c/0123456789abcdef" && facts.maskedRecipient == "+46…89")
        house.clock.advance(bySeconds: 60)
        try await house.posting.sweep()
        #expect(try await house.states == [.failed])
        #expect(try await house.posting.outbox(of: "acme").first?.facts == nil)
    }

    @Test func `a message that fails until it is too old is given up`() async throws {
        let house = try await MessageHouse()
        let python = try await PythonServer("gateway", ["status=503"])
        try await house.enqueue(to: "+46701234589", seconds: 5)
        let courier = try house.duty(gateway: http(python.port))
        for _ in 0..<6 {
            await courier.round(origin: MessageHouse.origin)
            house.clock.advance(bySeconds: 1)
        }
        let message = try #require(try await house.messages.first)
        #expect(message.state == .failed && message.attempts == 3 && message.entry.sealed == nil)
    }
}
