import SCIM
import TestSupport
import Testing

/// Where one request ends and the next begins is never a matter of opinion (RFC 9112 §6 and §11.2).
@Suite struct FramingTests {
    private static let inner = "GET /hidden HTTP/1.1\r\n\r\n"

    /// Headers by which two readers may see different ends; each comes with a body of 24 bytes.
    private static let lengths = [
        "Content-Length: 24\r\nContent-Length: 5", "Content-Length: 24\r\nContent-Length: 24",
        "Content-Length: 24\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 24",
        "Transfer-Encoding: xchunked", "Transfer-Encoding: identity", "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunked, identity", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding : chunked", "Content-Length: -24", "Content-Length: +24", "Content-Length: 0x18",
        "Content-Length: 24, 24", "Content-Length: 99999999999999999999", "Content-Length: ",
        "Content-Length: 24\r\n x",
        "X: a\r\n Transfer-Encoding: chunked",
    ]

    private func head(_ company: TestOrganization, _ line: String = "POST", _ target: String = "/Users") -> String {
        "\(line) \(company.path)\(target) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(company.token)\r\n"
    }

    /// The statuses of the answers on one connection.
    private func statuses(_ text: String) -> [Substring] {
        text.matches(of: #/HTTP/1\.1 (\d{3}) /#).map(\.output.1)
    }

    @Test(arguments: lengths)
    func `S3 a request whose end is in doubt is refused, and nothing behind it is read`(_ length: String) async throws {
        let company = try await TestHouse.shared.organization()
        let text = try await company.house.client.exchange(head(company) + length + "\r\n\r\n" + Self.inner)
        #expect(statuses(text) == ["400"], "\(text)")
        #expect(try await company.send("GET", "/Users").json?["totalResults"] == 0)
    }

    @Test(arguments: ["HEAD", "GET", "DELETE", "OPTIONS"])
    func `S3 a body that nobody asked for is no second request`(_ method: String) async throws {
        let company = try await TestHouse.shared.organization()
        let smuggled = head(company, "DELETE", "/Users/x") + "\r\n"
        let first = head(company, method) + "Content-Length: \(smuggled.utf8.count)\r\n\r\n" + smuggled
        let second = head(company, "GET", "/Schemas") + "Connection: close\r\n\r\n"
        let text = try await company.house.client.exchange(first + second)
        #expect(statuses(text).count == 2 && statuses(text).last == "200", "\(text)")
    }

    @Test(
        arguments: [
            "/Users/nobody", "/nothing", "/Users?filter=x", "/Bulk", "anonymous", "@/nothing", "@/openapi.json",
        ])
    func `SCIM-025 an answer to HEAD has no body, and the next answer is seen whole`(_ target: String) async throws {
        let company = try await TestHouse.shared.organization()
        let authorization = target == "anonymous" ? "" : "Authorization: Bearer \(company.token)\r\n"
        let path = target.hasPrefix("@") ? String(target.dropFirst()) : company.path + target
        let next = head(company, "GET", "/Schemas") + "Connection: close\r\n\r\n"
        let text = try await company.house.client.exchange(
            "HEAD \(path) HTTP/1.1\r\nHost: x\r\n\(authorization)\r\n" + next)
        let second = try #require(text.firstRange(of: "\r\n\r\n")).upperBound
        #expect(text[second...].hasPrefix("HTTP/1.1 200 "), "\(text.prefix(1000))")
    }

    /// Answered with 401 long before, it would otherwise be waited for without end.
    @Test(arguments: ["Content-Length: 100", "Transfer-Encoding: chunked"])
    func `S12 a request that never ends loses its connection`(_ framing: String) async throws {
        var options = TestHouse.Options()
        options.secondsForRequest = 1
        try await TestHouse.run(options) { house in
            let text = try await house.client.exchange("POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\n\(framing)\r\n\r\n1")
            #expect(statuses(text) == ["401"], "\(text)")
            #expect(try await house.client.send("GET", "/openapi.json").status == 200)
        }
    }

    /// Were the connection closed on the rest of the body, the reset would overtake the answer.
    @Test(arguments: 0..<8)
    func `SCIM-380 an answer that is given before the body was read arrives whole`(_ turn: Int) async throws {
        let company = try await TestHouse.shared.organization()
        let body = [UInt8](repeating: UInt8(ascii: " "), count: 8_000_000)
        let token = turn.isMultiple(of: 2) ? company.token : "muster_wrong"
        let answer = try await company.house.client.send(
            "POST", company.path + "/Users",
            headers: [HTTPHeader("Authorization", "Bearer \(token)"), HTTPHeader("Connection", "close")], body: body)
        #expect(answer.isError(turn.isMultiple(of: 2) ? 413 : 401), "\(answer.text)")
    }

    @Test func `S3 a body that ends too early is the client's error, and nothing of it is kept`() async throws {
        let company = try await TestHouse.shared.organization()
        let body = #"{"userName":"ann"}"#
        for framing in ["Content-Length: 100\r\n\r\n\(body)", "Transfer-Encoding: chunked\r\n\r\n12\r\n\(body)\r\n"] {
            let text = try await company.house.client.exchange(head(company) + framing, isCut: true)
            #expect(!text.contains("HTTP/1.1 5") && !text.contains("HTTP/1.1 2"), "\(text)")
        }
        let flood = String(repeating: "X: y\r\n", count: 50_000)
        let trailers = "Transfer-Encoding: chunked\r\n\r\n12\r\n\(body)\r\n0\r\n\(flood)\r\n"
        #expect(statuses(try await company.house.client.exchange(head(company) + trailers)) == ["400"])
        #expect(try await company.send("GET", "/Users").json?["totalResults"] == 0)
    }

    @Test func `S3 a second token or one in a trailer is none`() async throws {
        let company = try await TestHouse.shared.organization()
        let bearer = "Authorization: Bearer \(company.token)\r\n"
        let line = "POST \(company.path)/Users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        let chunk = "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"
        for text in [
            line + bearer + "Authorization: Bearer x\r\nContent-Length: 2\r\n\r\n{}",
            line + "Authorization: Bearer x\r\n" + bearer + "Content-Length: 2\r\n\r\n{}",
            line + chunk + bearer + "\r\n",
        ] {
            let answer = try await company.house.client.exchange(text)
            #expect(statuses(answer) == ["401"], "\(answer)")
        }
    }

    @Test func `S12 headers and chunks without end are not kept`() async throws {
        let company = try await TestHouse.shared.organization()
        let long = String(repeating: "a", count: 1_000_000)
        for header in ["X: \(long)", String(repeating: "X: y\r\n", count: 50_000) + "X: y"] {
            let text = try await company.house.client.exchange(head(company, "GET") + header + "\r\n\r\n")
            #expect(statuses(text).allSatisfy { $0 == "400" || $0 == "431" }, "\(text)")
        }
        let body = "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2;\(long)\r\n{}\r\n0\r\n\r\n"
        #expect(try await statuses(company.house.client.exchange(head(company) + body)) == ["400"])
        #expect(try await company.send("GET", "/Users").status == 200)
    }
}
