import Accounts
import Foundation
import SCIM
import TestSupport
import Testing

@testable import Delivery

/// Mails on their way to a real mail server, which behaves and misbehaves.
@Suite(.timeLimit(.minutes(10))) struct MailTests {
    private func server(_ python: PythonServer, _ login: String = "", authorities: String? = nil) throws -> MailServer {
        try #require(MailServer("smtp://\(login)localhost:\(python.port)", authorities: authorities))
    }

    @Test func `a mail arrives whole, in the language and with the name of its reader`() async throws {
        let house = try await MessageHouse(name: "Åkeri Väst")
        let python = try await PythonServer("smtp")
        let name = "آمنہ\r\nBcc: eve@x.example"
        try await house.enqueue(to: "amna@x.example", language: "ur-PK", name: name)
        try await house.duty(mail: server(python)).round(origin: MessageHouse.origin)
        let mail = try #require(try await python.events(1).first)
        #expect(mail["sender"] == "people@example.com" && mail["recipients"] == ["amna@x.example"])
        #expect(mail["subject"] == "Åkeri Väst میں آپ کا اکاؤنٹ")
        #expect(mail["from"] == "Åkeri Väst <people@example.com>")
        #expect(mail["automatic"] == "auto-generated" && mail["defects"] == [])
        let text = try #require(mail["text"]?.string)
        #expect(text.contains("\nhttps://people.example.com/c/0123456789abcdef\n") && text.contains("آمنہ"))
        let names = mail["names"]?.array?.compactMap(\.string) ?? []
        #expect(!names.contains("Bcc") && Set(names).count == names.count)
        #expect((mail["longest"]?.number?.integer ?? 1000) <= 78)
        #expect(mail["date"]?.string?.prefix(10) == house.clock.now.description.prefix(10))
        let stored = try await house.messages
        #expect(stored.map(\.state) == [.sent] && stored[0].entry.sealed == nil)
    }

    @Test func `a line is encrypted before anything is said, and only for a server that is known`() async throws {
        let house = try await MessageHouse()
        let pem = house.folder.appendingPathComponent("server.pem").path
        try await Command.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost", "-keyout", pem, "-out", pem + ".crt",
        ])
        try await Command.run(["sh", "-c", "cat \(pem).crt >> \(pem)"])
        let python = try await PythonServer("smtp", ["tls=\(pem)", "auth=muster:geheim"])
        try await house.enqueue(to: "ada@x.example")
        let unknown = try house.duty(mail: server(python, "muster:geheim@"))
        await unknown.round(origin: MessageHouse.origin)
        #expect(try await house.states == [.waiting] && python.events.isEmpty)
        house.clock.advance(bySeconds: 1)
        let wrong = try house.duty(mail: server(python, "muster:falsch@", authorities: pem + ".crt"))
        await wrong.round(origin: MessageHouse.origin)
        #expect(try await house.states == [.waiting] && python.events.isEmpty)
        house.clock.advance(bySeconds: 2)
        let known = try house.duty(mail: server(python, "muster:geheim@", authorities: pem + ".crt"))
        await known.round(origin: MessageHouse.origin)
        let mail = try #require(try await python.events(1).first)
        #expect(mail["encrypted"] == true && mail["user"] == "muster")
        #expect(!house.log.contains("geheim") && !house.log.contains("falsch"))
    }

    @Test func `a server that does not encrypt is told nothing, unless the operator says so`() async throws {
        for text in ["smtp://mail.example.com", "smtps://mail.example.com"] {
            #expect(MailServer(text)?.requiresTLS == true)
        }
        #expect(MailServer("smtp://mail.example.com?tls=off")?.requiresTLS == false)
        #expect(MailServer("smtp://a:b@mail.example.com?tls=off") == nil)
        for text in ["https://mail.example.com", "smtp://", "smtps://x.example?tls=off", "smtp://x.example/path"] {
            #expect(MailServer(text) == nil, "\(text)")
        }
    }

    @Test(arguments: ["rcpt=550 5.1.1 no <ada@x.example>", "data=554 5.6.0 no"])
    func `what a server refuses for good is not sent again, and not repeated in the store`(word: String) async throws {
        let house = try await MessageHouse()
        let python = try await PythonServer("smtp", [word])
        try await house.enqueue(to: "ada@x.example")
        try await house.duty(mail: server(python)).round(origin: MessageHouse.origin)
        let message = try #require(try await house.messages.first)
        #expect(message.state == .failed && message.entry.sealed == nil)
        #expect(message.lastError?.contains(#/answered 55\d 5\.\d\.\d$/#) == true)
    }

    @Test(arguments: ["rcpt=451 4.7.1 later", "data=452 4.3.1 full"])
    func `what a server cannot take now is sent later, as the same mail`(word: String) async throws {
        let house = try await MessageHouse()
        let python = try await PythonServer("smtp", [word])
        try await house.enqueue(to: "ada@x.example")
        for _ in 0..<3 {
            try await house.duty(mail: server(python)).round(origin: MessageHouse.origin)
            house.clock.advance(bySeconds: 4)
        }
        #expect(try await house.messages.map(\.attempts) == [3])
        await python.stop()
        let healed = try await PythonServer("smtp", ["port=\(python.port)"])
        try await house.duty(mail: server(healed)).round(origin: MessageHouse.origin)
        #expect(try await healed.events(1).count == 1)
        #expect(try await house.states == [.sent])
    }

    @Test func `while the server is down nothing is lost, and afterwards two couriers send each mail once`()
        async throws
    {
        let house = try await MessageHouse()
        let gone = try await PythonServer("smtp")
        await gone.stop()
        for number in 0..<30 { try await house.enqueue(to: "person-\(number)@x.example") }
        let couriers = [try house.duty(mail: server(gone)), try house.duty(mail: server(gone))]
        for _ in 0..<4 { await couriers[0].round(origin: MessageHouse.origin) }
        #expect(try await house.messages.allSatisfy { $0.state == .waiting })
        house.clock.advance(bySeconds: 60)
        let python = try await PythonServer("smtp", ["port=\(gone.port)"])
        for _ in 0..<4 {
            await withTaskGroup { group in
                for courier in couriers { group.addTask { await courier.round(origin: MessageHouse.origin) } }
            }
        }
        let mails = try await python.events(30)
        #expect(mails.count == 30 && Set(mails.compactMap { $0["id"]?.string }).count == 30)
        #expect(Set(try await house.states) == [.sent])
    }

    @Test(arguments: ["begun", "taken"])
    func `a server that dies in the middle gets the mail again, by the same name`(moment: String) async throws {
        let house = try await MessageHouse()
        let python = try await PythonServer("smtp", ["die=\(moment)"])
        try await house.enqueue(to: "ada@x.example")
        try await house.duty(mail: server(python)).round(origin: MessageHouse.origin)
        #expect(try await house.states == [.waiting])
        house.clock.advance(bySeconds: 1)
        let next = try await PythonServer("smtp", ["port=\(python.port)"])
        try await house.duty(mail: server(next)).round(origin: MessageHouse.origin)
        let mails = try await next.events(1) + python.events
        #expect(mails.count == (moment == "taken" ? 2 : 1) && Set(mails.map { $0["id"] }).count == 1)
        #expect(try await house.states == [.sent])
    }

    @Test func `an address that would end a line is no address`() {
        for text in [
            "a@x.example\r\nRCPT TO:<b@x.example>", "a b@x.example", "<a@x.example>", "a@", "@x", "a@b@c", "a..b@c",
        ] {
            #expect(MailAddress(text) == nil, "\(text)")
        }
        #expect(MailAddress("a.b+c@x-y.example")?.domain == "x-y.example")
    }
}
