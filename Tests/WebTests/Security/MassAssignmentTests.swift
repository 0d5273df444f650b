import Accounts
import SCIM
import TestSupport
import Testing

/// What a client may not write stays unwritten under every name and in every verb.
@Suite struct MassAssignmentTests {
    private static let core = "urn:ietf:params:scim:schemas:core:2.0:User"
    private static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    private static let status = "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User"
    private static let method = "urn:ietf:params:scim:schemas:extension:facebook:authmethod:2.0:User"

    private func object(_ name: String, _ value: JSONValue) -> JSONValue {
        .object(JSONObject([JSONObject.Member(name, value)]))
    }

    /// Names and values by which a client may try to write what is the server's.
    private static let attempts: [(name: String, value: JSONValue)] = [
        ("id", "mine"), ("ID", "mine"), ("\(core):id", "mine"), (core, ["id": "mine"]),
        (core.uppercased(), ["ID": "mine"]),
        ("\(core).id", "mine"), ("meta", ["version": "mine", "created": "1970-01-01T00:00:00Z"]),
        ("meta.version", "mine"), ("\(core):meta", ["version": "mine"]), ("groups", [["value": "mine"]]),
        ("Groups", [["value": "mine"]]), ("groups.value", "mine"), ("\(core):groups", [["value": "mine"]]),
        (status, ["claimed": true, "canDelete": false]), (status.uppercased(), ["CLAIMED": true]),
        ("\(status):claimed", true), ("\(status.lowercased()):Claimed", true), ("\(status).claimed", true),
        ("isAdmin", true), ("__proto__", ["claimed": true]), ("constructor", ["prototype": ["claimed": true]]),
        ("kind", "phone"), ("organization", 1), ("integration", 1), ("lifecycle", "claimed"),
    ]

    private func expectUntouched(_ answer: HTTPAnswer, _ id: String?, _ name: String) {
        #expect(!answer.text.contains("mine"), "\(name) \(answer.text)")
        #expect(id == nil || answer.json?["id"]?.string == id)
        #expect(answer.json?[Self.status]?["claimed"] == false && answer.json?[Self.status]?["canDelete"] == true)
        #expect(answer.json?["meta"]?["created"] != "1970-01-01T00:00:00Z")
        for unknown in ["isAdmin", "__proto__", "constructor", "kind", "organization", "integration", "lifecycle"] {
            #expect(answer.json?[unknown] == nil)
        }
    }

    @Test func `S16 S23 what the server owns is written under no name`() async throws {
        let company = try await TestHouse.shared.organization()
        for (number, attempt) in Self.attempts.enumerated() {
            let (name, value) = attempt
            var body: JSONObject = ["userName": .string("person \(number)")]
            body.append(name, value)
            let created = try await company.send("POST", "/Users", json: .object(body))
            #expect(created.status == 201, "\(name) \(created.text)")
            expectUntouched(created, nil, name)
            let id = try #require(created.json?["id"]?.string)
            expectUntouched(try await company.send("PUT", "/Users/\(id)", json: .object(body)), id, name)
            for verb in ["add", "replace"] {
                for operation: JSONValue in [
                    ["op": .string(verb), "path": .string(name), "value": value],
                    ["op": .string(verb), "value": object(name, value)],
                    ["op": .string(verb), "path": .string(Self.status), "value": object(name, value)],
                    ["op": "remove", "path": .string(name)],
                ] {
                    #expect(try await company.patch(id, operation).status < 500)
                    let read = try await company.send("GET", "/Users/\(id)")
                    expectUntouched(read, id, name)
                    #expect(read["ETag"] == "W/\"1\"", "\(operation)")
                }
            }
        }
    }

    /// The quirks that ignore and rewrite are a convenience, never the guard.
    @Test(arguments: ["standard", "none"])
    func `S16 S23 a PATCH of what the server owns changes nothing, quirks or not`(quirks: String) async throws {
        let company = try await TestHouse.shared.organization()
        try await company.set(.quirks, to: quirks)
        let id = try await company.add(["userName": "ann"])
        for (name, value) in Self.attempts {
            _ = try await company.patch(id, ["op": "replace", "value": object(name, value)])
            _ = try await company.patch(id, ["op": "replace", "path": .string(name), "value": value])
        }
        let read = try await company.send("GET", "/Users/\(id)")
        expectUntouched(read, id, quirks)
        #expect(read["ETag"] == "W/\"1\"")
    }

