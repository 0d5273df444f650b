private import Foundation
internal import GRDB

/// A GRDB connection, lent for the time of one closure.
final class SQLiteSession: Session {
    private let database: Database
    /// Off where clients decide what the statements look like, so that no cache grows by their imagination.
    private let cachesStatements: Bool
    private let announcements: Announcements
    /// Whether a statement has failed.
    private(set) var isBroken = false

    init(_ database: Database, _ announcements: Announcements, cachesStatements: Bool = true) {
        self.database = database
        self.announcements = announcements
        self.cachesStatements = cachesStatements
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try noting {
            let statement = try prepared(sql)
            let width = statement.columnCount
            var rows: [Row] = []
            let cursor = try GRDB.Row.fetchCursor(statement)
            while let row = try cursor.next() {
                rows.append(Row((0..<width).map { SQLValue(row[$0] as DatabaseValue) }))
            }
            return rows
        }
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try noting {
            try prepared(sql).execute()
            return database.changesCount
        }
    }

    func send(_ sql: SQL) throws { try run(sql) }

    func script(_ text: String) throws {
        try database.execute(sql: text)
    }

    func announce() {
        database.afterNextTransaction { [announcements] _ in announcements.raise() }
    }

    private func noting<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            isBroken = true
            throw error
        }
    }

    private func prepared(_ sql: SQL) throws -> Statement {
        let statement =
            try cachesStatements ? database.cachedStatement(sql: sql.text) : database.makeStatement(sql: sql.text)
        // Text and bindings grow together in `SQL`, so there is nothing left to check.
        statement.setUncheckedArguments(StatementArguments(sql.bindings.map { $0.argument }))
        return statement
    }

    /// An error in words that name no database; errors of others pass unchanged.
    static func translate(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: DriverError.notUnique(error.message ?? "")
        default:
            switch error.resultCode {
            case .SQLITE_INTERRUPT: DriverError.tooSlow
            case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY,
                .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_NOMEM:
                DriverError.unavailable("SQLite \(error.resultCode.rawValue): \(error.message ?? "")")
            default: error
            }
        }
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .double(let number): .real(number)
            case .string(let text): .text(text)
            case .blob(let data): .blob(Array(data))
            }
    }

    /// Of this type, so that arguments are put together without a key path, which costs more than the binding.
    fileprivate var argument: (any DatabaseValueConvertible)? {
        switch self {
        case .null: nil
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
