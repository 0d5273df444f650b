import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// People whom an integration could not add since somebody else has their name.
@Suite struct ConflictTests {
    private func conflicts(_ company: TestOrganization) async throws -> [Conflict] {
        await company.house.recorder.flush()
        return try await company.house.store.conflicts(behind: nil, limit: 100, in: company.record.id)
    }

    private func other(_ company: TestOrganization) async throws -> TestOrganization {
        company.bearing(try await company.token(of: "Other"))
    }

    @Test func `S14 a refused creation waits for an administrator, however often it is tried`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let ada = try await company.add(["userName": "ada@x.example", "externalId": "1"])
            let other = try await other(company)
            let user: JSONValue = ["userName": "ADA@x.example", "externalId": "E7"]
            for _ in 1...3 {
                #expect(try await other.send("POST", "/Users", json: user).isError(409, "uniqueness"))
                house.clock.advance(bySeconds: 60)
            }
            let found = try #require(try await conflicts(company).first)
            #expect(try await conflicts(company).count == 1)
            #expect(found.holder.text == ada && found.integrationName == "Other" && found.value == .userName)
            #expect(found.userName == "ADA@x.example" && found.externalID == "E7" && found.times == 3)
            #expect(found.first < found.last)
            // The client itself takes nobody over.
            #expect(try await company.send("GET", "/Users/\(ada)").json?["externalId"] == "1")
            #expect(try await conflicts(house.organization()).isEmpty)
        }
    }

    @Test func `S14 what clashed is told apart, and only names are remembered`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await company.add([
                "userName": "ada", "emails": [["value": "ada@x.example"]], "externalId": "1",
            ])
            let user: JSONValue = ["userName": "lovelace", "emails": [["value": "Ada@x.example"]]]
            #expect(try await company.send("POST", "/Users", json: user).isError(409, "uniqueness"))
            let same: JSONValue = ["userName": "bob@x.example", "externalId": "1"]
            #expect(try await company.send("POST", "/Users", json: same).isError(409, "uniqueness"))
            #expect(try await conflicts(company).map(\.value) == [.externalID, .signInName])
        }
    }

    @Test func `a conflict is gone once the same succeeds, or its account is gone`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let ada = try await company.add(["userName": "ada@x.example"])
            let bob = try await company.add(["userName": "bob@x.example"])
            let other = try await other(company)
            for name in ["ada@x.example", "bob@x.example"] {
                #expect(
                    try await other.send("POST", "/Users", json: ["userName": .string(name)]).isError(409, "uniqueness")
                )
            }
            #expect(try await conflicts(company).count == 2)
            #expect(try await other.patch(ada, ["op": "add", "path": "title", "value": "x"]).status == 200)
            #expect(try await conflicts(company).map(\.holder.text) == [bob])
            #expect(try await company.send("DELETE", "/Users/\(bob)").status == 204)
            #expect(try await conflicts(company).isEmpty)
        }
    }

    @Test func `no integration fills the list without a bound, and a dismissed conflict stays away`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await company.add(["userName": "ada@x.example"])
            #expect(
                try await company.send("POST", "/Users", json: ["userName": "ada@x.example"]).isError(409, "uniqueness")
            )
            let found = try #require(try await conflicts(company).first)
            let organization = try await company.record.id
            try await house.write { _ = try $0.dismiss(found.id, in: organization, at: house.clock.now) }
            #expect(
                try await company.send("POST", "/Users", json: ["userName": "ada@x.example"]).isError(409, "uniqueness")
            )
            #expect(try await conflicts(company).isEmpty)
        }
    }
}