    private static let departments: [(String, JSONValue)] = [
        ("\(enterprise):department", "x"), ("\(enterprise.uppercased()):DEPARTMENT", "x"),
        ("\(enterprise).department", "x"),
        ("URN:IETF:params:scim:schemas:extension:Enterprise:2.0:user.Department", "x"),
        (enterprise, ["department": "x"]), (enterprise.uppercased(), ["Department": "x"]),
        ("urn:ietf:params:scim:schemas:extension:enterprise:2.0User", ["department": "x"]),
    ]

    @Test(arguments: departments)
    func `S23 an attribute of an extension is the same under each of its names`(name: String, value: JSONValue)
        async throws
    {
        let company = try await TestHouse.shared.organization()
        var body: JSONObject = ["userName": "ann"]
        body.append(name, value)
        let created = try await company.send("POST", "/Users", json: .object(body))
        #expect(created.json?[Self.enterprise]?["department"] == "x", "\(created.text)")
        #expect(created.json?["schemas"]?.array?.contains(.string(Self.enterprise)) == true)
        let id = try #require(created.json?["id"]?.string)
        let same = try await company.send("PUT", "/Users/\(id)", json: .object(body))
        #expect(same["ETag"] == "W/\"1\"" && same.json == created.json)
        _ = try await company.patch(id, ["op": "remove", "path": .string(Self.enterprise)])
        let patched = try await company.patch(id, ["op": "add", "value": object(name, value)])
        #expect(patched.json?[Self.enterprise]?["department"] == "x", "\(patched.text)")
    }

    private static let deactivations: [(String, JSONValue)] = [
        ("\(core):active", false), (core, ["active": false]), (core.uppercased(), ["Active": "False"]),
        ("\(core).active", "false"), ("ACTIVE", false),
    ]

    @Test(arguments: deactivations)
    func `S23 S25 a deactivation is heard under each name of active`(name: String, value: JSONValue) async throws {
        let company = try await TestHouse.shared.organization()
        var body: JSONObject = ["userName": "ann"]
        body.append(name, value)
        let created = try await company.send("POST", "/Users", json: .object(body))
        #expect(created.json?["active"] == false, "\(created.text)")
        let id = try await company.add(["userName": "bob"])
        #expect(try await company.patch(id, ["op": "replace", "value": object(name, value)]).json?["active"] == false)
        _ = try await company.patch(id, ["op": "replace", "path": "active", "value": true])
        body["userName"] = "bob"
        #expect(try await company.send("PUT", "/Users/\(id)", json: .object(body)).json?["active"] == false)
    }

    private static let methods: [(String, JSONValue)] = [
        ("\(method):authMethod", "sso"), ("\(method.uppercased()):AUTHMETHOD", "sso"), ("\(method).authMethod", "sso"),
        (method, ["authMethod": "sso"]), (method.uppercased(), ["AuthMethod": "sso"]),
    ]

    @Test(arguments: methods)
    func `S23 what PUT keeps is kept only where it was not sent under any name`(
        name: String, value: JSONValue
    ) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(
            ["userName": "ann@x.example", Self.method: ["authMethod": "password"]] as JSONValue)
        let kept = try await company.send("PUT", "/Users/\(id)", json: ["userName": "ann@x.example"])
        #expect(kept.json?[Self.method]?["authMethod"] == "password")
        var body: JSONObject = ["userName": "ann@x.example"]
        body.append(name, value)
        let put = try await company.send("PUT", "/Users/\(id)", json: .object(body))
        #expect(put.json?[Self.method]?["authMethod"] == "sso", "\(put.text)")
    }

    @Test func `S23 S24 an attribute under two names is refused, not chosen from`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        for names: JSONObject in [
            ["active": true, "\(Self.core):active": false],
            ["\(Self.core):active": true, Self.core: ["active": false]],
            ["\(Self.enterprise):department": "a", Self.enterprise: ["DEPARTMENT": "b"]],
            ["\(Self.enterprise).department": "a", "\(Self.enterprise):department": "b"],
        ] {
            let json = JSONValue.object(JSONObject([JSONObject.Member("userName", "bob")] + names.members))
            #expect(try await company.send("POST", "/Users", json: json).isError(400, "invalidSyntax"), "\(json.text)")
            #expect(try await company.send("PUT", "/Users/\(id)", json: json).isError(400, "invalidSyntax"))
        }
    }
}
