internal import Accounts

/// The database was last brought up to date by an older program, or never.
package struct SchemaTooOld: Error, CustomStringConvertible {
    let found: Int
    let known: Int

    package var description: String {
        "The database has schema version \(found), this program needs \(known); run muster migrate."
    }
}

extension SQLAccountStore {
    /// Opens a SQLite file that is there, and leaves its schema as it is.
    ///
    /// - Throws: `SchemaTooOld` or `SchemaTooNew` when this program cannot work with it.
    package static func existing(sqlite path: String) async throws -> SQLAccountStore {
        let driver: SQLiteDriver
        let found: Int
        do {
            driver = try SQLiteDriver(path: path, queryTime: .seconds(Limits.secondsForQuery))
            found = try await driver.schemaVersion()
        } catch DriverError.unavailable(let reason) {
            throw StoreError.unavailable("\(path) cannot be used: \(reason)")
        }
        let known = Migrations.all.count
        guard found >= known else { throw SchemaTooOld(found: found, known: known) }
        guard found == known else { throw SchemaTooNew(found: found, known: known) }
        return SQLAccountStore(driver: driver, dialect: SQLiteDialect())
    }
}

extension Driver {
    /// How many migrations the database has seen; none where there is no table that says so.
    fileprivate func schemaVersion() async throws -> Int {
        do {
            return try await read { session in
                Int(try session.row("SELECT MAX(version) FROM schema_version")?.optionalInteger(0) ?? 0)
            }
        } catch let error as DriverError {
            throw error
        } catch {
            return 0
        }
    }
}
