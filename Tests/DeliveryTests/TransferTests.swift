import SCIM
import TestSupport
import Testing

@testable import Delivery

/// One transfer over a real socket, bounded in every way.
@Suite(.timeLimit(.minutes(10))) struct TransferTests {
    private let carriers = Carriers(count: 1)

    private func post(
        _ url: String,
        _ permissions: ReceiverPermissions = [.plainHTTP, .privateAddresses],
        _ fields: [(name: String, value: String)] = []
    ) async -> Result<Transfer.Answer, Transfer.Flaw> {
        await carriers.carry(Letter(url: url, fields: fields, body: Array("token".utf8), permissions: permissions))
    }

    private func flaw(_ result: Result<Transfer.Answer, Transfer.Flaw>) -> String {
        if case .failure(let flaw) = result { flaw.description } else { "" }
    }

    @Test func `it posts a body with fields and gives back what was answered`() async throws {
        let receiver = try await TestReceiver { _, _ in .status(400, ["err": "x"]) }
        let answer = try await post(receiver.url, [.plainHTTP, .privateAddresses], [("X-One", "two")]).get()
        #expect(answer.status == 400 && answer.body == Array(#"{"err":"x"}"#.utf8))
        let push = try #require(receiver.pushes.first)
        #expect(push.body == "token" && push["X-One"] == "two" && push.target == "/events")
        #expect(push["Expect"] == nil && push["Content-Length"] == "5")
        try await receiver.stop()
    }

    @Test func `it follows no redirection`() async throws {
        let other = try await TestReceiver()
        let place = other.url
        let receiver = try await TestReceiver { _, _ in .status(307, location: place) }
        #expect(try await post(receiver.url).get().status == 307)
        #expect(other.pushes.isEmpty)
        try await receiver.stop()
        try await other.stop()
    }

    @Test func `it speaks TLS alone unless more is allowed`() async throws {
        let receiver = try await TestReceiver()
        #expect(!flaw(await post(receiver.url, [.privateAddresses])).isEmpty)
        for url in ["file:///etc/passwd", "ftp://127.0.0.1/"] { #expect(!flaw(await post(url)).isEmpty) }
        #expect(receiver.pushes.isEmpty)
        try await receiver.stop()
    }

    @Test func `it reads no more than a receiver has to say`() async throws {
        let receiver = try await TestReceiver { _, _ in .flood }
        #expect(!flaw(await post(receiver.url)).isEmpty)
        #expect(receiver.pushes.count == 1)
        try await receiver.stop()
    }

    @Test(arguments: [
        "127.0.0.1", "localhost", "127.1", "2130706433", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[fe80::1]", "[fd00::1]",
        "[64:ff9b::a00:1]", "[2002:7f00:1::]", "224.0.0.1", "255.255.255.255",
    ])
    func `it goes to no private address unless that is allowed`(host: String) async throws {
        let receiver = try await TestReceiver()
        let reason = flaw(await post("http://\(host):\(receiver.port)/", [.plainHTTP]))
        #expect(reason == "the address is not a public one", "\(host)")
        #expect(receiver.pushes.isEmpty)
        try await receiver.stop()
    }
}
