import Accounts
import SCIM
import TestSupport
import Testing

/// Three pushes that failed in real life, as the log explains them to somebody who has never read an RFC.
@Suite struct FailureExplanationTests {
    private func explanation(_ work: (TestOrganization) async throws -> HTTPAnswer) async throws -> String {
        let company = try await TestHouse.shared.organization()
        #expect(try await work(company).status >= 400)
        return try #require(try await company.log { $0.isFailed = true }.last).description
    }

    @Test func `a name that somebody else has`() async throws {
        let text = try await explanation { company in
            _ = try await company.add(["userName": "ada"])
            return try await company.send("POST", "/Users", json: ["userName": "Ada"])
        }
        #expect(
            text == "Test directory could not add \"Ada\": userName is taken by another account of this organization; "
                + "choose another one.")
    }

    @Test func `a person with only a phone, where such accounts are off`() async throws {
        let text = try await explanation { company in
            try await company.send("POST", "/Users", json: ["userName": "+491701234567"])
        }
        #expect(
            text == "Test directory could not add \"+491701234567\": This person has no e-mail address, only a mobile "
                + "number, and \"Profile creation with mobile number\" is off. Send an e-mail address, or switch it on "
                + "(muster settings set profile-creation-with-mobile-number on).")
    }

    @Test func `a member whom nobody knows`() async throws {
        let text = try await explanation { company in
            let group = try await company.send("POST", "/Groups", json: ["displayName": "Drivers"])
            let id = try #require(group.json?["id"]?.string)
            let operation: JSONValue = ["op": "add", "path": "members", "value": [["value": "271"]]]
            return try await company.send("PATCH", "/Groups/\(id)", json: ["Operations": [operation]])
        }
        #expect(
            text
                == "Test directory could not change the group \"Drivers\": members names \"271\", which is no User and "
                + "no Group of this organization; create it first.")
    }
}
