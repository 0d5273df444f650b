/// A connection, lent for the time of one closure.
final class PostgresSession: Session {
    private let connection: PostgresConnection
    /// Off where clients decide what the statements look like, so that the server keeps none of them.
    private let keepsStatements: Bool
    /// Whether others are to be told of the transaction.
    private(set) var hasAnnounced = false

    init(_ connection: PostgresConnection, keepsStatements: Bool) {
        self.connection = connection
        self.keepsStatements = keepsStatements
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try connection.rows(sql, isKept: keepsStatements).rows
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try connection.rows(sql, isKept: keepsStatements).changed
    }

    func send(_ sql: SQL) throws {
        try connection.send(sql, isKept: keepsStatements)
    }

    func script(_ text: String) throws {
        try connection.script(text)
    }

    func announce() throws {
        hasAnnounced = true
        try connection.send("SELECT pg_notify(\(PostgresListener.channel), '')")
    }
}
