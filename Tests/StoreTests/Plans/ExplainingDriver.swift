import Synchronization

@testable import Store

/// A database that is asked before each SELECT how it would answer it.
final class ExplainingDriver: Driver {
    private let driver: any Driver
    private let dialect: any Dialect
    private let steps = Mutex<[String]>([])

    init(of store: SQLAccountStore) {
        (driver, dialect) = (store.driver, store.dialect)
    }

    /// The steps in which everything was found that a store was asked for.
    static func steps(
        of store: SQLAccountStore,
        _ ask: (SQLAccountStore) async throws -> Void
    ) async throws -> [String] {
        let driver = ExplainingDriver(of: store)
        try await ask(SQLAccountStore(driver: driver, dialect: store.dialect))
        return driver.steps.withLock(\.self)
    }

    var announcements: UInt64 { driver.announcements }

    func lookup(_ sql: SQL) async throws -> Row? {
        try await driver.read { [self] in try explain(sql, $0) }
        return try await driver.lookup(sql)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value {
        try await driver.read { [self] in try body(ExplainingSession(session: $0, driver: self)) }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value {
        try await driver.write { [self] in try body(ExplainingSession(session: $0, driver: self)) }
    }

    fileprivate func explain(_ sql: SQL, _ session: any Session) throws {
        let found = try session.rows(dialect.explain(sql)).map { try $0.text($0.width - 1) }
        steps.withLock { $0 += found }
    }
}

private struct ExplainingSession: Session {
    let session: any Session
    let driver: ExplainingDriver

    func rows(_ sql: SQL) throws -> [Row] {
        try driver.explain(sql, session)
        return try session.rows(sql)
    }

    func run(_ sql: SQL) throws -> Int { try session.run(sql) }
    func send(_ sql: SQL) throws { try session.send(sql) }
    func script(_ text: String) throws { try session.script(text) }
    func announce() throws { try session.announce() }
}
