/// A database, as little of it as the store needs; only drivers know whose.
protocol Driver: Sendable {
    /// Runs a statement that finds one row or none by a unique index.
    func lookup(_ sql: SQL) async throws -> Row?

    /// Runs statements that only read, beside any write; a long one never stands in the way of lookups.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value

    /// Runs a transaction of its own: all of it is on disk when this returns, none of it when it throws.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value

    /// Grows with every `Session.announce`, whichever process called it; costs next to nothing to read.
    var announcements: UInt64 { get }
}

/// A connection, lent for the time of one closure.
///
/// Once a statement has failed, its transaction is not committed, whatever the closure makes of the failure.
protocol Session {
    func rows(_ sql: SQL) throws -> [Row]

    /// - Returns: how many rows were changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int

    /// Runs a statement whose outcome nobody waits for; if it fails, so does what comes next, or the commit.
    func send(_ sql: SQL) throws

    /// Runs several statements without bindings, for migrations.
    func script(_ text: String) throws

    /// Tells all processes, once the transaction is committed, to forget what they remember of the database.
    func announce() throws
}

extension Session {
    func row(_ sql: SQL) throws -> Row? {
        try rows(sql).first
    }
}

/// A transaction whose closure went on after a statement had failed; nothing of it was kept.
struct IgnoredFailure: Error {}

/// What a driver reports in words of its own; the store turns it into a `StoreError`.
enum DriverError: Error, Hashable {
    /// A unique index refused a row; the text names its columns.
    case notUnique(String)
    /// A statement that a client's wish had made took too long.
    case tooSlow
    /// The database could not be used just now.
    case unavailable(String)
}
