import Accounts
import HTTPTypes
import SCIM
import Store
import TestSupport
import Testing
import Web

/// A token that is bound to a person proves who that is, opens what is that person's, and ends with the account.
@Suite struct PersonalTokenTests {
    /// Ann, seen by herself and by the integration that looks after her.
    private struct Ann {
        let company: TestOrganization
        let id: String
        let token: String

        init(in house: TestHouse, _ scopes: Set<Token.Scope> = Token.Scope.provisioning) async throws {
            company = try await house.organization()
            id = try await company.add(["userName": "ann@x.example", "nickName": "A"])
            token = try await company.token(ofPerson: id, scopes)
        }

        var herself: TestOrganization { company.bearing(token) }
        var status: Int { get async throws { try await herself.send("GET", "/Me").status } }
    }

    /// What a person's token opens.
    private static let opened: Set<SCIMRoute> = [
        .me, .serviceProviderConfig, .resourceTypes, .resourceType, .schemas, .schema,
    ]

    @Test func `S4 S28 it opens nothing but its person and discovery, and says so`() async throws {
        let ann = try await Ann(in: .shared)
        let bob = try await ann.company.add(["userName": "bob@x.example"])
        let body: JSONValue = [
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "userName": "eve", "displayName": "eve",
            "Operations": [
                ["method": "PATCH", "path": .string("/Users/\(bob)"), "data": [:], "op": "remove", "value": "x"]
            ],
        ]
        for route in SCIMRoute.allCases where !Self.opened.contains(route) {
            for id in [ann.id, bob, "nobody"] {
                let target = route.template.replacing("{id}", with: id)
                for method in route.methods + (route.methods.contains(.get) ? [.head] : []) {
                    let hasBody = [.post, .put, .patch].contains(method)
                    let answer = try await ann.herself.send(
                        method.rawValue, target, headers: [HTTPHeader("Content-Type", "application/scim+json")],
                        body: hasBody ? body.encoded : nil)
                    #expect(answer.status == 403, "\(method) \(target)")
                    #expect(method == .head || answer.text.contains("/Me and discovery alone"), "\(answer.text)")
                }
            }
        }
        for target in ["/ServiceProviderConfig", "/ResourceTypes", "/ResourceTypes/User", "/Schemas"] {
            #expect(try await ann.herself.send("GET", target).status == 200, "\(target)")
        }
        #expect(try await ann.company.send("GET", "/Users").json?["totalResults"] == 2, "nobody was made")
    }

    @Test func `S4 it opens no other door`() async throws {
        let ann = try await Ann(in: .shared)
        let client = ann.company.house.client
        let headers = [HTTPHeader("Authorization", "Bearer \(ann.token)")]
        let organization = Organization.issuerPath(ann.company.slug)
        let log = try await client.send(
            "GET", organization + "/api/admin/v1/provisioning-log", headers: headers)
        #expect(log.status == 403, "\(log.text)")
        let poll = try await ann.company.stream().ask(["returnImmediately": true], token: ann.token)
        #expect(poll.status == 403, "\(poll.text)")
    }

    @Test func `S4 its scopes hold at Me as elsewhere`() async throws {
        let ann = try await Ann(in: .shared, [.readUsers])
        #expect(try await ann.status == 200)
        let change: JSONValue = ["Operations": [["op": "remove", "path": "nickName"]]]
        #expect(try await ann.herself.send("PATCH", "/Me", json: change).status == 403)
        let writer = ann.company.bearing(try await ann.company.token(ofPerson: ann.id, [.writeUsers]))
        #expect(try await writer.send("GET", "/Me").status == 403)
        let receipt = try await writer.send("PATCH", "/Me", json: change)
        #expect(receipt.status == 200 && receipt.json?["userName"] == nil && receipt.json?["id"] != nil)
    }

    @Test func `S5 another organization's person is nobody here`() async throws {
        let house = try await TestHouse.shared
        let (ann, other) = (try await Ann(in: house), try await house.organization())
        #expect(try await other.bearing(ann.token).send("GET", "/Me").status == 401)
        await #expect(throws: Refusal.self) { try await other.token(ofPerson: ann.id) }
    }

    @Test func `S27 whoever is deactivated is out at once, and stays out when let in again`() async throws {
        let ann = try await Ann(in: .shared)
        let second = try await ann.company.token(ofPerson: "ann@x.example")
        #expect(try await ann.status == 200)
        _ = try await ann.company.patch(ann.id, ["op": "replace", "path": "active", "value": false])
        #expect(try await ann.status == 401)
        #expect(try await ann.company.bearing(second).send("GET", "/Me").status == 401)
        await #expect(throws: Refusal.self) { try await ann.company.token(ofPerson: ann.id) }
        _ = try await ann.company.patch(ann.id, ["op": "replace", "path": "active", "value": true])
        #expect(try await ann.status == 401)
        let new = try await ann.company.token(ofPerson: ann.id)
        #expect(try await ann.company.bearing(new).send("GET", "/Me").status == 200)
        #expect(try await ann.company.send("GET", "/Users").status == 200, "the integration goes on")
    }

