import Accounts
import SCIM
import TestSupport
import Testing

/// Who belongs to a group is written in the group alone (Keycloak CVE-2026-94000, #47536).
@Suite struct MembershipTests {
    private static let core = "urn:ietf:params:scim:schemas:core:2.0:User"

    private static func object(_ name: String, _ value: JSONValue) -> JSONValue {
        .object(JSONObject([JSONObject.Member(name, value)]))
    }

    @Test(arguments: ["groups", "GROUPS", "\(core):groups", "\(core).groups"])
    func `S17 S23 nobody joins a group by writing a person`(name: String) async throws {
        let company = try await TestHouse.shared.organization()
        let group = try await company.send("POST", "/Groups", json: ["displayName": "Administrators"])
        let id = try #require(group.json?["id"]?.string)
        let value: JSONValue = [["value": .string(id), "display": "Administrators", "type": "direct"]]
        let sent = JSONValue.object(JSONObject([.init("userName", "ann"), .init(name, value)]))
        let ann = try await company.add(sent)
        #expect(try await company.send("PUT", "/Users/\(ann)", json: sent).status == 200)
        for verb in ["add", "replace"] {
            for operation: JSONValue in [
                ["op": .string(verb), "path": .string(name), "value": value],
                ["op": .string(verb), "value": Self.object(name, value)],
                ["op": .string(verb), "path": .string("\(name)[value eq \"\(id)\"]"), "value": ["display": "x"]],
                ["op": .string(verb), "path": .string("\(name).value"), "value": .string(id)],
            ] {
                _ = try await company.patch(ann, operation)
                let bulk: JSONValue = ["method": "PATCH", "path": .string("/Users/\(ann)"), "data": [operation]]
                let schemas: JSONValue = ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]
                let answer = try await company.send("POST", "/Bulk", json: ["schemas": schemas, "Operations": [bulk]])
                #expect(answer.status == 200)
            }
        }
        #expect(try await company.send("GET", "/Users/\(ann)").json?["groups"] == nil)
        let after = try await company.send("GET", "/Groups/\(id)")
        #expect(after.json?["members"] == [] && after["ETag"] == "W/\"1\"")
    }

    @Test func `S17 S32 a token that may only read changes no group`() async throws {
        let company = try await TestHouse.shared.organization()
        let ann = try await company.add(["userName": "ann"])
        let group = try await company.send("POST", "/Groups", json: ["displayName": "Drivers"])
        let id = try #require(group.json?["id"]?.string)
        let reader = company.bearing(try await company.token([.readUsers], of: "Reader"))
        let members: JSONValue = [["value": .string(ann)]]
        for (method, target, body): (String, String, JSONValue) in [
            ("POST", "/Groups", ["displayName": "Riders", "members": members]),
            ("PUT", "/Groups/\(id)", ["displayName": "Drivers", "members": members]),
            ("PATCH", "/Groups/\(id)", ["Operations": [["op": "add", "path": "members", "value": members]]]),
            ("DELETE", "/Groups/\(id)", [:]),
        ] {
            #expect(try await reader.send(method, target, json: body).isError(403), "\(method)")
        }
        let groups = try await company.send("GET", "/Groups")
        #expect(groups.json?["totalResults"] == 1 && groups.json?["Resources"]?[0]?["members"] == [])
    }
}
