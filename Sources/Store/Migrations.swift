internal import Accounts

/// The schema's history: append-only, its version is its length.
struct Migrations {
    let dialect: any Dialect

    static let all: [[UInt8]] = [PackageResources._01_accounts_sql]

    /// Brings the database to the version of this program.
    ///
    /// - Throws: `SchemaTooNew` when another, newer program has been here.
    func run(on driver: any Driver) async throws {
        try await driver.write { session in
            try session.script("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
            let version = Int(try session.row("SELECT MAX(version) FROM schema_version")?.optionalInteger(0) ?? 0)
            guard version <= Migrations.all.count else {
                throw SchemaTooNew(found: version, known: Migrations.all.count)
            }
            for (index, text) in Migrations.all.enumerated().dropFirst(version) {
                try session.script(dialect.spell(String(decoding: text, as: UTF8.self)))
                try session.run("INSERT INTO schema_version (version) VALUES (\(index + 1))")
            }
        }
    }
}

/// The database was written by a newer program; this one must not touch it.
package struct SchemaTooNew: Error, CustomStringConvertible {
    let found: Int
    let known: Int

    package var description: String {
        "The database has schema version \(found), this program knows \(known); start a newer muster."
    }
}

extension SQLAccountStore {
    /// Opens a SQLite file, makes it when it is not there, and brings its schema up to date.
    ///
    /// - Parameter queryTime: how long a list may take.
    package static func sqlite(
        path: String,
        queryTime: Duration = .seconds(Limits.secondsForQuery)
    ) async throws -> SQLAccountStore {
        let dialect = SQLiteDialect()
        let driver: SQLiteDriver
        do {
            driver = try SQLiteDriver(path: path, queryTime: queryTime)
            try await Migrations(dialect: dialect).run(on: driver)
        } catch DriverError.unavailable(let reason) {
            throw StoreError.unavailable("\(path) cannot be used: \(reason)")
        }
        return SQLAccountStore(driver: driver, dialect: dialect)
    }
}
