import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// The provisioning log as a store keeps it.
@Suite struct LogTests {
    private func ids(_ house: StoreHouse, _ change: (inout LogQuery) -> Void = { _ in }) async throws -> [String] {
        var query = LogQuery()
        change(&query)
        return try await house.store.log(query, in: house.organization.id).map(\.entry.requestID)
    }

    @Test func `an entry is read as it was written`() async throws {
        let house = try await StoreHouse()
        var facts = ProvisioningEvent.Facts()
        let account = try house.entry("ada").account
        facts.change = ResourceChange(
            of: account.id, from: ["userName": "ada", "title": "A\u{301}", "emails": [["value": "a"]]],
            to: ["userName": "ada", "title": "Å", "nickName": 15],
            members: .added(3, named: ["a", "b", "c"]))
        facts.quirks = [.looseArrays, .booleanStrings]
        facts.warnings = ["one", "two"]
        (facts.filter, facts.found, facts.operations) = ("title pr", 7, 3)
        let event = ProvisioningEvent(
            time: StoreHouse.start, requestID: "r-1",
            credential: Credential(
                token: Token(
                    id: Token.ID(1), scopes: [], created: StoreHouse.start, expires: StoreHouse.start, lastUsed: nil),
                organization: house.organization, integration: house.integration),
            action: .patch, schemas: house.schemas, status: 409, error: .uniqueness("taken."), facts: facts,
            milliseconds: 12)
        let entry = ProvisioningEntry(event)
        #expect(entry.changes.count == 3 && entry.members.added == 3)
        try await house.store.write { try $0.append([entry]) }
        let read = try await house.store.log(LogQuery(), in: house.organization.id)
        #expect(read.map(\.entry) == [entry])
    }

    @Test func `each condition finds its entries, the latest of them, the oldest first`() async throws {
        let house = try await StoreHouse()
        let other = try await house.store.write { [house] records in
            try records.insertIntegration(named: "entra", in: house.organization.id, at: StoreHouse.start)
        }
        let later = StoreHouse.start.advanced(bySeconds: 60)
        try await house.store.write { [house] records in
            try records.append([
                house.logEntry(.create, name: "Ada@X.example", id: "1", requestID: "a"),
                house.logEntry(.create, status: 409, name: "Bob", requestID: "b"),
                house.logEntry(.list, by: (house.organization, other), requestID: "c"),
                house.logEntry(.delete, id: "1", requestID: "d", at: later),
            ])
        }
        #expect(try await ids(house) == ["a", "b", "c", "d"])
        #expect(try await ids(house) { $0.limit = 2 } == ["c", "d"])
        #expect(try await ids(house) { $0.isFailed = true } == ["b"])
        #expect(try await ids(house) { $0.hasChanges = true } == ["a", "d"])
        #expect(try await ids(house) { $0.integration = other.id } == ["c"])
        #expect(try await ids(house) { $0.since = later } == ["d"])
        #expect(try await ids(house) { $0.resource = "ada@x.EXAMPLE" } == ["a"])
        #expect(try await ids(house) { $0.resource = "1" } == ["a", "d"])
        #expect(try await ids(house) { $0.requestID = "b" } == ["b"])
        let first = try await house.store.log(LogQuery(), in: house.organization.id)[0].id
        #expect(try await ids(house) { ($0.after, $0.limit) = (first, 2) } == ["b", "c"])
        #expect(try await ids(house) { ($0.resource, $0.hasChanges, $0.since) = ("1", true, later) } == ["d"])
    }

    @Test func `no condition leads out of the organization`() async throws {
        let house = try await StoreHouse()
        let foreign = try await StoreHouse.company("other", in: house.store)
        try await house.store.write { [house] records in
            try records.append([house.logEntry(.create, by: foreign, status: 400, name: "ada", id: "1")])
        }
        let changes: [(inout LogQuery) -> Void] = [
            { _ in }, { $0.resource = "1" }, { $0.resource = "ada" }, { $0.requestID = "r" }, { $0.isFailed = true },
            { $0.after = 0 }, { $0.integration = foreign.1.id }, { $0.since = Instant(milliseconds: 0) },
        ]
        for change in changes { #expect(try await ids(house, change) == []) }
    }

    @Test func `the database refuses an entry of another organization's integration`() async throws {
        let house = try await StoreHouse()
        let foreign = try await StoreHouse.company("other", in: house.store)
        await #expect(throws: (any Error).self) {
            try await house.store.write { [house] records in
                try records.append([house.logEntry(.create, by: (house.organization, foreign.1))])
            }
        }
    }

    @Test func `what is too old goes in small steps, reads sooner, and nobody else's`() async throws {
        let house = try await StoreHouse()
        let foreign = try await StoreHouse.company("other", in: house.store)
        let now = StoreHouse.start.advanced(bySeconds: 10)
        try await house.store.write { [house] records in
            try records.append((0..<501).map { _ in house.logEntry(.list, requestID: "read") })
            try records.append([
                house.logEntry(.create, requestID: "write"), house.logEntry(.list, status: 400, requestID: "refused"),
                house.logEntry(.list, requestID: "young", at: now), house.logEntry(.list, by: foreign),
            ])
        }
        func sweep(_ reads: Bool) async throws -> Bool {
            try await house.store.write { [house] in
                try $0.sweepLog(reads: reads, before: now, in: house.organization.id)
            }
        }
        #expect(try await sweep(true))
        #expect(try await ids(house) == ["read", "write", "refused", "young"])
        #expect(try await sweep(true) == false)
        #expect(try await ids(house) == ["write", "refused", "young"])
        #expect(try await sweep(false) == false)
        #expect(try await ids(house) == ["young"])
        #expect(try await house.store.log(LogQuery(), in: foreign.0.id).count == 1)
    }
}
