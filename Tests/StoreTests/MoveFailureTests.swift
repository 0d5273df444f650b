import Accounts
import Dispatch
import Foundation
import SCIM
import Store
import Synchronization
import TestSupport
import Testing

/// Whichever side of a move fails, the other ends too, and the target is as it was.
@Suite(.timeLimit(.minutes(5))) struct MoveFailureTests {
    /// A NUL is no value that this program lets in, and so none that it reads.
    @Test(arguments: [false, true])
    func `a source that cannot be read to its end leaves the target as it was`(replaces: Bool) async throws {
        let pair = try await MovePair(people: 600)
        try await pair.source.insert(try pair.source.entry(["userName": "damaged", "title": "\u{0}"]))
        if replaces { _ = try await StoreHouse.company("other", in: pair.target) }
        let before = try await pair.target.organizations()
        await #expect(throws: SCIMError.self) {
            try await pair.source.store.move(to: pair.target, replaces: replaces)
        }
        #expect(try await pair.target.organizations() == before)
        try await StoreHouse.company("next", in: pair.source.store)
        try await StoreHouse.company("next", in: pair.target)
    }

    @Test func `a target that another process keeps to itself is unavailable, and the source goes on`() async throws {
        let pair = try await MovePair()
        let other = try await MovePair.store(pair.targetURL)
        let isDone = DispatchSemaphore(value: 0)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        async let work: Void = other.write { records in
            _ = try records.insertOrganization(slug: "kept", name: "kept", at: StoreHouse.start)
            begin.yield()
            isDone.wait()
        }
        _ = await begun.first { _ in true }
        let error = await #expect(throws: StoreError.self) { try await pair.source.store.move(to: pair.target) }
        isDone.signal()
        try await work
        if case .unavailable = error {} else { Issue.record("\(String(describing: error))") }
        #expect(try await pair.target.organizations().map(\.slug) == ["kept"])
        try await StoreHouse.company("next", in: pair.source.store)
    }

    /// While the first page is on its way, somebody wants to write.
    @Test(arguments: MovePair.Direction.allCases)
    func `nobody changes the source meanwhile`(direction: MovePair.Direction) async throws {
        let pair = try await MovePair(direction)
        let writer = try await pair.source.reopened()
        let isWritten = DispatchSemaphore(value: 0)
        let wasWrittenEarly = Mutex<Bool?>(nil)
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        async let writing: Void = {
            _ = await starts.first { _ in true }
            try await StoreHouse.company("late", in: writer)
            isWritten.signal()
        }()
        let report = try await pair.source.store.move(to: pair.target) { _ in
            start.yield()
            wasWrittenEarly.withLock { early in
                if early == nil { early = isWritten.wait(timeout: .now() + .milliseconds(200)) == .success }
            }
        }
        try await writing
        #expect(wasWrittenEarly.withLock(\.self) == false)
        #expect(report.tables.first { $0.table == "organization" }?.rows == 1)
        #expect(try await pair.target.organizations().map(\.slug) == ["acme"])
        #expect(try await pair.source.store.organizations().map(\.slug) == ["acme", "late"])
    }
}
