internal import Accounts

extension SQLAccountStore {
    /// How many units of work one server does at once, where the database is a server too.
    package static let connections = 8

    /// The URL of a file.
    package static func url(ofFile path: String) -> String { "sqlite:" + path }

    /// The file that a URL of the kind `sqlite:PATH` names.
    package static func file(of url: String) -> String? {
        url.hasPrefix("sqlite:") ? String(url.dropFirst("sqlite:".count)) : nil
    }

    /// Opens the database behind a URL, `sqlite:PATH` or `postgres://…`.
    ///
    /// - Parameters:
    ///   - migrating: whether the schema is brought up to date, and a file made that is not there.
    ///   - queryTime: how long a list may take.
    /// - Throws: `BadDatabaseURL`; `StoreError.unavailable` when the database cannot be used; `SchemaTooOld` or
    ///   `SchemaTooNew` when its schema is not this program's.
    package static func open(
        _ url: String,
        migrating: Bool = true,
        connections: Int = connections,
        queryTime: Duration = .seconds(Limits.secondsForQuery)
    ) async throws -> SQLAccountStore {
        do {
            let store = try await make(url, connections, queryTime)
            let migrations = Migrations(dialect: store.dialect)
            if migrating {
                try await migrations.run(on: store.driver)
                try await PeopleBackfill(driver: store.driver, dialect: store.dialect).run()
            } else {
                try await migrations.check(store.driver)
            }
            return store
        } catch DriverError.unavailable(let reason) {
            throw StoreError.unavailable("\(file(of: url) ?? "The database") cannot be used: \(reason)")
        }
    }

    /// Whatever schema is there.
    package static func make(_ url: String, _ connections: Int, _ queryTime: Duration) async throws -> SQLAccountStore {
        if let path = file(of: url) {
            return SQLAccountStore(
                driver: try SQLiteDriver(path: path, queryTime: queryTime), dialect: SQLiteDialect())
        }
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else { throw BadDatabaseURL("") }
        if let flaw = PostgresConnection.flaw(in: url) { throw BadDatabaseURL(": " + flaw) }
        return SQLAccountStore(
            driver: try await PostgresDriver.open(url: url, connections: connections, queryTime: queryTime),
            dialect: PostgresDialect())
    }
}

/// The URL names no database; nothing of it is repeated, for there may be a password in it.
package struct BadDatabaseURL: Error {
    private let flaw: String

    init(_ flaw: String) { self.flaw = flaw }

    /// - Parameter option: where the URL was given.
    package func sentence(about option: String) -> String {
        "\(option) is not understood\(flaw); use sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE."
    }
}
