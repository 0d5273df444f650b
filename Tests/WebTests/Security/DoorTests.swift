import Accounts
import SCIM
import TestSupport
import Testing
import Web

/// The door: nobody passes without a token, and no spelling of an address leads around it.
@Suite struct DoorTests {
    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE"]
    private static let targets =
        SCIMRoute.allCases.map { $0.template.split(separator: "{")[0].description + "x" }
        + [
            "", "/", "/Users", "/Bulk", "/Me", "/.search", "/Users/.search", "/Groups", "/nothing", "/Users//",
            "/%2e%2e",
        ]

    /// Everything an answer says but the date.
    private struct Said: Hashable {
        let status: Int
        let challenge: String?
        let body: String

        init(_ answer: HTTPAnswer) {
            status = answer.status
            challenge = answer["WWW-Authenticate"]
            body = answer.text
        }
    }

    @Test func `S2 S4 S32 whatever the address and method, a bad credential gets one and the same answer`() async throws
    {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let other = try await house.organization()
            let expired = try await company.token(days: 1)
            let id = try await company.add(["userName": "ann"])
            house.clock.advance(bySeconds: 86_401)
            let credentials = [
                "Bearer \(expired)", "Bearer \(other.token)", "Bearer muster_nobody", "Bearer", "Bearer ", "Basic YTpi",
                "Bearer \(company.token) x", company.token, "bearer\(company.token)", "Cookie \(company.token)",
            ]
            for target in Self.targets + ["/Users/\(id)"] {
                for method in Self.methods {
                    let anonymous = try await house.client.send(method, company.path + target)
                    #expect(anonymous.status == 401, "\(method) \(target)")
                    #expect(anonymous["WWW-Authenticate"] == #"Bearer realm="muster""#)
                }
            }
            for method in ["GET", "PATCH", "OPTIONS"] {
                var said: Set<Said> = []
                for target in ["/Users", "/Users/\(id)", "/Users/nobody", "/nothing", "/Users/%2e%2e"] {
                    for credential in credentials {
                        let headers = [HTTPHeader("Authorization", credential)]
                        said.insert(Said(try await house.client.send(method, company.path + target, headers: headers)))
                    }
                }
                #expect(said.count == 1 && said.first?.status == 401, "\(method) \(said)")
            }
        }
    }

    @Test func `S4 a token counts in its header alone`() async throws {
        let company = try await TestHouse.shared.organization()
        let token = company.token
        let client = company.house.client
        let query = try await client.send("GET", company.path + "/Users?access_token=\(token)&token=\(token)")
        #expect(query.status == 401)
        for name in ["Cookie", "X-Api-Key", "X-Authorization", "Proxy-Authorization", "X-Forwarded-User"] {
            let headers = [HTTPHeader(name, "Bearer \(token)")]
            #expect(try await client.send("GET", company.path + "/Users", headers: headers).status == 401, "\(name)")
        }
    }

    @Test(
        arguments: [
            "/Users%2F{id}", "/Users%2f{id}", "/Users/..%2fUsers/{id}", "/Users/%2e%2e/Users/{id}", "/Users/./{id}",
            "/Users/../Users/{id}", "///Users/{id}", "/Users//{id}", "/Users;a=b/{id}", "/Users/{id};a=b",
            "/%2555sers/{id}", "/Users/{id}%00", "/Users/{id}%0a", "/Users\\{id}", "/Users/{id}%5c", "/users/{id}",
            "/Users/{id}/", "/Users/{id}/x", "/Users/{id}%20", "/Users/{id}%c0%af",
        ])
    func `S3 an encoded slash never reaches a route`(_ spelling: String) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let target = spelling.replacing("{id}", with: id)
        let answer = try await company.send("DELETE", target)
        // One slash at the end is the same address; everything else is none.
        #expect(answer.status == (spelling == "/Users/{id}/" ? 204 : 404), "\(answer.description)")
        let anonymous = try await company.house.client.send("DELETE", company.path + target)
        #expect(anonymous.status == 401)
    }

    @Test(
        arguments: [
            "/%73cim/v2/Users", "/scim%2fv2/Users", "/SCIM/v2/Users", "//scim/v2/Users", "/./scim/v2/Users",
            "/o/x/../../scim/v2/Users", "/o//scim/v2/Users", "/scim/v2%2fUsers", "/openapi.json/../scim/v2/Users",
            "/scim;x/v2/Users", "/\u{301}scim/v2/Users", "http://evil.example/scim/v2/Users", "*",
        ])
    func `S3 no spelling of the mount leads past the token`(_ target: String) async throws {
        let house = try await TestHouse.shared
        let answer = try await house.client.send("GET", target)
        #expect([400, 401, 404].contains(answer.status), "\(answer.description)")
        #expect(!answer.text.contains("totalResults"))
    }

    @Test func `S32 a token that may only write learns nothing about a person it names`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann", "title": "Countess", "externalId": "7"])
        let token = try await company.token([.writeUsers])
        let writer = company.bearing(token)
        let empty = try await writer.patch(id, ["op": "remove", "path": "nickName"])
        let real = try await writer.patch(id, ["op": "add", "path": "nickName", "value": "A"])
        let put = try await writer.send(
            "PUT", "/Users/\(id)?attributes=userName,title", json: ["userName": "ann", "title": "Countess"])
        let post = try await writer.send("POST", "/Users?attributes=userName", json: ["userName": "bob"])
        for answer in [empty, real, put, post] {
            let names = Set((answer.json?.object?.members ?? []).map(\.name))
            #expect(names == ["schemas", "id", "meta"], "\(answer.text)")
            #expect(answer["Location"] != nil && answer["ETag"] != nil)
        }
        #expect(empty["ETag"] == "W/\"1\"" && real["ETag"] == "W/\"2\"")
        let known = try await writer.send("GET", "/Users/\(id)")
        let unknown = try await writer.send("GET", "/Users/nobody")
        #expect(known.status == 403 && known.text == unknown.text)
    }

    @Test func `S32 without the right to write, every target looks the same`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let token = try await company.token([.readUsers])
        let reader = company.bearing(token)
        var said: Set<Said> = []
        for target in ["/Users/\(id)", "/Users/nobody", "/Users/0192f0c1-0000-7000-8000-000000000000"] {
            for (method, body) in [("PUT", "{"), ("PATCH", "{}"), ("DELETE", ""), ("PUT", #"{"userName":"ann"}"#)] {
                said.insert(Said(try await reader.send(method, target, body: Array(body.utf8))))
            }
        }
        for body in [#"{"userName":"ann"}"#, #"{"userName":"new"}"#] {
            said.insert(Said(try await reader.send("POST", "/Users", body: Array(body.utf8))))
        }
        #expect(said.count == 1 && said.first?.status == 403, "\(said)")
    }
}
