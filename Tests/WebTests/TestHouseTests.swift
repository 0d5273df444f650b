import Foundation
import SCIM
import TestSupport
import Testing

/// The test kit itself: the house starts, answers, keeps its tests apart, and goes.
@Suite struct TestHouseTests {
    @Test func `the shared house creates a User and reads it back`() async throws {
        let company = try await TestHouse.shared.organization()
        let created = try await company.send("POST", "/Users", json: ["userName": "bjensen"])
        #expect(created.status == 201)
        let id = try #require(created.json?["id"]?.string)
        let read = try await company.send("GET", "/Users/\(id)")
        #expect(read.status == 200)
        #expect(read.json?["userName"] == "bjensen")
        #expect(read["location"] == "\(company.base)/Users/\(id)")
    }

    @Test func `two tests never see each other's people`() async throws {
        let one = try await TestHouse.shared.organization()
        let other = try await TestHouse.shared.organization()
        _ = try await one.send("POST", "/Users", json: ["userName": "only-mine"])
        let list = try await other.send("GET", "/Users")
        #expect(list.json?["totalResults"]?.integer == 0)
    }

    @Test func `a house of one's own is gone afterwards`() async throws {
        let (port, folder) = try await TestHouse.run { house in
            let company = try await house.defaultOrganization()
            #expect(company.path == "/scim/v2")
            #expect(try await company.send("GET", "/Users").status == 200)
            return (house.port, house.folder)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        await #expect(throws: (any Error).self) { try await HTTPClient(port: port).send("GET", "/scim/v2/Users") }
    }

    @Test func `what is logged can be read, and nothing else was`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await company.send("GET", "/Users?filter=userName%20eq%20%22secret-name%22")
            #expect(house.log.contains("path=\(company.path)/Users"))
            #expect(!house.log.contains("secret-name"))
        }
    }
}
