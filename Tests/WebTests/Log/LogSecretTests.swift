import Accounts
import SCIM
import TestSupport
import Testing

/// No secret reaches the provisioning log, however it is sent.
@Suite struct LogSecretTests {
    private static let secret = "swordfish-4711"
    private static let core = "urn:ietf:params:scim:schemas:core:2.0:User"

    private static let bodies: [JSONObject] = [
        ["userName": "ada", "password": .string(secret)], ["userName": "ada", "PassWord": .string(secret)],
        ["userName": "ada", "\(core):password": .string(secret)],
        ["userName": "ada", "password": [.string(secret)]],
        ["userName": "ada", "password": ["value": .string(secret)]],
        ["userName": "ada", "password.x": .string(secret)], ["userName": "ada", core: ["password": .string(secret)]],
        ["userName": "ada", "secret": .string(secret)],
    ]

    @Test(arguments: bodies)
    func `a password in a POST or PUT is nowhere in an entry`(body: JSONObject) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "bob"])
        _ = try await company.send("POST", "/Users", json: .object(body))
        _ = try await company.send("PUT", "/Users/\(id)", json: .object(body))
        let entries = try await company.log()
        #expect(entries.count == 3)
        for entry in entries { #expect(!entry.text.contains(Self.secret), "\(entry)") }
    }

    @Test func `nor is one in a PATCH, with a path or without, or in a filter`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let id = try await company.add(["userName": "bob"])
            let secret = JSONValue.string(Self.secret)
            let operations: [JSONValue] = [
                ["op": "replace", "path": "password", "value": secret],
                ["op": "Add", "path": "PASSWORD", "value": secret],
                ["op": "replace", "path": .string("\(Self.core):password"), "value": secret],
                ["op": "replace", "value": ["password": secret]],
                ["op": "add", "value": [Self.core: ["password": secret]]],
                ["op": "replace", "path": "password", "value": [secret]],
                ["op": "replace", "path": "password.x", "value": secret],
                ["op": "remove", "path": "password", "value": secret],
                ["op": "replace", "path": .string("password[value eq \"\(Self.secret)\"]"), "value": "x"],
                ["op": "replace", "path": .string("password eq \"\(Self.secret)\""), "value": "x"],
            ]
            for operation in operations { _ = try await company.patch(id, operation) }
            for filter in [
                "password eq \"\(Self.secret)\"", "password sw \"\(Self.secret)\"", "secret eq \"\(Self.secret)\"",
            ] {
                _ = try await company.list((name: "filter", value: filter))
                _ = try await company.send("POST", "/.search", json: ["filter": .string(filter)])
                _ = try await company.send("POST", "/Users/.search", json: ["filter": .string(filter)])
            }
            let entries = try await company.log()
            #expect(entries.count == 1 + operations.count + 9)
            for entry in entries { #expect(!entry.text.contains(Self.secret), "\(entry)") }
        }
    }

    @Test func `what a schema never answers is masked, before and after`() async throws {
        var options = TestHouse.Options()
        let schema = """
            {"id": "urn:example:2.0:User", "name": "Door", "attributes": [{"name": "pin", "type": "string", \
            "returned": "never"}]}
            """
        options.extensions = [(name: "door.json", json: Array(schema.utf8))]
        try await TestHouse.run(options) { house in
            let company = try await house.organization()
            let id = try await company.add(["userName": "ada", "urn:example:2.0:User": ["pin": "4711-a"]])
            _ = try await company.patch(id, ["op": "replace", "path": "urn:example:2.0:User:pin", "value": "4711-b"])
            let entries = try await company.log()
            let mask = AttributeChange.mask
            #expect(
                entries[1].changes == [AttributeChange(path: "urn:example:2.0:User:pin", before: mask, after: mask)])
            for entry in entries { #expect(!entry.text.contains("4711")) }
        }
    }
}
