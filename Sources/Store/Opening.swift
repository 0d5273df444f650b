internal import Accounts

extension SQLAccountStore {
    /// How many units of work one server does on PostgreSQL at once.
    package static let postgresConnections = 8

    /// Opens the database behind a URL and brings its schema up to date.
    ///
    /// - Parameter url: `sqlite:PATH`, a file that is made when it is not there; or `postgres://…`.
    /// - Throws: `StoreError.unavailable` when it cannot be used, nil behind another kind of URL.
    /// - Parameter queryTime: how long a list may take.
    package static func open(
        _ url: String,
        connections: Int = postgresConnections,
        queryTime: Duration = .seconds(Limits.secondsForQuery)
    ) async throws -> SQLAccountStore? {
        if url.hasPrefix("sqlite:") {
            let path = String(url.dropFirst("sqlite:".count))
            return try await opening(path) {
                SQLAccountStore(driver: try SQLiteDriver(path: path, queryTime: queryTime), dialect: SQLiteDialect())
            }
        }
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else { return nil }
        return try await opening("the database") {
            SQLAccountStore(
                driver: try PostgresDriver(url: url, connections: connections, queryTime: queryTime),
                dialect: PostgresDialect())
        }
    }

    private static func opening(_ name: String, _ make: () throws -> SQLAccountStore) async throws -> SQLAccountStore {
        do {
            let store = try make()
            try await Migrations(dialect: store.dialect).run(on: store.driver)
            return store
        } catch DriverError.unavailable(let reason) {
            throw StoreError.unavailable("\(name) cannot be used: \(reason)")
        }
    }
}
