private import Foundation
private import Synchronization

/// PostgreSQL through libpq: a few connections, each with a thread of its own, so that no other thread ever waits.
final class PostgresDriver: Driver {
    private let line: PostgresLine
    private let listener: PostgresListener
    private let queryTime: Duration

    /// Connects at once, so that a URL that leads nowhere is told of at once.
    ///
    /// - Parameters:
    ///   - connections: how many units of work may run at once.
    ///   - queryTime: how long a list may take.
    static func open(url: String, connections: Int, queryTime: Duration) async throws -> PostgresDriver {
        let listener = try await PostgresListener.listening(to: url)
        return PostgresDriver(url, connections, queryTime, listener)
    }

    private init(_ url: String, _ connections: Int, _ queryTime: Duration, _ listener: PostgresListener) {
        line = PostgresLine(workers: connections)
        self.queryTime = queryTime
        self.listener = listener
        for number in 1...connections {
            let line = line
            let thread = Thread {
                let slot = PostgresSlot(url)
                while let turn = line.next() {
                    switch turn {
                    case .unit(let unit): unit.run(slot)
                    case .lookups(let lookups): slot.answer(lookups)
                    }
                }
            }
            thread.name = "postgres-\(number)"
            thread.start()
        }
    }

    deinit {
        line.close()
        listener.stop()
    }

    var announcements: UInt64 { listener.count }

    func lookup(_ sql: SQL) async throws -> Row? {
        try await withCheckedThrowingContinuation { continuation in
            line.add(.lookup(PostgresLookup(sql: sql) { continuation.resume(with: $0) }))
        }
    }

    /// In one snapshot, as SQLite reads.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value {
        // Zero would mean no limit.
        let milliseconds = max(1, Int(queryTime / .milliseconds(1)))
        return try await perform { slot in
            let begin: [SQL] = [
                "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
                "SELECT set_config('statement_timeout', \("\(milliseconds)"), true)",
            ]
            return try slot.transaction(begin, keepsStatements: false, body)
        }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value {
        do {
            return try await perform { [listener] slot in
                try slot.transaction(["BEGIN"], keepsStatements: true, announced: listener.hear, body)
            }
        } catch DriverError.tooSlow {
            throw DriverError.unavailable("a write was stopped by statement_timeout")
        }
    }

    private func perform<Value: Sendable>(
        _ work: @escaping @Sendable (borrowing PostgresSlot) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            line.add(
                .unit(
                    PostgresUnit(
                        run: { slot in continuation.resume(with: Result { try work(slot) }) },
                        refuse: { continuation.resume(throwing: $0) })))
        }
    }
}
