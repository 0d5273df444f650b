import Accounts
import SCIM
import Synchronization
import TestSupport
import Testing

/// The recorder under pressure, without a store, and at its end.
@Suite struct RecorderTests {
    /// A recorder on the store of a house that can fail, for one of its organizations.
    private struct Stage {
        let house: TestHouse
        let slug: String
        let credential: Credential
        let recorder: ProvisioningRecorder
        let troubles: Troubles

        init(_ house: TestHouse) async throws {
            self.house = house
            let company = try await house.organization()
            slug = company.slug
            credential = try #require(
                try await Admission(store: house.faults, keyring: house.keyring, environment: house.environment)
                    .credential(company.token, at: company.path))
            let troubles = Troubles()
            self.troubles = troubles
            recorder = ProvisioningRecorder(store: house.faults, environment: house.environment) { trouble in
                troubles.all.withLock { $0.append(trouble) }
            }
        }

        func record(_ action: ProvisioningAction, _ requestID: String, status: Int = 200) {
            recorder.record(
                ProvisioningEvent(
                    time: house.clock.now, requestID: requestID, credential: credential, action: action, schemas: nil,
                    status: status, error: nil, facts: ProvisioningEvent.Facts(), milliseconds: 1))
        }

        func entries(_ change: (inout LogQuery) -> Void = { _ in }) async throws -> [ProvisioningEntry] {
            var query = LogQuery()
            query.limit = 10_000
            change(&query)
            return try await house.faults.log(query, in: credential.organization.id).map(\.entry)
        }
    }

    private final class Troubles: Sendable {
        let all = Mutex<[String]>([])
    }

    @Test func `when too much waits, what was only read goes first, and is counted`() async throws {
        try await TestHouse.run { house in
            let stage = try await Stage(house)
            for number in 0..<4000 { stage.record(.read, "read \(number)") }
            for number in 0..<200 { stage.record(.patch, "write \(number)") }
            stage.record(.read, "late")
            stage.record(.read, "refused", status: 404)
            await stage.recorder.flush()
            let entries = try await stage.entries()
            #expect(entries.count(where: { $0.action == .patch }) == 200)
            #expect(entries.contains { $0.requestID == "refused" } && !entries.contains { $0.requestID == "late" })
            let loss = try #require(entries.last)
            #expect(loss.action == .loss && entries.count == Limits.waitingLogEvents + 1)
            #expect(loss.operations == 4000 + 200 + 2 - Limits.waitingLogEvents)
            #expect(
                loss.description
                    == "Test directory made 106 requests that are not in this log: too many came at once.")
            #expect(!entries.contains { $0.requestID == "read 0" }, "the oldest reads go")
            await stage.recorder.flush()
            #expect(try await stage.entries().count == entries.count, "a loss is told once")
        }
    }

    @Test func `writes beyond all room are counted as well`() async throws {
        try await TestHouse.run { house in
            let stage = try await Stage(house)
            for number in 0..<(Limits.waitingLogEvents + 7) { stage.record(.patch, "\(number)") }
            await stage.recorder.flush()
            let loss = try #require(try await stage.entries().last)
            #expect(loss.action == .loss && loss.operations == 7)
        }
    }

    @Test func `while the store is away entries wait, and the operator is told once`() async throws {
        try await TestHouse.run { house in
            let stage = try await Stage(house)
            house.faults.fail(with: StoreError.unavailable("gone"))
            for number in 0..<3 {
                stage.record(.patch, "\(number)")
                await stage.recorder.flush()
            }
            #expect(stage.troubles.all.withLock(\.count) == 1)
            house.faults.fail(with: nil)
            await stage.recorder.flush()
            #expect(try await stage.entries().map(\.requestID) == ["0", "1", "2"])
            house.faults.fail(with: StoreError.unavailable("gone again"))
            stage.record(.patch, "3")
            await stage.recorder.flush()
            #expect(stage.troubles.all.withLock(\.count) == 2)
        }
    }

    @Test func `reads are recorded only where they are kept`() async throws {
        try await TestHouse.run { house in
            var settings = Settings()
            settings[.logReadDays] = "0"
            let recorder = ProvisioningRecorder(store: house.faults, environment: house.environment) { _ in }
            let stage = try await Stage(house)
            let known = stage.credential
            let credential = Credential(
                token: known.token,
                organization: Organization(
                    id: known.organization.id, slug: stage.slug, name: stage.slug, settings: settings),
                integration: known.integration)
            for (action, status) in [(ProvisioningAction.list, 200), (.list, 400), (.patch, 200)] {
                recorder.record(
                    ProvisioningEvent(
                        time: house.clock.now, requestID: "\(action) \(status)", credential: credential, action: action,
                        schemas: nil, status: status, error: nil, facts: ProvisioningEvent.Facts(), milliseconds: 1))
            }
            await recorder.flush()
            #expect(try await stage.entries().map(\.requestID) == ["list 400", "patch 200"])
        }
    }

    @Test func `entries are kept for as many days as the organization wants`() async throws {
        try await TestHouse.run { house in
            let stage = try await Stage(house)
            func sweep(afterDays days: Int64) async throws -> [String] {
                house.clock.advance(bySeconds: days * 86_400)
                await stage.recorder.sweep()
                return try await stage.entries().map(\.requestID)
            }
            stage.record(.read, "read")
            stage.record(.patch, "write")
            stage.record(.read, "refused", status: 404)
            await stage.recorder.flush()
            #expect(try await sweep(afterDays: 1) == ["read", "write", "refused"])
            #expect(try await sweep(afterDays: 1) == ["write", "refused"])
            #expect(try await sweep(afterDays: 27) == ["write", "refused"])
            try await house.administration.set(.logDays, to: "40", of: stage.slug, integration: nil)
            #expect(try await sweep(afterDays: 2) == ["write", "refused"])
            #expect(try await sweep(afterDays: 10) == [])
        }
    }

    @Test func `it writes by itself, and clears away by itself`() async throws {
        try await TestHouse.run { house in
            let stage = try await Stage(house)
            let (pauses, pause) = AsyncStream.makeStream(of: Void.self)
            let (gates, gate) = AsyncStream.makeStream(of: Void.self)
            let environment = Accounts.Environment(
                now: house.environment.now, random: house.environment.random,
                sleep: { _ in
                    pause.yield()
                    for await _ in gates { return }
                    throw CancellationError()
                })
            let recorder = ProvisioningRecorder(store: house.faults, environment: environment) { _ in }
            let running = Task { await recorder.run() }
            var iterator = pauses.makeAsyncIterator()
            await iterator.next()
            recorder.record(
                ProvisioningEvent(
                    time: house.clock.now, requestID: "1", credential: stage.credential, action: .patch, schemas: nil,
                    status: 200, error: nil, facts: ProvisioningEvent.Facts(), milliseconds: 1))
            gate.yield()
            await iterator.next()
            #expect(try await stage.entries().count == 1)
            house.clock.advance(bySeconds: 31 * 86_400)
            gate.yield()
            await iterator.next()
            #expect(try await stage.entries().isEmpty)
            gate.finish()
            await running.value
        }
    }
}
