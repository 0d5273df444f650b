internal import Foundation
private import GRDBSQLite
private import Synchronization

/// Counts what SQLite does in the files of one folder, on whatever connection of this process.
///
/// SQLite offers every new connection to `sqlite3_auto_extension`, and tells `sqlite3_trace_v2` when a statement ends.
final class StatementCounter: Sendable {
    private struct Counted {
        var total = RowCount(written: 0, read: 0)
        var statements = 0
        /// How many rows each connection had written before its current statement.
        var written: [Int: Int] = [:]
    }

    /// By the names of their folders; they stay as long as the process, as connections may.
    private static let counters = Mutex<[String: StatementCounter]>([:])
    private let counted = Mutex(Counted())

    private init() {}

    /// Counts from now on; connections that are there already are left out.
    static func counter(of folder: URL) -> StatementCounter {
        _ = watchesConnections
        let counter = StatementCounter()
        counters.withLock { $0[folder.lastPathComponent] = counter }
        return counter
    }

    var count: RowCount { counted.withLock(\.total) }
    /// How many statements have ended.
    var statements: Int { counted.withLock(\.statements) }

    private static let watchesConnections: Void = {
        typealias Extension = @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> CInt
        let watch: Extension = { connection, _, _ in
            unsafe StatementCounter.watch(connection)
            return SQLITE_OK
        }
        unsafe sqlite3_auto_extension(unsafeBitCast(watch, to: (@convention(c) () -> Void).self))
    }()

    private static func watch(_ connection: OpaquePointer?) {
        guard let path = unsafe sqlite3_db_filename(connection, "main") else { return }
        let folder = URL(fileURLWithPath: unsafe String(cString: path)).deletingLastPathComponent().lastPathComponent
        guard let counter = counters.withLock({ $0[folder] }) else { return }
        counter.counted.withLock { $0.written[Int(bitPattern: connection)] = 0 }
        unsafe sqlite3_trace_v2(
            connection, UInt32(SQLITE_TRACE_PROFILE),
            { _, counter, statement, _ in
                guard let counter = unsafe counter, let statement = unsafe statement else { return 0 }
                let itself = unsafe Unmanaged<StatementCounter>.fromOpaque(counter).takeUnretainedValue()
                unsafe itself.add(OpaquePointer(statement))
                return 0
            }, Unmanaged.passUnretained(counter).toOpaque())
    }

    private func add(_ statement: OpaquePointer) {
        let text = unsafe String(cString: sqlite3_sql(statement))
        let steps = unsafe Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1))
        let connection = unsafe sqlite3_db_handle(statement)
        let written = unsafe Int(sqlite3_total_changes64(connection))
        counted.withLock { counted in
            counted.statements += 1
            let before = counted.written.updateValue(written, forKey: Int(bitPattern: connection)) ?? 0
            if text.contains("group_member") { counted.total.read += steps }
            if text.contains("group_member") || text.contains("account_group") {
                counted.total.written += written - before
            }
        }
    }
}
