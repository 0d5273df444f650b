import Accounts
import SCIM
import TestSupport
import Testing

/// Before an identity provider shuts out a share of everybody, somebody is asked.
@Suite struct DeactivationGuardTests {
    /// People of the company, added a hundred at once.
    private func people(_ count: Int, of company: TestOrganization) async throws -> [String] {
        var ids: [String] = []
        for start in stride(from: 0, to: count, by: 100) {
            let operations = (start..<min(count, start + 100)).map { number -> JSONValue in
                [
                    "method": "POST", "path": "/Users", "bulkId": .string("p\(number)"),
                    "data": ["userName": .string("p\(number)@x.example")],
                ]
            }
            ids += try await bulk(operations, of: company).map { location in
                String(location.split(separator: "/").last ?? "")
            }
        }
        return ids
    }

    private func bulk(_ operations: [JSONValue], of company: TestOrganization) async throws -> [String] {
        let answer = try await company.send(
            "POST", "/Bulk",
            json: [
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": .array(operations),
            ])
        return (answer.json?["Operations"]?.array ?? []).compactMap { $0["location"]?.string }
    }

    private func delete(_ ids: some Sequence<String>, of company: TestOrganization) async throws -> [String] {
        let operations = ids.map { id -> JSONValue in ["method": "DELETE", "path": .string("/Users/\(id)")] }
        let answer = try await company.send(
            "POST", "/Bulk",
            json: [
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": .array(operations),
            ])
        return (answer.json?["Operations"]?.array ?? []).compactMap { $0["status"]?.string }
    }

    private let deactivation: JSONValue = ["op": "replace", "path": "active", "value": false]

    @Test func `S21 twenty people may go unasked, by whatever way, and no more`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let ids = try await people(24, of: company)
            #expect(try await delete(ids[..<18], of: company).allSatisfy { $0 == "204" })
            #expect(try await company.patch(ids[18], deactivation).status == 200)
            let user: JSONValue = ["userName": "p19@x.example", "active": false]
            #expect(try await company.send("PUT", "/Users/\(ids[19])", json: user).status == 200)
            // Whoever was shut out before is not shut out once more.
            #expect(try await company.send("DELETE", "/Users/\(ids[18])").status == 204)
            let refused = try await company.patch(ids[20], deactivation)
            #expect(refused.isError(403))
            let detail = refused.json?["detail"]?.string ?? ""
            for part in ["20 people today, of the 24", "deactivation-guard", "muster integration release"] {
                #expect(detail.contains(part), "\(detail)")
            }
            #expect(try await company.send("DELETE", "/Users/\(ids[20])").isError(403))
            #expect(try await delete([ids[21]], of: company) == ["403"])
            #expect(try await company.send("GET", "/Users/\(ids[20])").json?["active"] == true)
            #expect(try await company.patch(ids[20], ["op": "add", "path": "title", "value": "x"]).status == 200)
            #expect(
                try await company.log { $0.isFailed = true }.contains {
                    $0.status == 403 && $0.name == "p20@x.example"
                })
            // The next day has twenty of its own.
            house.clock.advance(bySeconds: 86_400)
            #expect(try await company.patch(ids[20], deactivation).status == 200)
        }
    }

    @Test func `S21 the share is of the people the integration had in the morning`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        try await company.set(.deactivationGuard, to: "50")
        let ids = try await people(204, of: company)
        #expect(try await delete(ids[..<102], of: company).allSatisfy { $0 == "204" })
        #expect(try await company.send("DELETE", "/Users/\(ids[102])").isError(403))
        // Another integration has a count of its own, and may be asked by nobody.
        let other = company.bearing(try await company.token(of: "Other"))
        #expect(try await other.send("DELETE", "/Users/\(ids[102])").status == 204)
        try await company.set(.deactivationGuard, to: "off")
        #expect(try await company.send("DELETE", "/Users/\(ids[103])").status == 204)
    }

    @Test func `S21 whoever releases it lets everything through for a day`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let ids = try await people(210, of: company)
            let name = TestOrganization.integration
            // A release before anybody went does not count for the morning.
            _ = try await house.administration.releaseGuard(of: name, in: company.slug)
            // Nor is it stopped by what the whole organization may do in a day.
            try await company.set(.deactivationsPerDay, to: "50")
            #expect(try await delete(ids[..<101], of: company).allSatisfy { $0 == "204" })
            house.clock.advance(bySeconds: 86_400)
            #expect(try await delete(ids[101..<128], of: company).allSatisfy { $0 == "204" })
            #expect(try await company.send("DELETE", "/Users/\(ids[128])").isError(403))
            let end = try await house.administration.releaseGuard(of: name, in: company.slug)
            #expect(end == house.clock.now.advanced(bySeconds: 86_400))
            #expect(try await company.send("DELETE", "/Users/\(ids[128])").status == 204)
            await #expect(throws: Refusal.self) {
                try await house.administration.releaseGuard(of: "Nobody", in: company.slug)
            }
        }
    }

    @Test func `S21 many who ask at once get no more than one after the other`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let ids = try await people(120, of: company)
            let statuses = try await withThrowingTaskGroup { group in
                for id in ids { group.addTask { try await company.send("DELETE", "/Users/\(id)").status } }
                return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(statuses == [204: 30, 403: 90])
        }
    }
}
