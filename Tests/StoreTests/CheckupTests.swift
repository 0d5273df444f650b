import Accounts
import Foundation
import Store
import TestSupport
import Testing

/// The questions of an operator to a store that somebody else is busy with.
@Suite struct CheckupTests {
    @Test func `a file that another process keeps to itself is unavailable, to a check-up too`() async throws {
        let house = try await StoreHouse(onFile: true)
        let other = try await house.reopened()
        let isDone = DispatchSemaphore(value: 0)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        async let work: Void = house.store.write { _ in
            begin.yield()
            isDone.wait()
        }
        _ = await begun.first { _ in true }
        let error = await #expect(throws: StoreError.self) { try await other.durability() }
        isDone.signal()
        try await work
        if case .unavailable = error {} else { Issue.record("\(String(describing: error))") }
    }
}
