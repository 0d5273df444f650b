import Accounts
import SCIM
import TestSupport
import Testing

/// Who administers the organization is out of a provisioning client's reach (Keycloak CVE-2026-94000).
@Suite struct AdministratorTests {
    private func bulk(_ company: TestOrganization, _ operation: JSONValue) async throws -> String? {
        let schemas: JSONValue = ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]
        let answer = try await company.send("POST", "/Bulk", json: ["schemas": schemas, "Operations": [operation]])
        return answer.json?["Operations"]?[0]?["status"]?.string
    }

    /// Every way there is to write somebody.
    private func expect(_ status: Int, writing id: String, in company: TestOrganization) async throws {
        let member: JSONValue = ["active": false]
        let operations: JSONValue = [["op": "replace", "value": member]]
        #expect(try await company.send("PUT", "/Users/\(id)", json: ["userName": "x@x.example"]).status == status)
        #expect(try await company.patch(id, ["op": "replace", "path": "active", "value": false]).status == status)
        #expect(
            try await bulk(company, ["method": "PATCH", "path": .string("/Users/\(id)"), "data": operations])
                == (status == 403 ? "403" : "200"))
        if status == 403 {
            #expect(try await company.send("DELETE", "/Users/\(id)").isError(403))
            #expect(try await bulk(company, ["method": "DELETE", "path": .string("/Users/\(id)")]) == "403")
            let answer = try await company.send("GET", "/Users/\(id)")
            #expect(answer.json?["active"] == true && answer["ETag"] == "W/\"1\"")
        }
    }

    @Test func `S18 SCIM-005 an administrator can be read, and neither changed, deactivated nor deleted`() async throws
    {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "root@x.example"])
        try await company.house.appoint("ROOT@x.example", as: .systemAdministrator, in: company.slug)
        try await expect(403, writing: id, in: company)
        // A client that only says what is so already is no trouble.
        #expect(try await company.send("PUT", "/Users/\(id)", json: ["userName": "root@x.example"]).status == 200)
        try await company.set(.reactivateOnCreate, to: "on")
        #expect(try await company.send("POST", "/Users", json: ["userName": "root@x.example"]).status == 409)
        try await company.house.appoint(id, as: nil, in: company.slug)
        try await expect(200, writing: id, in: company)
    }

    @Test func `S17 S18 a group that makes administrators is not written, nor one inside it, nor those it makes`()
        async throws
    {
        let company = try await TestHouse.shared.organization()
        let ann = try await company.add(["userName": "ann@x.example"])
        let bob = try await company.add(["userName": "bob@x.example"])
        let inner = try await company.addGroup("Inner", of: ann)
        let outer = try await company.addGroup("Outer", of: inner)
        let administration = company.house.administration
        try await administration.setAdministration(true, isWritable: false, byGroup: "outer", in: company.slug)
        let joining: JSONValue = [
            "Operations": [["op": "add", "path": "members", "value": [["value": .string(bob)]]]]
        ]
        for id in [inner, outer] {
            #expect(try await company.send("PATCH", "/Groups/\(id)", json: joining).isError(403))
            #expect(try await company.send("PUT", "/Groups/\(id)", json: ["displayName": "Mine"]).isError(403))
            #expect(try await company.send("DELETE", "/Groups/\(id)").isError(403))
            #expect(
                try await bulk(
                    company, ["method": "PATCH", "path": .string("/Groups/\(id)"), "data": joining]) == "403")
        }
        try await expect(403, writing: ann, in: company)
        #expect(try await company.send("GET", "/Groups/\(outer)").json?["members"]?[0]?["value"] == .string(inner))
        // Nobody is one by being in a group beside it.
        let other = try await company.addGroup("Other", of: bob)
        #expect(try await company.send("PATCH", "/Groups/\(other)", json: joining).status == 200)
        try await expect(200, writing: bob, in: company)
    }

    @Test func `S17 what is switched on for it is written, and gives what provisioning may take again`() async throws {
        let company = try await TestHouse.shared.organization()
        let ann = try await company.add(["userName": "ann@x.example"])
        let id = try await company.addGroup("Owners")
        let administration = company.house.administration
        try await administration.setAdministration(true, isWritable: true, byGroup: id, in: company.slug)
        let joining: JSONValue = [
            "Operations": [["op": "add", "path": "members", "value": [["value": .string(ann)]]]]
        ]
        #expect(try await company.send("PATCH", "/Groups/\(id)", json: joining).status == 200)
        try await expect(200, writing: ann, in: company)
    }

    @Test func `S5 S18 an administrator of one organization is nobody in another`() async throws {
        let company = try await TestHouse.shared.organization()
        let other = try await company.house.organization()
        let theirs = try await other.add(["userName": "root@x.example"])
        let ours = try await company.add(["userName": "root@x.example"])
        try await company.house.appoint("root@x.example", as: .systemAdministrator, in: other.slug)
        try await expect(200, writing: ours, in: company)
        try await expect(403, writing: theirs, in: other)
        await #expect(throws: Refusal.self) {
            try await company.house.appoint(theirs, as: .systemAdministrator, in: company.slug)
        }
        let found = try await company.house.administration.administrators(of: other.slug)
        #expect(found == [Administrator(id: theirs, name: "root@x.example", kind: .account(.systemAdministrator))])
        #expect(try await company.house.administration.administrators(of: company.slug).isEmpty)
    }

    @Test func `S21 before everybody is shut out, somebody is asked`() async throws {
        let company = try await TestHouse.shared.organization()
        try await company.set(.deactivationsPerDay, to: "2")
        var ids: [String] = []
        for name in ["a", "b", "c", "d"] {
            ids.append(try await company.add(["userName": .string(name + "@x.example")]))
        }
        let deactivation: JSONValue = ["op": "replace", "path": "active", "value": false]
        #expect(try await company.patch(ids[0], deactivation).status == 200)
        #expect(try await company.patch(ids[0], deactivation).status == 200)
        // Whoever is deactivated already is not shut out once more.
        #expect(try await company.send("DELETE", "/Users/\(ids[0])").status == 204)
        #expect(try await company.send("DELETE", "/Users/\(ids[1])").status == 204)
        let refused = try await company.patch(ids[2], deactivation)
        #expect(refused.isError(429) && refused["Retry-After"] != nil)
        #expect(refused.json?["detail"]?.string?.contains("deactivations-per-day") == true)
        #expect(try await company.send("GET", "/Users/\(ids[2])").json?["active"] == true)
        #expect(try await company.patch(ids[2], ["op": "add", "path": "title", "value": "x"]).status == 200)
        try await company.set(.deactivationsPerDay, to: "3")
        #expect(try await company.patch(ids[2], deactivation).status == 200)
        #expect(try await company.send("DELETE", "/Users/\(ids[3])").isError(429))
    }
}
