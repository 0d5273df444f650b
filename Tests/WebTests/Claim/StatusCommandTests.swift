import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// Inviting people and setting them back over SCIM, as Workplace's scripts did.
@Suite struct StatusCommandTests {
    private static let status: String = Account.statusURN
    private static let core: JSONValue = ["urn:ietf:params:scim:schemas:core:2.0:User"]

    private func status(_ value: JSONObject) -> JSONValue {
        .object(JSONObject([.init("userName", "ada@x.example"), .init(Self.status, .object(value))]))
    }

    private func state(_ answer: HTTPAnswer) -> [JSONValue?] {
        [answer.json?[Self.status]?["invited"], answer.json?[Self.status]?["claimed"]]
    }

    private func claim(_ name: String, in company: TestOrganization) async throws {
        let organization = try await company.house.administration.organization(company.slug)
        _ = try? await company.house.take(.invite, with: name, in: organization)
        _ = try await company.house.take(.claim, with: name, in: organization)
    }

    private func messages(of company: TestOrganization) async throws -> [String] {
        let organization = try await company.house.administration.organization(company.slug)
        return try await company.house.store.messages(of: organization.id, limit: 100).map { $0.entry.kind.rawValue }
    }

    @Test func `somebody who is being added is invited, and told`() async throws {
        let company = try await TestHouse.shared.organization()
        let added = try await company.send("POST", "/Users", json: status(["invited": "True", "claimed": false]))
        #expect(added.status == 201 && state(added) == [true, false], "\(added.text)")
        #expect(try await messages(of: company) == ["invitation"])
        let entry = try #require(try await company.log().last)
        #expect(entry.quirks.contains(.statusCommands))
    }

    static let invitations: [(String, JSONValue)] = [
        ("PUT", ["userName": "ada@x.example", status: ["invited": true]] as JSONValue),
        ("PUT", ["schemas": core, "invited": true]),
        ("PATCH", ["Operations": [["op": "replace", "path": .string("\(status):invited"), "value": true]]]),
        ("PATCH", ["Operations": [["op": "Add", "path": .string("\(status).invited"), "value": "true"]]]),
        ("PATCH", ["Operations": [["op": "add", "path": .string(status), "value": ["Invited": true]]]]),
        ("PATCH", ["Operations": [["op": "add", "value": [status: ["invited": true]] as JSONValue]]]),
        ("PATCH", ["Operations": [["op": "add", "value": ["\(status):invited": true] as JSONValue]]]),
    ]

    @Test(arguments: invitations) func `a person is invited, once`(method: String, body: JSONValue) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ada@x.example", "title": "Countess"])
        let invited = try await company.send(method, "/Users/\(id)", json: body)
        #expect(invited.status == 200 && state(invited) == [true, false], "\(invited.text)")
        let again = try await company.send(method, "/Users/\(id)", json: body)
        #expect(again["ETag"] == invited["ETag"])
        #expect(try await messages(of: company) == ["invitation"])
        let entries = try await company.log { $0.resource = id }
        #expect(
            entries.contains { $0.description.contains("invited ada@x.example") && $0.quirks.contains(.statusCommands) }
        )
    }

    @Test func `UnclaimInBulk sets an account back, and leaves the profile alone`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ada@x.example", "title": "Countess", "active": true])
        try await claim("ada@x.example", in: company)
        let answer = try await company.send(
            "PUT", "/Users/\(id)", json: ["schemas": Self.core, "invited": true, "claimed": false])
        #expect(answer.status == 200 && state(answer) == [true, false], "\(answer.text)")
        #expect(answer.json?["title"] == "Countess" && answer.json?["userName"] == "ada@x.example")
        #expect(try await messages(of: company) == ["unclaimed"])
        let entry = try #require(try await company.log().last)
        #expect(entry.description == "Test directory set ada@x.example back to invited.")
        #expect(entry.quirks.contains(.statusCommands))
    }

    @Test func `claimed false alone unclaims, with other changes in the same write`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ada@x.example"])
        try await claim("ada@x.example", in: company)
        let answer = try await company.patch(
            id, ["op": "replace", "path": "title", "value": "T"],
            ["op": "replace", "path": .string("\(Self.status):claimed"), "value": false])
        #expect(state(answer) == [true, false] && answer.json?["title"] == "T", "\(answer.text)")
    }

    @Test func `an answer that comes back late does not take an account away from its person`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(status(["invited": true]))
        let read = try #require(try await company.send("GET", "/Users/\(id)").json)
        try await claim("ada@x.example", in: company)
        let put = try await company.send("PUT", "/Users/\(id)", json: read)
        #expect(put.status == 200 && put.json?[Self.status]?["claimed"] == true, "\(put.text)")
    }

    @Test func `nobody is claimed or uninvited over SCIM, and the log says so`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(status(["invited": true]))
        for value: JSONObject in [["claimed": true], ["invited": false], ["invited": false, "claimed": true]] {
            let put = try await company.send("PUT", "/Users/\(id)", json: status(value))
            #expect(put.status == 200 && state(put) == [true, false], "\(put.text)")
            #expect(try await company.log().last?.warnings.contains { $0.contains("passed over") } == true)
        }
    }

    @Test(arguments: ["none", "interop", "standard -statusCommands"])
    func `without the quirk it stays what the standard says`(quirks: String) async throws {
        let company = try await TestHouse.shared.organization()
        try await company.set(.quirks, to: quirks)
        let id = try await company.add(
            [
                "schemas": Self.core, "userName": "ada@x.example", Self.status: ["invited": true],
            ] as JSONValue)
        let patch = try await company.send(
            "PATCH", "/Users/\(id)",
            json: [
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                "Operations": [["op": "replace", "path": .string("\(Self.status):invited"), "value": true]],
            ])
        #expect(patch.isError(400, "mutability"), "\(patch.text)")
        #expect(state(try await company.send("GET", "/Users/\(id)")) == [false, false])
    }

    @Test func `administrators are out of reach, and people do not set themselves back`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ada@x.example"])
        try await claim("ada@x.example", in: company)
        try await company.house.appoint(id, as: .systemAdministrator, in: company.slug)
        let body: JSONValue = ["schemas": Self.core, "claimed": false]
        #expect(try await company.send("PUT", "/Users/\(id)", json: body).status == 403)
        let person = company.bearing(try await company.token(ofPerson: id))
        let own = try await person.send(
            "PATCH", "/Me",
            json: ["Operations": [["op": "replace", "path": .string("\(Self.status):claimed"), "value": false]]])
        #expect(own.isError(400, "mutability"))
        #expect(state(try await company.send("GET", "/Users/\(id)")) == [true, true])
    }

    @Test func `how people sign in is understood in any case, and is a password without a mailbox`() async throws {
        let method = "urn:ietf:params:scim:schemas:extension:facebook:authmethod:2.0:User"
        let company = try await TestHouse.shared.organization()
        func add(_ name: String, _ value: JSONValue) async throws -> JSONValue? {
            let body = JSONObject([.init("userName", .string(name)), .init(method, ["authMethod": value])])
            return try await company.send("POST", "/Users", json: .object(body)).json?[method]?["authMethod"]
        }
        #expect(try await add("ada@x.example", "SSO") == "sso")
        #expect(try await add("ida@x.example", "PASSWORD") == "password")
        #expect(try await add("bob", "sso") == "password")
        #expect(try await company.log().last?.warnings.contains { $0.contains("authMethod") } == true)
    }
}
