import SCIM
import TestSupport
import Testing

/// Addresses in answers come from the configuration, never from the request.
@Suite struct AddressTests {
    private static let lies: [HTTPHeader] = [
        HTTPHeader("Host", "evil.example"), HTTPHeader("X-Forwarded-Host", "evil.example"),
        HTTPHeader("X-Forwarded-Proto", "evil"), HTTPHeader("X-Forwarded-Prefix", "/evil"),
        HTTPHeader("X-Original-URL", "/evil"), HTTPHeader("X-Rewrite-URL", "/evil"),
        HTTPHeader("Forwarded", "host=evil.example;proto=evil"), HTTPHeader("Origin", "https://evil.example"),
        HTTPHeader("Referer", "https://evil.example/"), HTTPHeader("X-HTTP-Method-Override", "DELETE"),
    ]

    @Test func `S33 no header of a request comes back in an address`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let patch: JSONValue = ["Operations": [["op": "add", "path": "title", "value": "x"]]]
        for (method, target, body) in [
            ("GET", "/Users/\(id)", nil), ("GET", "/Users", nil), ("PUT", "/Users/\(id)", ["userName": "ann"]),
            ("PATCH", "/Users/\(id)", patch), ("POST", "/Users", ["userName": "bob"]), ("GET", "/Schemas", nil),
            ("GET", "/ResourceTypes/User", nil), ("GET", "/ServiceProviderConfig", nil), ("GET", "/nothing", nil),
        ] as [(String, String, JSONValue?)] {
            let answer = try await company.send(method, target, headers: Self.lies, body: body?.encoded)
            #expect(!answer.description.contains("evil"), "\(answer.description)")
            for name in ["Location", "Content-Location"] {
                guard let address = answer[name] else { continue }
                #expect(address.hasPrefix(company.base + "/"), "\(address)")
            }
            if let location = answer.json?["meta"]?["location"]?.string {
                #expect(location.hasPrefix(company.base + "/"))
            }
        }
        #expect(try await company.send("GET", "/Users/\(id)").status == 200)
    }

    @Test func `S33 meta and its location are not a client's to write`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann", "meta": ["location": "https://evil.example/Users/1"]])
        let put = try await company.send(
            "PUT", "/Users/\(id)", json: ["userName": "ann", "meta": ["location": "https://evil.example"]])
        let read = try await company.send("GET", "/Users/\(id)")
        for answer in [put, read] {
            #expect(answer.json?["meta"]?["location"]?.string == "\(company.base)/Users/\(id)")
        }
    }

    /// A request line may hold a whole URL (RFC 9112 §3.2.2).
    @Test func `S33 a host in the request line changes no address`() async throws {
        let company = try await TestHouse.shared.organization()
        let headers = [HTTPHeader("Authorization", "Bearer \(company.token)")]
        let answer = try await company.house.client.send(
            "GET", "http://evil.example\(company.path)/Users", headers: headers)
        #expect(answer.status == 200, "\(answer.description)")
        #expect(!answer.description.contains("evil"))
    }
}
