import Accounts
import SCIM
import TestSupport
import Testing

/// How much one request may ask for, and how much may come of many.
@Suite struct WorkloadTests {
    private func emails(_ numbers: Range<Int>) -> JSONValue {
        .array(numbers.map { ["value": .string("\($0)@x.example")] })
    }

    @Test func `S12 a page has a limit, whatever is asked for`() async throws {
        let company = try await TestHouse.shared.organization()
        for number in 0..<3 { _ = try await company.add(["userName": .string("\(number)")]) }
        for count in ["1000000", "999999999999999999", "1001"] {
            let answer = try await company.list(("count", count))
            #expect(answer.status == 200 && answer.json?["itemsPerPage"] == 3)
        }
        let schemas = try SchemaSet.users()
        for count in ["1000000", "1001", "1000"] {
            let search = SearchRequest { $0 == "count" ? count : nil }
            #expect(try ListQuery(search, schemas: schemas, quirks: .standard).count == 1000)
        }
        for count in ["9999999999999999999999", "1e3", "0x10", "１"] {
            #expect(try await company.list(("count", count)).isError(400, "invalidValue"))
        }
        let last = try await company.list(("startIndex", "999999999999999999"), ("count", "1000"))
        #expect(last.status == 200 && last.json?["Resources"]?.array?.isEmpty == true)
    }

    @Test func `S12 an attribute has a thousand values at most, in a request and in what comes of it`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann@x.example", "emails": emails(0..<1000)])
        for answer in [
            try await company.send("POST", "/Users", json: ["userName": "b@x.example", "emails": emails(0..<1001)]),
            try await company.send(
                "PUT", "/Users/\(id)", json: ["userName": "ann@x.example", "emails": emails(0..<1001)]),
            try await company.patch(id, ["op": "add", "path": "emails", "value": ["value": "more@x.example"]]),
            try await company.patch(id, ["op": "add", "value": ["emails": [["value": "more@x.example"]]]]),
            try await company.patch(
                id, ["op": "add", "path": #"emails[type eq "new"].value"#, "value": "more@x.example"]),
            try await company.patch(id, ["op": "replace", "path": "emails", "value": emails(0..<1001)]),
        ] {
            #expect(answer.isError(400, "invalidValue"), "\(answer.text)")
            let detail = answer.json?["detail"]?.string ?? ""
            #expect(detail.contains("emails") && detail.contains("1000"))
        }
        #expect(try await company.send("GET", "/Users/\(id)").json?["emails"]?.array?.count == 1000)
    }

    @Test func `S12 S22 operations count after what a quirk has made of them`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann", "title": "t"])
        let listed = try await company.patch(id, ["op": "remove", "path": "emails", "value": emails(0..<1001)])
        #expect(listed.isError(400, "tooMany"), "\(listed.text)")
        let keys = (0..<1001).map { JSONObject.Member("emails[type eq \"\($0)\"].value", "x") }
        let keyed = try await company.patch(id, ["op": "add", "value": .object(JSONObject(keys))])
        #expect(keyed.isError(400, "tooMany"), "\(keyed.text)")
        #expect(
            try await company.patch(id, ["op": "remove", "path": "emails", "value": emails(0..<999)]).status == 200)
    }

    @Test func `S12 many requests do not make a resource that one may not`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let part = JSONValue.string(String(repeating: "x", count: 400_000))
        for name in ["title", "nickName"] {
            #expect(try await company.patch(id, ["op": "add", "path": .string(name), "value": part]).status == 200)
        }
        let third = try await company.patch(id, ["op": "add", "path": "displayName", "value": part])
        #expect(third.isError(413))
        #expect(third.json?["detail"]?.string?.contains("1048576") == true)
        // What must be escaped counts as it is stored.
        let bells = JSONValue.string(String(repeating: "\u{7}", count: 100_000))
        #expect(try await company.patch(id, ["op": "add", "path": "displayName", "value": bells]).isError(413))
        #expect(try await company.send("GET", "/Users/\(id)").json?["displayName"] == nil)
    }

    @Test func `S12 one value set in every element does not multiply without a bound`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann@x.example", "emails": emails(0..<1000)])
        let text = JSONValue.string(String(repeating: "x", count: 500_000))
        #expect(try await company.patch(id, ["op": "replace", "path": "emails.display", "value": text]).isError(413))
    }

    @Test(.timeLimit(.minutes(10)))
    func `S12 many conditions on many values are refused before they take long`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann@x.example", "emails": emails(0..<1000)])
        let condition = Array(repeating: #"value sw """#, count: 250).joined(separator: " and ")
        let operation: JSONValue = ["op": "add", "path": .string("emails[\(condition)].display"), "value": "x"]
        let many = try await company.send(
            "PATCH", "/Users/\(id)", json: ["Operations": .array(Array(repeating: operation, count: 200))])
        #expect(many.isError(400, "tooMany"), "\(many.text)")
        #expect(try await company.patch(id, operation).status == 200)
    }

    @Test func `S12 an address has a limit`() async throws {
        let company = try await TestHouse.shared.organization()
        let room = Limits.addressBytes - company.path.utf8.count - "/Users?x=".utf8.count
        let whole = try await company.send("GET", "/Users?x=" + String(repeating: "a", count: room))
        #expect(whole.status == 200)
        let longer = try await company.send("GET", "/Users?x=" + String(repeating: "a", count: room + 1))
        #expect(longer.isError(414) && longer.json?["detail"]?.string?.contains("32768") == true)
        let anonymous = try await company.house.client.send(
            "GET", company.path + "/Users/" + String(repeating: "a", count: 20_000))
        #expect(anonymous.status == 401)
    }
}
