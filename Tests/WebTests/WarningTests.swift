import SCIM
import TestSupport
import Testing

/// What the operator reads about requests that were understood in spite of something odd.
@Suite struct WarningTests {
    @Test func `the log names what was ignored, and no value`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let odd: JSONValue = [
                "userName": "ann", "shoeSize": "secret-1", "emails[value eq \"secret-2\"].shoe": "secret-3",
                "password": "secret-4", "profileUrl": "secret 5", "name": ["shoe": "secret-6"],
            ]
            let id = try await company.add(odd)
            let line = try #require(house.log.lines.first { $0.contains("done with warnings") })
            #expect(line.hasPrefix("info ") && line.contains("method=POST path=\(company.path)/Users warnings="))
            for name in ["schemas", "shoeSize", "emails", "password", "profileUrl", "shoe"] {
                #expect(line.contains(name), "\(line)")
            }
            #expect(line.contains("count=6"), "\(line)")
            _ = try await company.send("PUT", "/Users/\(id)?attributes=secret-7", json: odd)
            _ = try await company.patch(id, ["op": "add", "value": ["shoe": "secret-8"]])
            let patch = try #require(house.log.lines.first { $0.contains("done with") && $0.contains("method=PATCH") })
            #expect(patch.contains("\"shoe\" is not an attribute"))
            #expect(!house.log.contains("secret"))
        }
    }

    @Test func `a request without anything odd is no warning`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await company.add(["schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ann"])
            #expect(!house.log.contains("done with warnings"))
        }
    }
}
