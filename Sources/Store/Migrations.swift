internal import Accounts

/// The schema's history: append-only, its version is its length.
struct Migrations {
    let dialect: any Dialect
    var texts = all

    static let all: [[UInt8]] = [
        PackageResources._01_accounts_sql, PackageResources._02_keys_sql, PackageResources._03_groups_sql,
        PackageResources._04_clients_sql, PackageResources._05_managers_sql, PackageResources._06_events_sql,
        PackageResources._07_log_sql, PackageResources._08_me_sql, PackageResources._09_administrators_sql,
        PackageResources._10_async_sql, PackageResources._11_claim_sql, PackageResources._12_messages_sql,
        PackageResources._13_domains_sql, PackageResources._14_first_access_sql,
        PackageResources._15_sign_on_sql, PackageResources._16_panel_sql, PackageResources._17_people_sql,
        PackageResources._18_jobs_sql, PackageResources._19_guards_sql,
        PackageResources._20_codes_sql, PackageResources._21_settings_sql, PackageResources._22_letters_sql,
    ]

    /// Brings the database to the version of this program.
    ///
    /// - Throws: `SchemaTooNew` when another, newer program has been here.
    func run(on driver: any Driver) async throws {
        try await driver.write { session in
            for statement in dialect.migrationLock { _ = try session.rows(statement) }
            try session.script("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
            let version = Int(try session.row("SELECT MAX(version) FROM schema_version")?.optionalInteger(0) ?? 0)
            guard version <= texts.count else { throw SchemaTooNew(found: version, known: texts.count) }
            for (index, text) in texts.enumerated().dropFirst(version) {
                try session.script(dialect.spell(String(decoding: text, as: UTF8.self)))
                try session.run("INSERT INTO schema_version (version) VALUES (\(index + 1))")
            }
        }
    }
}

extension Migrations {
    /// Leaves the database as it is.
    ///
    /// - Throws: `SchemaTooOld` or `SchemaTooNew` when this program cannot work with it.
    func check(_ driver: any Driver) async throws {
        let (found, known) = (try await version(driver), texts.count)
        guard found >= known else { throw SchemaTooOld(found: found, known: known) }
        guard found == known else { throw SchemaTooNew(found: found, known: known) }
    }

    /// How many migrations the database has seen; none where there is no table that says so.
    private func version(_ driver: any Driver) async throws -> Int {
        do {
            return try await driver.read { session in
                Int(try session.row("SELECT MAX(version) FROM schema_version")?.optionalInteger(0) ?? 0)
            }
        } catch let error as DriverError {
            throw error
        } catch {
            return 0
        }
    }
}

/// The database was last brought up to date by an older program, or never.
package struct SchemaTooOld: Error, CustomStringConvertible {
    let found: Int
    let known: Int

    package var description: String {
        "The database has schema version \(found), this program needs \(known); run muster migrate."
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
