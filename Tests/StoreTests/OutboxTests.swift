import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// The outbox: in the transaction of the change, in order, and one server at a time.
@Suite struct OutboxTests {
    private let house: StoreHouse
    private let stream: EventStream

    init() async throws {
        house = try await StoreHouse()
        stream = try await OutboxTests.stream(of: house, endpoint: "https://x.example/")
    }

    private static func stream(of house: StoreHouse, endpoint: String?) async throws -> EventStream {
        let administration = Administration(
            store: house.store, keyring: try #require(Keyring(master: Array(0..<32))), environment: house.environment)
        let id = try await administration.createStream(
            Administration.StreamWish(endpoint: endpoint, days: 1), integration: house.integration.name,
            in: house.organization.slug)
        return try #require(try await house.store.stream(id, in: house.organization.id))
    }

    private func change(_ userName: String) throws -> PublishedChange {
        PublishedChange(created: try house.entry(userName).account, as: house.schemas, house.environment)
    }

    private var now: Instant { house.environment.now() }

    @Test func `SCIM-397 a change that is not kept is not told`() async throws {
        let (entry, change) = (try house.entry("ada@x.example"), try change("ada@x.example"))
        _ = try await house.insert(entry)
        await #expect(throws: StoreError.self) {
            try await house.store.write { records in
                try records.enqueue(in: change.organization) { change }
                try records.insert(entry)
            }
        }
        #expect(try await house.store.waiting(for: stream, limit: 10).isEmpty)
        try await house.store.write { try $0.enqueue(in: change.organization) { change } }
        #expect(try await house.store.waiting(for: stream, limit: 10).map(\.transaction) == [change.transaction])
    }

    @Test(.timeLimit(.minutes(10)))
    func `a server that knew of no stream hears of the first one`() async throws {
        let (company, okta) = try await StoreHouse.company("other", in: house.store)
        let entry = try house.entry(["userName": "ada@x.example"], in: company, by: okta)
        let change = PublishedChange(created: entry.account, as: house.schemas, house.environment)
        let other = try await house.reopened()
        try await other.write { try $0.enqueue(in: company.id) { change } }
        let terms = stream.terms
        _ = try await house.store.write { try $0.insert(terms, of: okta.id, in: company.id, at: StoreHouse.start) }
        while try await other.outbox(of: company.id, limit: 1).isEmpty {
            try await other.write { try $0.enqueue(in: company.id) { change } }
        }
    }

    @Test func `of many who claim a stream, one gets it, and the next one when its time is over`() async throws {
        let changes = try (0..<3).map { try change("person-\($0)@x.example") }
        try await house.store.write { records in
            for change in changes { try records.enqueue(in: change.organization) { change } }
        }
        let (other, stream, now) = (try await house.reopened(), stream, now)
        let claims = try await withThrowingTaskGroup(of: [OutboxEntry].self) { group in
            for number in 0..<16 {
                let store = number % 2 == 0 ? house.store : other
                group.addTask {
                    try await store.write {
                        try $0.claim(stream, until: now.advanced(bySeconds: 60), limit: 10, at: now)
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let taken = claims.filter { !$0.isEmpty }
        #expect(taken.count == 1 && taken.first?.map(\.transaction) == changes.map(\.transaction))
        #expect(try await house.store.due(at: now.advanced(bySeconds: 59), limit: 10).isEmpty)
        let late = now.advanced(bySeconds: 60)
        #expect(try await other.due(at: late, limit: 10).map(\.stream) == [stream])
        let second = try await Self.stream(of: house, endpoint: "https://y.example/")
        let third = try change("late@x.example")
        try await house.store.write { records in try records.enqueue(in: third.organization) { third } }
        #expect(try await other.due(at: late, limit: 10).map(\.stream) == [second, stream])
        let again = try await other.write { try $0.claim(stream, until: late, limit: 2, at: late) }
        #expect(again.map(\.transaction) == changes.prefix(2).map(\.transaction))
    }

    @Test func `a stream that is deleted stands in no change's way`() async throws {
        let (house, organization) = (house, house.organization.id)
        let change = try change("ada@x.example")
        for _ in 0..<40 {
            let stream = try await Self.stream(of: house, endpoint: nil)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await house.store.write { records in
                            if number == 3 { _ = try records.delete(stream.id, in: organization) }
                            try records.enqueue(in: organization) { change }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(try await house.store.streams(in: organization) == [stream])
    }

    @Test func `what is refused stands in nobody's way, and what arrived is gone`() async throws {
        let changes = try (0..<3).map { try change("person-\($0)@x.example") }
        try await house.store.write { records in
            for change in changes { try records.enqueue(in: change.organization) { change } }
        }
        let entries = try await house.store.waiting(for: stream, limit: 10)
        let (stream, now) = (stream, now)
        try await house.store.write { records in
            try records.refuse(entries[0].id, of: stream, because: "no", at: now)
            try records.remove([entries[1].id], of: stream)
        }
        #expect(try await house.store.waiting(for: stream, limit: 10).map(\.id) == [entries[2].id])
        let shown = try await house.store.outbox(of: house.organization.id, limit: 10)
        #expect(shown.map(\.id) == [entries[0].id, entries[2].id] && shown[0].lastError == "no")
        let later = now.advanced(bySeconds: 86_401)
        #expect(try await house.store.write { try $0.sweepOutbox(at: now) } == 0)
        #expect(try await house.store.write { try $0.sweepOutbox(at: later) } == 2)
    }

    @Test func `a stream that is fetched or paused is never due, and a foreign one is out of reach`() async throws {
        let fetched = try await Self.stream(of: house, endpoint: nil)
        let (foreign, _) = try await StoreHouse.company("other", in: house.store)
        let (change, stream, now) = (try change("ada@x.example"), stream, now)
        try await house.store.write { try $0.enqueue(in: change.organization) { change } }
        #expect(try await house.store.due(at: now, limit: 10).map(\.stream) == [stream])
        #expect(try await house.store.waiting(for: fetched, limit: 10).count == 1)
        #expect(try await house.store.stream(stream.id, in: foreign.id) == nil)
        #expect(try await !house.store.write { try $0.delete(stream.id, in: foreign.id) })
        #expect(try await !house.store.write { try $0.pause(stream.id, in: foreign.id, because: "x", at: now) })
        let organization = house.organization.id
        _ = try await house.store.write { try $0.pause(stream.id, in: organization, because: "x", at: now) }
        #expect(try await house.store.due(at: now, limit: 10).isEmpty)
    }
}
