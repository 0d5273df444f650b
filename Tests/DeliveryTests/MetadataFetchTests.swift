import Accounts
import Foundation
import TestSupport
import Testing

@testable import Delivery

/// Metadata over real sockets, from servers that behave and misbehave (S-13 of the attacks).
@Suite(.timeLimit(.minutes(10))) struct MetadataFetchTests {
    private static let metadata = Array("<EntityDescriptor/>".utf8)
    private static let company = Organization.ID(1)

    private func answer(
        _ path: String,
        isInternal: Bool = true,
        seconds: Int = MetadataFetch.maximumSeconds,
        etag: String? = nil,
        requests: Int = 1
    ) async throws -> MetadataAnswer {
        let python = try await PythonServer("metadata")
        let fetch = MetadataFetch(isInternal: isInternal, seconds: seconds)
        let path = path.replacing("PORT", with: "\(python.port)")
        let answer = await fetch.fetch("http://localhost:\(python.port)/\(path)", etag: etag, for: Self.company)
        #expect(try await python.events(requests).count == requests)
        await python.stop()
        return answer
    }

    private func flaw(_ answer: MetadataAnswer) -> String {
        if case .failed(let sentence) = answer { sentence } else { "" }
    }

    @Test func `what is there comes as it is, and is not fetched again while it stays`() async throws {
        #expect(try await answer("plain") == .fetched(body: Self.metadata, etag: nil))
        #expect(try await answer("tagged") == .fetched(body: Self.metadata, etag: #""one""#))
        #expect(try await answer("tagged", etag: #""one""#) == .unchanged)
        #expect(try await answer("tagged", etag: #""two""#) == .fetched(body: Self.metadata, etag: #""one""#))
    }

    @Test func `a date stands in for a tag (RFC 9110 §13.1.3)`() async throws {
        let date = "Sat, 21 Nov 2026 10:00:00 GMT"
        #expect(try await answer("dated") == .fetched(body: Self.metadata, etag: date))
        #expect(try await answer("dated", etag: date) == .unchanged)
    }

    @Test func `nothing is unchanged to somebody who knows nothing`() async throws {
        #expect(flaw(try await answer("known")).contains("answered 304"))
    }

    @Test func `what is not there is said with its address, which keeps its query to itself`() async throws {
        let sentence = flaw(try await answer("redirect?"))
        #expect(sentence.hasPrefix("http://localhost:") && sentence.contains("/redirect redirects to nowhere"))
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:PORT/_GET%20/plain", "dict://127.0.0.1:PORT/",
    ])
    func `no redirection leads out of the web`(place: String) async throws {
        let answer = try await answer("redirect?\(place)")
        #expect(flaw(answer).contains("is no address that metadata is fetched from"), "\(answer)")
    }

    @Test(arguments: ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "[fd00::1]", "224.0.0.1"])
    func `no private address is asked over TLS unless that is allowed`(host: String) async throws {
        let fetch = MetadataFetch(isInternal: false)
        let sentence = flaw(await fetch.fetch("https://\(host):9/metadata?secret", etag: nil, for: Self.company))
        #expect(sentence.hasPrefix("https://\(host):9/metadata is at no public address"), "\(sentence)")
        #expect(sentence.contains("--internal-providers"))
    }

    @Test func `without TLS nothing is asked at all unless that is allowed`() async throws {
        let answer = try await answer("plain", isInternal: false, requests: 0)
        #expect(flaw(answer).contains("begins with https://"))
    }

    @Test(arguments: ["0.0.0.0", "10.0.0.1", "192.0.2.1", "[2001:db8::1]", "[fd00::1]"])
    func `without TLS nothing but this machine is asked, whatever is allowed`(host: String) async throws {
        let answer = try await answer("redirect?http://\(host):PORT/plain")
        #expect(flaw(answer).contains("is not on this machine"), "\(answer)")
    }

    @Test func `a few redirections are followed, and no more`() async throws {
        #expect(try await answer("again?2", requests: 4) == .fetched(body: Self.metadata, etag: nil))
        #expect(flaw(try await answer("again?3", requests: 4)).contains("redirects too often"))
    }

    @Test(arguments: ["large", "endless", "headers"])
    func `no more is read than metadata may be large`(path: String) async throws {
        #expect(flaw(try await answer(path)).contains("sends more than 20 MB"))
    }

    @Test func `somebody who is slow is not waited for, and neither is one who was redirected there`() async throws {
        let begin = ContinuousClock.now
        #expect(flaw(try await answer("slow", seconds: 1)).contains("in time"))
        #expect(flaw(try await answer("redirect?/slow", seconds: 1, requests: 2)).contains("in time"))
        #expect(ContinuousClock.now - begin < .seconds(20))
    }

    @Test func `one organization has one thing fetched at a time, and who waits for others loses no time`() async throws
    {
        let python = try await PythonServer("metadata")
        let fetch = MetadataFetch(isInternal: true, seconds: 2)
        let base = "http://localhost:\(python.port)/"
        try await withThrowingTaskGroup(of: MetadataAnswer.self) { group in
            for number in Int64(1)...4 {
                group.addTask { await fetch.fetch(base + "slow", etag: nil, for: Organization.ID(number)) }
            }
            _ = try await python.events(4)
            let second = await fetch.fetch(base + "plain", etag: nil, for: Self.company)
            #expect(flaw(second).contains("Something else is being fetched"), "\(second)")
            let other = await fetch.fetch(base + "plain", etag: nil, for: Organization.ID(5))
            #expect(other == .fetched(body: Self.metadata, etag: nil))
            for try await slow in group { #expect(flaw(slow).contains("in time")) }
        }
        let later = await fetch.fetch(base + "plain", etag: nil, for: Self.company)
        #expect(later == .fetched(body: Self.metadata, etag: nil))
        await python.stop()
    }

    @Test func `the line of those who wait has an end`() {
        let turns = MetadataTurns()
        let companies = (1...Int64(MetadataTurns.atOnce)).map(Organization.ID.init)
        #expect(companies.allSatisfy { turns.begin(for: $0) == nil })
        #expect(turns.begin(for: Organization.ID(100))?.contains("Too much") == true)
        turns.end(for: companies[0])
        #expect(turns.begin(for: Organization.ID(100)) == nil)
    }

    @Test func `an address with a password in it is not used, nor shown`() async throws {
        let fetch = MetadataFetch(isInternal: true)
        let sentence = flaw(
            await fetch.fetch("https://muster:geheim@idp.example/metadata", etag: nil, for: Self.company))
        #expect(sentence.contains("a name or a password") && !sentence.contains("geheim"))
    }

    @Test func `a server is believed whose certificate somebody vouches for`() async throws {
        let folder = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(folder) }
        let pem = folder.appendingPathComponent("server.pem").path
        try await Command.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost", "-keyout", pem, "-out", pem + ".crt",
        ])
        try await Command.run(["sh", "-c", "cat \(pem).crt >> \(pem)"])
        let python = try await PythonServer("metadata", ["tls=\(pem)"])
        let address = "https://localhost:\(python.port)/tagged"
        let stranger = await MetadataFetch(isInternal: true).fetch(address, etag: nil, for: Self.company)
        #expect(flaw(stranger).contains("certificate") && python.events.isEmpty)
        let known = MetadataFetch(isInternal: true, authorities: pem + ".crt")
        #expect(
            await known.fetch(address, etag: nil, for: Self.company) == .fetched(body: Self.metadata, etag: #""one""#))
        await python.stop()
    }
}
