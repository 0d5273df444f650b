private import Foundation
private import Synchronization

/// Hears what any server on the database announces.
///
/// It has a connection and a thread of its own. While it hears nothing because the connection is gone, every answer is a
/// new number, so that nobody relies on what may be outdated.
final class PostgresListener: Sendable {
    /// Those who share a schema, and nobody else, hear each other. The server knows its name, which may be too long for a channel.
    static let channel: SQL = "'muster_' || md5(coalesce(current_schema(), ''))"

    private let heard = Atomic<UInt64>(0)
    private let isDeaf = Atomic<Bool>(true)
    private let isStopped = Atomic<Bool>(false)

    private init() {}

    /// Begins to listen, on a thread of its own.
    ///
    /// - Throws: `unavailable` when nothing can be heard from the start.
    static func listening(to url: String) async throws -> PostgresListener {
        let listener = PostgresListener()
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let thread = Thread { [weak listener] in
                let slot = PostgresSlot(url)
                do {
                    try listener?.begin(slot)
                    continuation.resume()
                } catch {
                    return continuation.resume(throwing: error)
                }
                while let listener, !listener.isStopped.load(ordering: .relaxed) { listener.listen(slot) }
            }
            thread.name = "postgres-listener"
            thread.start()
        }
        return listener
    }

    var count: UInt64 {
        if isDeaf.load(ordering: .acquiring) { return heard.wrappingAdd(1, ordering: .relaxed).newValue }
        return heard.load(ordering: .acquiring)
    }

    /// This server knows of its own announcements before the database has told it.
    func hear() { heard.wrappingAdd(1, ordering: .releasing) }

    func stop() { isStopped.store(true, ordering: .relaxed) }

    private func begin(_ slot: PostgresSlot) throws {
        let listen = "DO $$ BEGIN EXECUTE format('LISTEN %I', \(PostgresListener.channel.text)); END $$"
        try slot.connected().script(listen)
        heard.wrappingAdd(1, ordering: .relaxed)
        isDeaf.store(false, ordering: .releasing)
    }

    /// A turn of a second at most, so that the thread can end.
    private func listen(_ slot: PostgresSlot) {
        do {
            if isDeaf.load(ordering: .relaxed) { try begin(slot) }
            if try slot.connected().notices(within: 1000) > 0 { hear() }
        } catch {
            isDeaf.store(true, ordering: .releasing)
            slot.drop()
            Thread.sleep(forTimeInterval: 0.2)
        }
    }
}
