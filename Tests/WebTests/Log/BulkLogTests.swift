import Accounts
import SCIM
import TestSupport
import Testing

/// A bulk request in the provisioning log: itself, and each of its parts as if it had come alone.
@Suite struct BulkLogTests {
    private func bulk(_ company: TestOrganization, _ operations: JSONValue...) async throws -> HTTPAnswer {
        try await company.send(
            "POST", "/Bulk",
            headers: [HTTPHeader("X-Request-Id", "bulk-1")],
            json: ["schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": .array(operations)])
    }

    private func make(_ name: String, _ more: JSONObject = [:]) -> JSONValue {
        let data = JSONObject([.init("userName", .string(name))] + more.members)
        return ["method": "POST", "path": "/Users", "bulkId": .string(name), "data": .object(data)]
    }

    @Test func `each part is recorded by itself, with its own quirks and its own failure`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ada"])
        let answer = try await bulk(
            company, make("bob", ["active": "True"]), make("Ada"),
            [
                "method": "PATCH", "path": .string("/Users/\(id)"),
                "data": ["Operations": [["op": "Add", "path": "title", "value": "Lead"]]],
            ],
            ["method": "DELETE", "path": "/Users/bulkId:nobody"], ["method": "GET", "path": "/Users"])
        #expect(answer.status == 200 && answer["X-Request-Id"] == "bulk-1")
        let entries = try await company.log { $0.requestID = "bulk-1" }
        #expect(entries.map(\.action) == [.create, .create, .patch, .delete, .list, .bulk])
        #expect(entries.map(\.status) == [201, 409, 200, 400, 400, 200])
        #expect(entries.map(\.name) == ["bob", "Ada", "ada", nil, nil, nil])
        #expect(entries.map(\.quirks) == [[.booleanStrings], [], [.operationCase], [], [], []])
        #expect(entries[2].changes == [AttributeChange(path: "title", before: nil, after: "Lead")])
        #expect(entries[5].operations == 5)
        #expect(entries[5].description == "Test directory sent 5 operations at once.")
        #expect(entries[1].description.contains("could not add \"Ada\": userName is taken"))
    }

    @Test func `people in a circle are recorded one by one, made or refused`() async throws {
        let company = try await TestHouse.shared.organization()
        func inCircle(_ one: String, _ other: String) -> JSONValue {
            let urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            return make(one, JSONObject([.init(urn, ["manager": ["value": .string("bulkId:\(other)")]])]))
        }
        let one = try await bulk(company, inCircle("ann", "ben"), inCircle("ben", "ann"))
        #expect(one.status == 200, "\(one)")
        let made = try await company.log { $0.hasChanges = true }
        #expect(made.map(\.name) == ["ann", "ben"] && made.allSatisfy { $0.action == .create && $0.resourceID != nil })
        let other = try await bulk(company, inCircle("ann", "cy"), inCircle("cy", "ann"))
        #expect(other.status == 200, "\(other)")
        let refused = try await company.log { $0.isFailed = true }
        #expect(refused.map(\.name) == ["ann", "cy"] && refused.allSatisfy { $0.status == 409 })
    }
}