    @Test func `S27 a deactivation by PUT or in a bulk ends it too`() async throws {
        let house = try await TestHouse.shared
        let (ann, eve) = (try await Ann(in: house), try await Ann(in: house))
        _ = try await ann.company.send(
            "PUT", "/Users/\(ann.id)", json: ["userName": "ann@x.example", "active": false])
        #expect(try await ann.status == 401)
        let bulk: JSONValue = [
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
            "Operations": [
                [
                    "method": "PATCH", "path": .string("/Users/\(eve.id)"),
                    "data": ["Operations": [["op": "replace", "value": ["active": false]]]],
                ]
            ],
        ]
        #expect(try await eve.status == 200)
        #expect(try await eve.company.send("POST", "/Bulk", json: bulk).json?["Operations"]?[0]?["status"] == "200")
        #expect(try await eve.status == 401)
    }

    @Test func `S27 whoever is deleted is out at once`() async throws {
        let ann = try await Ann(in: .shared)
        #expect(try await ann.status == 200)
        #expect(try await ann.company.send("DELETE", "/Users/\(ann.id)").status == 204)
        #expect(try await ann.status == 401)
        #expect(try await ann.company.send("GET", "/Users").status == 200, "the integration goes on")
    }

    @Test func `S13 S27 whose mail goes elsewhere is out at once`() async throws {
        let ann = try await Ann(in: .shared)
        _ = try await ann.company.patch(
            ann.id, ["op": "add", "path": "emails", "value": [["value": "ann@y.example", "type": "work"]]])
        #expect(try await ann.status == 401)
    }

    @Test(.timeLimit(.minutes(10))) func `S27 another server on the database hears of it`() async throws {
        try await TestHouse.run { house in
            var options = TestHouse.Options()
            options.databaseURL = house.databaseURL
            options.clock = house.clock
            try await TestHouse.run(options) { elsewhere in
                let ann = try await Ann(in: house)
                let there = ann.company.at(elsewhere).bearing(ann.token)
                #expect(try await there.send("GET", "/Me").status == 200)
                _ = try await ann.company.patch(ann.id, ["op": "replace", "path": "active", "value": false])
                // Its clock stands still, so nothing is forgotten by age.
                while try await there.send("GET", "/Me").status != 401 { #expect(TestDatabase.isPostgres) }
            }
        }
    }

    @Test func `an administrator, out of an integration's reach, is a person too`() async throws {
        let ann = try await Ann(in: .shared)
        try await ann.company.house.appoint(ann.id, as: .systemAdministrator, in: ann.company.slug)
        let nickName: JSONValue = ["Operations": [["op": "replace", "path": "nickName", "value": "B"]]]
        #expect(try await ann.company.send("PATCH", "/Users/\(ann.id)", json: nickName).status == 403)
        #expect(try await ann.herself.send("PATCH", "/Me", json: nickName).status == 200)
        let role: JSONValue = ["Operations": [["op": "add", "path": "roles", "value": [["value": "owner"]]]]]
        #expect(try await ann.herself.send("PATCH", "/Me", json: role).status == 403)
    }

    @Test func `what a person does is in the provisioning log under that person`() async throws {
        let ann = try await Ann(in: .shared)
        let house = ann.company.house
        for nickName in ["B", "C"] {
            let change: JSONValue = [
                "Operations": [["op": "replace", "path": "nickName", "value": .string(nickName)]]
            ]
            #expect(try await ann.herself.send("PATCH", "/Me", json: change).status == 200)
        }
        _ = try await ann.herself.send("DELETE", "/Me")
        _ = try await ann.herself.send("GET", "/Users")
        await house.writeLog()
        var query = LogQuery()
        query.limit = 100
        let organization = try await house.administration.organization(ann.company.slug).id
        let entries = try await house.store.log(query, in: organization).map(\.entry)
            .filter { $0.source.person != nil }
        #expect(entries.allSatisfy { $0.source.person?.text == ann.id })
        let via = "by a token of Test directory,"
        #expect(
            entries.map(\.description) == [
                "ann@x.example, \(via) changed nickName of ann@x.example.",
                "ann@x.example, \(via) changed nickName of ann@x.example.",
                "ann@x.example, \(via) could not remove ann@x.example: "
                    + "People cannot remove themselves; an integration can.",
                "the account \(ann.id), \(via) could not look for people: This token is bound to a person and opens "
                    + "/Me and discovery alone; use an integration's token.",
            ])
        #expect(entries.first?.json["person"]?.string == ann.id)
    }
}
