import Accounts
import SCIM
import TestSupport
import Testing

/// A log that cannot be written is nobody's problem but the operator's.
@Suite struct LogFailureTests {
    @Test func `a request succeeds though the log cannot be written, and is recorded later`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let id = try await company.add(["userName": "ada"])
            house.faults.fail(with: StoreError.unavailable("disk full"))
            await house.recorder.flush()
            await house.recorder.flush()
            house.faults.fail(with: nil)
            #expect(try await company.send("GET", "/Users/\(id)").status == 200)
            let told = house.log.lines.filter { $0.contains("the provisioning log cannot be written") }
            #expect(told.count == 1 && told[0].hasPrefix("warning ") && told[0].contains("disk full"))
            #expect(try await company.log().map(\.action) == [.create, .read])
        }
    }

    @Test func `an outage itself is in the log afterwards`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            house.faults.fail(with: StoreError.unavailable("gone"))
            #expect(try await company.send("POST", "/Users", json: ["userName": "ada"]).status == 503)
            house.faults.fail(with: nil)
            let entry = try #require(try await company.log().first)
            #expect(entry.status == 503 && entry.name == "ada" && !entry.text.contains("gone"))
        }
    }

    @Test func `what the last requests left is written when the server ends`() async throws {
        var options = TestHouse.Options()
        let folder = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(folder) }
        options.databaseURL = try await TestDatabase.make(in: folder)
        let (house, next) = (try await TestHouse(options), try await TestHouse(options))
        let company = try await house.organization()
        for number in 0..<300 { _ = try await company.add(["userName": .string("user\(number)")]) }
        let other = company.at(next)
        #expect(try await other.log().isEmpty)
        try await house.stop()
        #expect(try await other.log().count == 300)
        try await next.stop()
    }
}
