import SCIM
import TestSupport
import Testing

/// A group with more members than anybody wants to read.
@Suite(.timeLimit(.minutes(10))) struct LargeGroupTests {
    @Test func `SCIM-288 SCIM-317 a thousand members come with one PATCH, and a larger group answers 204`() async throws
    {
        let company = try await TestHouse.shared.organization()
        var people: [JSONValue] = []
        for number in 0..<1001 {
            people.append(["value": .string(try await company.add(["userName": .string("person \(number)")]))])
        }
        let created = try await company.send("POST", "/Groups", json: ["displayName": "Everybody"])
        let id = try #require(created.json?["id"]?.string)
        let path = "/Groups/\(id)"
        func add(_ members: ArraySlice<JSONValue>) -> JSONValue {
            ["Operations": [["op": "add", "path": "members", "value": .array(Array(members))]]]
        }
        let thousand = try await company.send("PATCH", path, json: add(people.prefix(1000)))
        #expect(thousand.status == 200)
        #expect(thousand.json?["members"]?.array?.count == 1000)
        let more = try await company.send("PATCH", path, json: add(people.suffix(1)))
        #expect(more.status == 204 && more.body.isEmpty)
        #expect(more["ETag"] == "W/\"3\"")
        let asked = try await company.send(
            "PATCH", path + "?attributes=displayName", json: ["Operations": [["op": "remove", "path": "members"]]])
        #expect(asked.status == 200)
        #expect(asked.json?["displayName"] == "Everybody" && asked.json?["members"] == nil)
        let read = try await company.send("GET", path)
        #expect(read.json?["members"] == [])
    }
}
