import Accounts
import TestSupport
import Testing

@testable import Delivery

/// Questions over real sockets to a name server that answers well, badly, or not at all.
@Suite(.timeLimit(.minutes(10))) struct NameServersTests {
    typealias Reply = TestNameServer.Reply

    /// Asks for the records at `_muster.acme.example`.
    private func texts(
        seconds: UInt32 = NameServers.maximumSeconds,
        _ replies: @escaping @Sendable (_ name: String, _ isTCP: Bool) -> [Reply]
    ) async throws -> [String] {
        let server = try await TestNameServer(replies)
        let servers = try #require(NameServers(server.address, secondsForAnswer: seconds))
        let result = await Result { try await servers.texts(at: "_muster.acme.example") }
        #expect(Set(server.questions).isSubset(of: ["_muster.acme.example"]), "\(server.questions)")
        try await server.stop()
        return try result.get()
    }

    @Test func `the strings of a record are one text (RFC 7208 §3.3)`() async throws {
        let texts = try await texts { _, _ in
            [.texts([["v=spf1 ", "-all"], ["muster-", "verification=", "abc"], [""]])]
        }
        #expect(texts == ["v=spf1 -all", "muster-verification=abc", ""])
    }

    @Test func `aliases lead to the records of another name`() async throws {
        let aliases = ["one.other.example", "two.other.example"]
        #expect(try await texts { _, _ in [.texts([["a"]], aliases: aliases)] } == ["a"])
        #expect(try await texts { _, _ in [.texts([], aliases: aliases)] } == [])
    }

    @Test func `no such name, and no such record, are no texts`() async throws {
        #expect(try await texts { _, _ in [.code(3)] } == [])
        #expect(try await texts { _, _ in [.texts([])] } == [])
    }

    @Test(arguments: [UInt8(2), 4, 5])
    func `SERVFAIL, NOTIMP and REFUSED are no answer`(code: UInt8) async throws {
        await #expect(throws: NoDomainRecords.self) { _ = try await texts { _, _ in [.code(code)] } }
    }

    @Test func `silent servers are waited for so long and no longer, however many there are`() async throws {
        var silent: [TestNameServer] = []
        for _ in 0..<6 { silent.append(try await TestNameServer { _, _ in [] }) }
        let servers = try #require(NameServers(silent.map(\.address).joined(separator: ","), secondsForAnswer: 1))
        let clock = ContinuousClock()
        let start = clock.now
        await #expect(throws: NoDomainRecords.self) { _ = try await servers.texts(at: "acme.example") }
        // Two rounds of all of them would take eighteen seconds.
        #expect(clock.now - start < .seconds(8))
        #expect(silent.contains { $0.questions == ["acme.example"] })
        for server in silent { try await server.stop() }
    }

    @Test func `what was not asked for is not believed`() async throws {
        let texts = try await texts { _, _ in [.forged([["forged"]]), .texts([["true"]])] }
        #expect(texts == ["true"])
        await #expect(throws: NoDomainRecords.self) {
            _ = try await self.texts(seconds: 1) { _, _ in [.forged([["forged"]])] }
        }
    }

    @Test func `garbage is no answer`() async throws {
        await #expect(throws: NoDomainRecords.self) { _ = try await texts(seconds: 1) { _, _ in [.garbage] } }
    }

    @Test func `an answer too long for a packet comes over TCP`() async throws {
        let long = (0..<40).map { ["\($0) ", String(repeating: "x", count: 250)] }
        let texts = try await texts { _, isTCP in isTCP ? [.texts(long)] : [.truncated] }
        #expect(texts == long.map { $0.joined() })
    }

    @Test func `so many texts are read and no more`() async throws {
        let many = (0..<300).map { ["\($0)"] }
        let texts = try await texts { _, isTCP in isTCP ? [.texts(many)] : [.truncated] }
        #expect(texts == many.prefix(256).map { $0[0] })
    }

    @Test func `the next server is asked where one is away`() async throws {
        let away = try await TestNameServer { _, _ in [.code(2)] }
        let server = try await TestNameServer { _, _ in [.texts([["a"]])] }
        let servers = try #require(NameServers("\(away.address),\(server.address)"))
        #expect(try await servers.texts(at: "acme.example") == ["a"])
        try await away.stop()
        try await server.stop()
    }

    @Test func `the hosts of this machine are not asked, nor the names it searches`() async throws {
        let server = try await TestNameServer { _, _ in [.code(3)] }
        let servers = try #require(NameServers(server.address))
        #expect(try await servers.texts(at: "localhost") == [])
        #expect(server.questions == ["localhost"])
        try await server.stop()
    }

    @Test(arguments: ["", " ", "name.example", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1;127.0.0.2"])
    func `what is no address of a server is refused`(servers: String) {
        #expect(NameServers(servers) == nil)
    }

    @Test(arguments: ["192.0.2.53", "127.0.0.1:5353", "192.0.2.53,192.0.2.54:53", "[2001:db8::53]:5353", "::1"])
    func `addresses are taken with ports and without`(servers: String) {
        #expect(NameServers(servers) != nil)
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
