private import Foundation
private import GRDB
private import Synchronization

/// SQLite through GRDB: one writer with group commit, readers beside it.
final class SQLiteDriver: Driver {
    private let pool: DatabasePool
    /// Not out of the pool: a lookup waits on its own thread, so whoever holds a connection for one must need no thread
    /// to go on; a query does, and enough of both would wait for each other for ever.
    private let lookups: LookupConnections
    private let commits: GroupCommit
    private let news: Announcements
    private let queryTime: Duration

    var announcements: UInt64 { news.count }

    /// Opens the file, which is made when it is not there, for its owner alone; SQLite gives its other files the same
    /// mode.
    ///
    /// WAL keeps readers and the writer out of each other's way. `synchronous=FULL` makes the log reach the disk with
    /// every commit; GRDB sets NORMAL when it turns WAL on, so FULL is set behind that, on the one writing connection.
    init(path: String, queryTime: Duration) throws {
        self.queryTime = queryTime
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -8000")
        }
        if !FileManager.default.fileExists(atPath: path) {
            // Whatever is wrong with the folder is said when the file is opened.
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            lookups = try LookupConnections(path: path)
            news = try Announcements(besides: path)
        } catch {
            throw SQLiteSession.translate(error)
        }
        commits = GroupCommit(pool)
    }

    /// A single statement on an index takes less time than a change of threads, so it runs where it is called, and
    /// without a transaction around it.
    func lookup(_ sql: SQL) async throws -> Row? { try lookups.row(sql) }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { [queryTime, news] database in
                let limit = StatementTime(database, queryTime)
                defer { limit.end() }
                return try body(SQLiteSession(database, news, cachesStatements: false))
            }
        } catch {
            throw SQLiteSession.translate(error)
        }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let outcome = Mutex<Result<Value, any Error>>(.failure(DriverError.unavailable("the write never ran")))
            let unit = Outcome(outcome: outcome)
            commits.submit(
                GroupCommit.Unit(
                    run: { [news] database in
                        let session = SQLiteSession(database, news)
                        unit.outcome.withLock { $0 = SQLiteDriver.savepoint(database, session, body) }
                    },
                    finish: { failure in
                        if let failure {
                            continuation.resume(throwing: failure)
                        } else {
                            continuation.resume(with: unit.outcome.withLock { $0 })
                        }
                    }
                ))
        }
    }

    /// Carries the result of a unit from its savepoint to the commit.
    private final class Outcome<Value: Sendable>: Sendable {
        let outcome: Mutex<Result<Value, any Error>>

        init(outcome: consuming sending Mutex<Result<Value, any Error>>) {
            self.outcome = outcome
        }
    }

    /// Takes back what a unit has done; where that fails, what the whole round has done.
    private static func undo(_ database: Database, _ session: SQLiteSession) {
        guard database.isInsideTransaction else { return }
        do {
            try session.run("ROLLBACK TO unit")
            try session.run("RELEASE unit")
        } catch {
            try? database.rollback()
        }
    }

    private static func savepoint<Value: Sendable>(
        _ database: Database,
        _ session: SQLiteSession,
        _ body: (any Session) throws -> Value
    ) -> Result<Value, any Error> {
        do {
            try session.run("SAVEPOINT unit")
            do {
                let value = try body(session)
                guard !session.isBroken else { throw IgnoredFailure() }
                try session.run("RELEASE unit")
                return .success(value)
            } catch {
                undo(database, session)
                throw error
            }
        } catch {
            return .failure(SQLiteSession.translate(error))
        }
    }
}
