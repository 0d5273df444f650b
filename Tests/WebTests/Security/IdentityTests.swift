import SCIM
import TestSupport
import Testing

/// Who somebody is, is never a client's word (CVE-2025-41115).
@Suite struct IdentityTests {
    @Test func `S1 an externalId that is an id, a number or a path leads to nobody`() async throws {
        let company = try await TestHouse.shared.organization()
        let ann = try await company.add(["userName": "ann", "active": true])
        for (number, name) in ["1", "0", "-1", "admin", ann, ann.uppercased(), "Users/\(ann)", "../\(ann)"].enumerated()
        {
            let id = try await company.add(["userName": .string("other \(number)"), "externalId": .string(name)])
            #expect(id != name && id != ann)
            #expect(try await company.send("GET", "/Users/\(id)").json?["externalId"]?.string == name)
        }
        #expect(try await company.send("GET", "/Users/\(ann)").json?["userName"] == "ann")
        for name in ["1", "0", "admin", ann.uppercased()] {
            #expect(try await company.send("GET", "/Users/\(name)").isError(404))
            #expect(try await company.send("DELETE", "/Users/\(name)").isError(404))
        }
    }

    @Test(arguments: [7, true, ["7"], ["value": "7"]] as [JSONValue])
    func `S1 an externalId is a string and nothing else`(value: JSONValue) async throws {
        let company = try await TestHouse.shared.organization()
        let answer = try await company.send("POST", "/Users", json: ["userName": "ann", "externalId": value])
        #expect(answer.isError(400, "invalidValue"), "\(answer.text)")
    }

    @Test func `S1 an id sent by a client names neither the new person nor another`() async throws {
        let company = try await TestHouse.shared.organization()
        let ann = try await company.add(["userName": "ann"])
        for (number, name) in ["id", "ID", "urn:ietf:params:scim:schemas:core:2.0:User:id"].enumerated() {
            var body: JSONObject = ["userName": .string("other \(number)")]
            body.append(name, .string(ann))
            #expect(try await company.add(.object(body)) != ann)
        }
        let bob = try await company.add(["userName": "bob"])
        let answer = try await company.send("PUT", "/Users/\(bob)", json: ["id": .string(ann), "userName": "bob"])
        #expect(answer.json?["id"]?.string == bob)
        #expect(try await company.list(("filter", #"userName eq "ann""#)).json?["Resources"]?[0]?["id"]?.string == ann)
    }

    @Test func `S1 an empty externalId is none, so that many people may have none`() async throws {
        let company = try await TestHouse.shared.organization()
        for (number, name) in ["", " ", ""].enumerated() {
            let id = try await company.add(["userName": .string("person \(number)"), "externalId": .string(name)])
            #expect(try await company.send("GET", "/Users/\(id)").json?["externalId"] == nil)
        }
        let id = try await company.add(["userName": "ann", "externalId": "7"])
        let answer = try await company.patch(id, ["op": "replace", "path": "externalId", "value": ""])
        #expect(answer.status == 200 && answer.json?["externalId"] == nil)
        _ = try await company.add(["userName": "bob", "externalId": "7"])
    }

    @Test(arguments: ["userName", "externalId"])
    func `S1 a name has a length that an index can bear`(_ attribute: String) async throws {
        let company = try await TestHouse.shared.organization()
        func answer(_ value: String) async throws -> HTTPAnswer {
            var body: JSONObject = ["userName": "ann"]
            body[attribute] = .string(value)
            return try await company.send("POST", "/Users", json: .object(body))
        }
        // One ligature of three bytes stands for eighteen letters.
        for value in [String(repeating: "a", count: 1025), String(repeating: "\u{FDFA}", count: 100)] {
            let answer = try await answer(value)
            #expect(answer.isError(400, "invalidValue"))
            let detail = answer.json?["detail"]?.string ?? ""
            #expect(detail.contains(attribute) && detail.contains("1024"))
        }
        #expect(try await answer(String(repeating: "a", count: 1024)).status == 201)
    }
}
