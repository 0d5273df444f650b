internal import GRDB
private import GRDBSQLite

/// Bounds the time of the statements on a connection, for as long as it lives or until `end`.
///
/// SQLite asks every so many steps whether to go on; what is stopped fails with SQLITE_INTERRUPT.
@safe final class StatementTime {
    private static let steps: CInt = 100_000

    private let database: OpaquePointer?
    private let deadline: ContinuousClock.Instant

    init(_ database: Database, _ limit: Duration) {
        deadline = .now + limit
        unsafe self.database = database.sqliteConnection
        let itself = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe sqlite3_progress_handler(
            self.database, Self.steps,
            { context in
                guard let context = unsafe context else { return 0 }
                let time = unsafe Unmanaged<StatementTime>.fromOpaque(context).takeUnretainedValue()
                return time.deadline < .now ? 1 : 0
            }, itself)
    }

    func end() { unsafe sqlite3_progress_handler(database, 0, nil, nil) }
}
