import Accounts
import Foundation
import SCIM
import Store
import TestSupport
import Testing

/// Bulks that are done later (RFC 9967 §2.5.1).
@Suite(.timeLimit(.minutes(10))) struct AsyncBulkTests {
    private func company() async throws -> TestOrganization { try await TestHouse.shared.organization() }

    private func creates(_ numbers: Range<Int>) -> [JSONValue] {
        numbers.map { number in
            [
                "method": "POST", "path": "/Users", "bulkId": .string("p\(number)"),
                "data": ["userName": .string("person-\(number)@x.example")],
            ]
        }
    }

    @Test func `SCIM-390 a bulk that may be answered later is accepted without a body, and done`() async throws {
        let company = try await company()
        let answer = try await company.bulkLater(creates(0..<3), prefer: "handling=lenient, Respond-Async; a=b")
        #expect(answer.status == 202 && answer.body.isEmpty)
        let transaction = try #require(answer["Set-Txn"])
        #expect(answer["Preference-Applied"] == "respond-async")
        let issuer = company.base.replacing("/scim/v2", with: "")
        #expect(answer["Location"] == "\(issuer)/events/v1/requests/\(transaction)")
        let tokens = try await company.outcome(of: answer)
        #expect(tokens.compactMap(\.transaction) == (0..<3).map { "\(transaction):\($0)" })
        #expect(try await company.send("GET", "/Users").json?["totalResults"] == 3)
        let keys = try await company.house.client.send("GET", "/.well-known/jwks.json").json
        #expect(tokens.allSatisfy { $0.isSigned(by: keys) && $0.claims["iss"]?.string == issuer })
    }

    @Test func `SCIM-390 what is no bulk, or too large, is refused at once, and one resource is answered at once`()
        async throws
    {
        let company = try await company()
        let later = [HTTPHeader("Prefer", "respond-async")]
        #expect(try await company.send("POST", "/Bulk", headers: later, json: ["Operations": []]).status == 400)
        #expect(try await company.bulkLater(creates(0..<1001)).status == 413)
        let ada = try await company.send("POST", "/Users", headers: later, json: ["userName": "ada"])
        #expect(ada.status == 201 && ada["Preference-Applied"] == nil)
        #expect(try await company.bulkLater(creates(0..<1), prefer: "none=\"respond-async\"").status == 200)
    }

    @Test func `SCIM-391 what is done while the client waits is answered like any bulk`() async throws {
        let company = try await company()
        let answer = try await company.bulkLater(creates(0..<2), prefer: "respond-async, wait=30")
        #expect(answer.status == 200 && answer["Preference-Applied"] == nil && answer["Set-Txn"] == nil)
        #expect(answer.json?["Operations"]?.array?.count == 2)
        #expect(try await company.bulkLater(creates(2..<3), prefer: "respond-async, wait=0").status == 202)
    }

    @Test func `SCIM-392 SCIM-393 each result is the operation of a bulk response`() async throws {
        let (one, other) = (try await company(), try await company())
        let stream = try await one.stream(.full, [.asyncresp])
        func operations(_ company: TestOrganization) async throws -> [JSONValue] {
            let (old, gone) = (try await company.person("old@x.example"), try await company.person("gone@x.example"))
            func data(_ name: String, _ more: JSONObject = JSONObject()) -> JSONValue {
                .object(JSONObject([.init("userName", .string(name))] + more.members))
            }
            func manager(_ bulkID: String) -> JSONObject {
                ["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": ["manager": ["value": .string(bulkID)]]]
            }
            return [
                [
                    "method": "POST", "path": "/Groups", "bulkId": "g",
                    "data": ["displayName": "Pilots", "members": [["value": "bulkId:a"]]],
                ],
                ["method": "POST", "path": "/Users", "bulkId": "a", "data": data("ada", manager("bulkId:b"))],
                ["method": "POST", "path": "/Users", "bulkId": "b", "data": data("bob", manager("bulkId:a"))],
                ["method": "PUT", "path": .string("/Users/\(old)"), "data": data("new@x.example")],
                ["method": "PUT", "path": .string("/Users/\(old)"), "data": data("new@x.example")],
                [
                    "method": "PATCH", "path": "/Groups/bulkId:g",
                    "data": ["Operations": [["op": "add", "path": "members", "value": [["value": "bulkId:b"]]]]],
                ],
                ["method": "DELETE", "path": .string("/Users/\(gone)")],
                ["method": "DELETE", "path": .string("/Users/\(gone)")],
                ["method": "POST", "path": "/Users", "bulkId": "c", "data": data("ada")],
                ["method": "POST", "path": "/Groups", "bulkId": "d", "data": ["members": [["value": "bulkId:c"]]]],
            ]
        }
        let accepted = try await one.bulkLater(try await operations(one))
        let tokens = try await one.outcome(of: accepted)
        let transaction = try #require(accepted["Set-Txn"])
        #expect(tokens.compactMap(\.transaction) == (0..<10).map { "\(transaction):\($0)" })
        #expect(tokens.allSatisfy { $0.uris == ["urn:ietf:params:scim:event:misc:asyncresp"] })
        let atOnce = try await other.bulkLater(try await operations(other), prefer: "none")
        let expected = try #require(atOnce.json?["Operations"]?.array)
        #expect(tokens.count == expected.count)
        for (token, answer) in zip(tokens, expected) {
            for name in ["method", "bulkId", "status", "version", "response"] {
                #expect(withoutIDs(token.payload?[name]) == withoutIDs(answer[name]), "\(answer.text)")
            }
            #expect((token.payload?["location"] == nil) == (answer["location"] == nil))
            let uri = token.claims["sub_id"]?["uri"]?.string ?? ""
            #expect(
                token.payload?["location"]?.string.map { $0 == one.base + uri } ?? ["/Users", "/Groups"].contains(uri))
        }
        let told = try await stream.fetch()
        #expect(Set(told.compactMap(\.transaction)) == Set(tokens.compactMap(\.transaction)) && told.count == 10)
    }

    /// Sentences name ids.
    private func withoutIDs(_ value: JSONValue?) -> String? {
        value?.text.replacing(/[0-9a-f]{8}-[0-9a-f-]{27}/, with: "")
    }

    @Test func `SCIM-394 results are for the integration that asked, and its scopes`() async throws {
        let company = try await company()
        let accepted = try await company.bulkLater(creates(0..<1))
        _ = try await company.outcome(of: accepted)
        let path = (accepted["Location"] ?? "").replacing(company.house.publicURL, with: "")
        #expect(try await company.house.client.send("GET", path).status == 401)
        let reader = try await company.token([.readUsers])
        #expect(try await company.results(of: accepted, token: reader).status == 403)
        let person = try await company.token(ofPerson: "person-0@x.example")
        #expect(try await company.results(of: accepted, token: person).status == 403)
        let stranger = try await company.token(of: "Another")
        #expect(try await company.results(of: accepted, token: stranger).status == 404)
        let foreign = try await self.company()
        #expect(try await company.results(of: accepted, token: foreign.token).status == 401)
        let unknown = path.dropLast(3) + "000"
        let authorization = HTTPHeader("Authorization", "Bearer \(company.token)")
        #expect(try await company.house.client.send("GET", String(unknown), headers: [authorization]).status == 404)
    }

    @Test func `an operation of a bulk that is done later is in the provisioning log like any other`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await company.outcome(of: try await company.bulkLater(creates(0..<2)))
            await house.writeLog()
            let organization = try await house.administration.organization(company.slug)
            let entries = try await house.store.log(LogQuery(), in: organization.id)
            #expect(entries.map(\.entry.status).sorted() == [201, 201, 202])
        }
    }

    @Test func `results are kept for a week, and passwords of what waits are sealed`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let person: JSONValue = [
                "method": "POST", "path": "/Users", "bulkId": "a",
                "data": ["userName": "ada@x.example", "password": "t1meMa$heen"],
            ]
            let accepted = try await company.bulkLater([person])
            let bytes = try await TestDatabase.content(of: house.databaseURL, in: house.folder)
            #expect(!bytes.contains { $0.range(of: Data("t1meMa$heen".utf8)) != nil })
            #expect(try await company.outcome(of: accepted).count == 1)
            house.clock.advance(bySeconds: 7 * 86_400 - 1)
            #expect(try await company.results(of: accepted).status == 200)
            house.clock.advance(bySeconds: 1)
            #expect(try await company.results(of: accepted).status == 404)
            let deferring = Deferring(store: house.store, keyring: house.keyring, environment: house.environment)
            try await deferring.sweep()
            let transaction = try #require(accepted["Set-Txn"])
            let organization = try await house.administration.organization(company.slug)
            let id = AsyncRequest.ID(in: organization.id, transaction: transaction)
            #expect(try await house.store.asyncRequest(id) == nil)
            #expect(try await house.store.results(of: id).isEmpty)
        }
    }
}
