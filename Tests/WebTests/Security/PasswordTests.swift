import SCIM
import TestSupport
import Testing

/// A password that a client sends is accepted and forgotten.
@Suite struct PasswordTests {
    private static let secret = "t1meMa$heen"
    private static let core = "urn:ietf:params:scim:schemas:core:2.0:User"
    private static let names = [
        "password", "PassWord", "PASSWORD", core + ":password", core.uppercased() + ":PASSWORD", core + ".password",
    ]

    private func named(_ name: String, _ value: JSONValue) -> JSONObject {
        JSONObject([JSONObject.Member(name, value)])
    }

    private func expectForgotten(_ answer: HTTPAnswer, _ status: Int) {
        #expect(answer.status == status, "\(answer.text)")
        #expect(!answer.text.contains(Self.secret))
        #expect(!answer.text.lowercased().contains("password"))
    }

    @Test(arguments: names)
    func `S15 S23 POST and PUT accept a password under any name and forget it`(_ name: String) async throws {
        let company = try await TestHouse.shared.organization()
        var body: JSONObject = ["userName": "ann"]
        body.append(name, .string(Self.secret))
        let created = try await company.send("POST", "/Users", json: .object(body))
        expectForgotten(created, 201)
        let id = try #require(created.json?["id"]?.string)
        let replaced = try await company.send("PUT", "/Users/\(id)", json: .object(body))
        expectForgotten(replaced, 200)
        #expect(replaced["ETag"] == "W/\"1\"")
        expectForgotten(try await company.send("GET", "/Users/\(id)?attributes=password,userName"), 200)
    }

    @Test(arguments: names)
    func `S15 S23 PATCH accepts a password in any form, and nothing has changed`(_ name: String) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let secret = JSONValue.string(Self.secret)
        var operations: [JSONValue] = [["op": "remove", "path": .string(name)]]
        for verb in ["add", "replace", "Replace"] {
            operations.append(["op": .string(verb), "path": .string(name), "value": secret])
            operations.append(["op": .string(verb), "value": .object(named(name, secret))])
            operations.append(["op": .string(verb), "value": .object(named(Self.core, ["password": secret]))])
        }
        for operation in operations {
            let answer = try await company.patch(id, operation)
            expectForgotten(answer, 200)
            #expect(answer["ETag"] == "W/\"1\"", "\(operation)")
        }
        let beside = try await company.patch(
            id, .object(["op": "replace", "value": .object(named(name, secret))]),
            ["op": "replace", "path": "title", "value": "t"])
        expectForgotten(beside, 200)
        #expect(beside["ETag"] == "W/\"2\"")
    }

    @Test(arguments: [4711, ["x": 4711], [4711], [["4711"]], true] as [JSONValue])
    func `S15 a password that is no string is refused without being repeated`(value: JSONValue) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        for answer in [
            try await company.send("POST", "/Users", json: ["userName": "bob", "password": value]),
            try await company.send("PUT", "/Users/\(id)", json: ["userName": "ann", "password": value]),
            try await company.patch(id, ["op": "replace", "path": "password", "value": value]),
            try await company.patch(id, ["op": "replace", "value": ["password": value]]),
        ] {
            #expect(answer.isError(400, "invalidValue"))
            #expect(!answer.text.contains("4711"))
        }
    }

    @Test func `S15 no password is promised`() async throws {
        let company = try await TestHouse.shared.organization()
        let schemas = try await company.send("GET", "/Schemas")
        #expect(schemas.status == 200 && !schemas.text.contains(#""name":"password""#))
        let config = try await company.send("GET", "/ServiceProviderConfig")
        #expect(config.json?["changePassword"]?["supported"] == false)
    }
}
