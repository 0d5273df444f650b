/// A connection, lent for the time of one closure.
struct PostgresSession: Session {
    let connection: PostgresConnection
    /// Off where clients decide what the statements look like, so that the server keeps none of them.
    var keepsStatements = true

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
        try connection.send("SELECT pg_notify(\(PostgresListener.channel), '')")
    }
}
