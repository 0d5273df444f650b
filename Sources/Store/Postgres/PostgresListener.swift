private import Dispatch
private import Foundation
private import Synchronization

/// Hears what any server on the database announces.
///
/// It has a connection and a thread of its own. While it hears nothing because the connection is gone, every answer is a
/// new number, so that nobody relies on what may be outdated.
final class PostgresListener: Sendable {
    private let heard = Atomic<UInt64>(0)
    private let isDeaf = Atomic<Bool>(true)
    private let isStopped = Atomic<Bool>(false)

    /// - Throws: `unavailable` when nothing can be heard from the start.
    init(_ url: String) throws {
        let begun = Begun()
        let thread = Thread { [weak self] in
            let slot = PostgresSlot(url)
            do { try self?.begin(slot) } catch { begun.failure.withLock { $0 = error } }
            begun.signal.signal()
            while let listener = self, !listener.isStopped.load(ordering: .relaxed) { listener.listen(slot) }
        }
        thread.name = "postgres-listener"
        thread.start()
        begun.signal.wait()
        if let error = begun.failure.withLock(\.self) {
            stop()
            throw error
        }
    }

    var count: UInt64 {
        if isDeaf.load(ordering: .acquiring) { return heard.wrappingAdd(1, ordering: .relaxed).newValue }
        return heard.load(ordering: .acquiring)
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }

    private func begin(_ slot: PostgresSlot) throws {
        try slot.connected().script("LISTEN muster")
        heard.wrappingAdd(1, ordering: .relaxed)
        isDeaf.store(false, ordering: .releasing)
    }

    /// A turn of a second at most, so that the thread can end.
    private func listen(_ slot: PostgresSlot) {
        do {
            if isDeaf.load(ordering: .relaxed) { try begin(slot) }
            if try slot.connected().notices(within: 1000) > 0 { heard.wrappingAdd(1, ordering: .releasing) }
        } catch {
            isDeaf.store(true, ordering: .releasing)
            slot.drop()
            Thread.sleep(forTimeInterval: 0.2)
        }
    }

    /// How the first try to listen went, told across threads.
    private final class Begun: Sendable {
        let failure = Mutex<(any Error)?>(nil)
        let signal = DispatchSemaphore(value: 0)
    }
}
