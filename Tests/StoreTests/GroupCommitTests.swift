import Accounts
import Dispatch
import SCIM
import Store
import Synchronization
import TestSupport
import Testing

/// Many writers, one commit: what each of them may rely on.
@Suite struct GroupCommitTests {
    private struct Refused: Error {}

    @Test func `a unit that fails is rolled back alone`() async throws {
        let house = try await StoreHouse()
        let entries = try (0..<64).map { try house.entry("person\($0)@x.example") }
        let store = house.store
        await withTaskGroup(of: Void.self) { group in
            for (index, entry) in entries.enumerated() {
                group.addTask {
                    try? await store.write { records in
                        try records.insert(entry)
                        if index % 3 == 0 { throw Refused() }
                    }
                }
            }
        }
        let kept = Set(try await house.ids())
        let expected = Set(entries.enumerated().filter { $0.offset % 3 != 0 }.map(\.element.account.id))
        #expect(kept == expected)
    }

    @Test func `a unit that goes on after a statement has failed is not kept`() async throws {
        let house = try await StoreHouse()
        let taken = try await house.insert(try house.entry("ada@x.example"))
        let other = try house.entry("bob@x.example")
        await #expect(throws: (any Error).self) {
            try await house.store.write { records in
                try records.insert(other)
                try? records.insert(taken)
                _ = try? records.account(taken.account.id, in: taken.account.organization)
            }
        }
        #expect(try await house.ids() == [taken.account.id])
        try await house.insert(other)
    }

    @Test func `of sixteen simultaneous creates of one userName exactly one succeeds`() async throws {
        let house = try await StoreHouse()
        let second = try await house.reopened()
        let stores = [house.store, second]
        let entries = try (0..<16).map { _ in try house.entry("ada@x.example") }
        let outcomes = await withTaskGroup(of: StoreError?.self) { group in
            for (index, entry) in entries.enumerated() {
                group.addTask {
                    do {
                        try await stores[index % 2].write { try $0.insert(entry) }
                        return nil
                    } catch {
                        return error as? StoreError
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.count { $0 == .taken(.userName) } == 15)
    }

    @Test func `S30 of two writers who read the same version one is told that it is gone`() async throws {
        let house = try await StoreHouse()
        let old = try await house.insert(try house.entry("ada@x.example"))
        let store = house.store
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for name in ["a", "b", "c", "d"] {
                var account = old.account
                let change = PatchRequest([PatchOperation(.replace, path: "nickName", value: .string(name))])
                _ = try account.accept(
                    house.schemas.patch(account.profile, with: change), by: house.integration, at: StoreHouse.start)
                let new = AccountEntry(account, schemas: house.schemas)
                group.addTask { try await store.write { try $0.update(new, replacing: old) } }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
    }

    @Test func `every commit reaches the disk`() async throws {
        let house = try await StoreHouse()
        let promise =
            TestDatabase.isPostgres
            ? "PostgreSQL, fsync on, synchronous_commit on" : "SQLite, journal wal, synchronous full"
        #expect(try await house.store.durability() == promise)
    }

    /// The first unit keeps the writer busy, so that the next two share a round. While the second of them still runs,
    /// the first has done its work, but must not have been answered: nothing is committed yet.
    @Test func `the answer leaves after the commit`() async throws {
        let house = try await StoreHouse(onFile: true)
        let store = house.store
        let isBusy = DispatchSemaphore(value: 0)
        let mayGoOn = DispatchSemaphore(value: 0)
        let hasRun = DispatchSemaphore(value: 0)
        let wasAnswered = DispatchSemaphore(value: 0)
        let answeredEarly = Mutex(false)
        async let blocker: Void = store.write { _ in
            isBusy.signal()
            mayGoOn.wait()
        }
        await offPool { isBusy.wait() }
        // Both are in line when these two calls are back.
        let first = Task.immediate {
            try await store.write { _ in _ = hasRun.signal() }
            wasAnswered.signal()
        }
        let second = Task.immediate {
            try await store.write { _ in
                hasRun.wait()
                answeredEarly.withLock { $0 = wasAnswered.wait(timeout: .now() + .milliseconds(100)) == .success }
            }
        }
        mayGoOn.signal()
        try await blocker
        try await second.value
        try await first.value
        #expect(!answeredEarly.withLock { $0 })
    }

    /// Waits on a thread of its own, so that no thread of the concurrency pool stands still.
    private func offPool(_ wait: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                wait()
                continuation.resume()
            }
        }
    }
}
