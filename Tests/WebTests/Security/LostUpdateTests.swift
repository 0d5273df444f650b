import SCIM
import TestSupport
import Testing

/// Nobody's change is undone by somebody who had not seen it.
@Suite struct LostUpdateTests {
    @Test func `S30 a change on an old version is refused in every verb`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        _ = try await company.patch(id, ["op": "add", "path": "title", "value": "second"])
        let bodies: [(String, JSONValue)] = [
            ("PUT", ["userName": "ann"]), ("PATCH", ["Operations": [["op": "remove", "path": "title"]]]),
            ("DELETE", [:]),
        ]
        for (method, body) in bodies {
            for tag in ["W/\"1\"", "\"1\"", "W/\"3\"", "W/\"02\"", "W/2", "2", "", "W/\"2"] {
                let answer = try await company.send(
                    method, "/Users/\(id)", headers: [HTTPHeader("If-Match", tag)], json: body)
                #expect(answer.isError(412), "\(method) \(tag) \(answer.text)")
            }
        }
        let read = try await company.send("GET", "/Users/\(id)")
        #expect(read["ETag"] == "W/\"2\"" && read.json?["title"] == "second")
    }

    @Test func `S30 a PATCH that fails in the middle leaves nothing behind`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann", "title": "first"])
        let before = try await company.send("GET", "/Users/\(id)")
        for bad: JSONValue in [
            ["op": "add", "path": "nobody:knows", "value": "x"], ["op": "replace", "path": "id", "value": "x"],
            ["op": "replace", "path": "active", "value": "maybe"], ["op": "remove", "path": "userName"],
            ["op": "replace", "path": "userName", "value": "bad\u{200B}"],
        ] {
            let answer = try await company.patch(
                id, ["op": "replace", "path": "title", "value": "second"],
                ["op": "add", "path": "emails", "value": [["value": "a@x.example"]]], bad)
            #expect(answer.status == 400)
            let read = try await company.send("GET", "/Users/\(id)")
            #expect(read.json == before.json && read["ETag"] == before["ETag"])
        }
    }

    @Test func `S30 of many who take the same name at once, one has it`() async throws {
        let company = try await TestHouse.shared.organization()
        var ids: [String] = []
        for number in 0..<12 { ids.append(try await company.add(["userName": .string("person \(number)")])) }
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for id in ids {
                group.addTask {
                    try await company.patch(id, ["op": "replace", "path": "userName", "value": "Wanted"]).status
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }.sorted()
        }
        #expect(statuses == [200] + Array(repeating: 409, count: 11))
        #expect(try await company.list(("filter", #"userName eq "wanted""#)).json?["totalResults"] == 1)
    }
}
