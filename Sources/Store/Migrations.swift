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
            if let lock = dialect.migrationLock { _ = try session.rows(lock) }
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
