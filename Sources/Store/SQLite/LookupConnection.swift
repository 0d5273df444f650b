private import GRDBSQLite
private import Synchronization

/// A connection that only looks rows up, one statement at a time, on the thread of whoever asks.
///
/// It speaks SQLite's C interface: a lookup runs with every request, and what GRDB does around a statement takes as long
/// as the statement itself.
final class LookupConnection: Sendable {
    private let state: Mutex<State>

    init(path: String) throws {
        state = Mutex(try State(path: path))
    }

    /// The first row of a statement that only reads.
    func row(_ sql: SQL) throws -> Row? {
        try state.withLock { try $0.row(sql) }
    }

    /// The connection and the statements it has prepared, by their text; there are as many as lookups in the source.
    @safe private struct State: ~Copyable {
        private let database: OpaquePointer
        private var statements: [String: OpaquePointer] = unsafe [:]

        init(path: String) throws {
            var opened: OpaquePointer?
            let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
            let status = unsafe sqlite3_open_v2(path, &opened, flags, nil)
            guard status == SQLITE_OK, let opened = unsafe opened else {
                unsafe sqlite3_close_v2(opened)
                throw DriverError.unavailable("SQLite \(status): \(path) cannot be opened")
            }
            unsafe sqlite3_busy_timeout(opened, 10_000)
            unsafe sqlite3_exec(opened, "PRAGMA cache_size = -8000", nil, nil, nil)
            unsafe database = unsafe opened
        }

        deinit {
            unsafe statements.values.forEach { unsafe sqlite3_finalize($0) }
            unsafe sqlite3_close_v2(database)
        }

        mutating func row(_ sql: SQL) throws -> Row? {
            let statement = try unsafe prepared(sql.text)
            defer { unsafe sqlite3_reset(statement) }
            for (index, value) in sql.bindings.enumerated() { unsafe value.bind(to: statement, at: CInt(index + 1)) }
            switch unsafe sqlite3_step(statement) {
            case SQLITE_ROW:
                return Row(unsafe (0..<sqlite3_column_count(statement)).map { unsafe SQLValue(statement, column: $0) })
            case SQLITE_DONE: return nil
            default: throw failure()
            }
        }

        private mutating func prepared(_ text: String) throws -> OpaquePointer {
            if let statement = unsafe statements[text] { return unsafe statement }
            var statement: OpaquePointer?
            let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
            guard unsafe sqlite3_prepare_v3(database, text, -1, flags, &statement, nil) == SQLITE_OK,
                let statement = unsafe statement
            else { throw failure() }
            unsafe statements[text] = unsafe statement
            return unsafe statement
        }

        private func failure() -> DriverError {
            let (code, message) = unsafe (sqlite3_extended_errcode(database), String(cString: sqlite3_errmsg(database)))
            return .unavailable("SQLite \(code): \(message)")
        }
    }
}

extension SQLValue {
    /// Copied by SQLite (SQLITE_TRANSIENT), so that it need not outlive the call.
    @unsafe fileprivate func bind(to statement: OpaquePointer, at index: CInt) {
        let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null: unsafe sqlite3_bind_null(statement, index)
        case .integer(let number): unsafe sqlite3_bind_int64(statement, index, number)
        case .real(let number): unsafe sqlite3_bind_double(statement, index, number)
        case .text(let text): unsafe sqlite3_bind_text(statement, index, text, CInt(text.utf8.count), copied)
        case .blob(let bytes): unsafe sqlite3_bind_blob(statement, index, bytes, CInt(bytes.count), copied)
        }
    }

    @unsafe fileprivate init(_ statement: OpaquePointer, column: CInt) {
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        switch unsafe sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = unsafe .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = unsafe .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let bytes = unsafe UnsafeBufferPointer(start: sqlite3_column_text(statement, column), count: count)
            self = unsafe .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = unsafe UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: count)
            self = unsafe .blob(Array(bytes))
        default: self = .null
        }
    }
}
