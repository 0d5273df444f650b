private import CPostgres
private import Foundation

/// One connection to PostgreSQL, used by one thread; every call waits for the server.
///
/// Statements go out in a pipeline: what was sent is answered together, when an answer is needed.
@safe final class PostgresConnection {
    private let connection: OpaquePointer
    private var statements = PreparedStatements()
    /// Statements that were sent and have no answer yet.
    private var unanswered = 0

    /// - Throws: `DriverError.unavailable` with what libpq says.
    init(_ url: String) throws {
        unsafe connection = try unsafe PostgresConnection.connect(url)
        // From here on the connection is closed by deinit, when this throws too. Notices would go to standard error, where
        // a command says its one line.
        unsafe PQsetNoticeReceiver(connection, { _, _ in }, nil)
        do { try script(PostgresConnection.manners) } catch let error as PostgresError { throw error.translated }
        guard unsafe PQenterPipelineMode(connection) == 1 else { throw lost().translated }
    }

    deinit { unsafe PQfinish(connection) }

    /// Whether the connection can still be used.
    var isAlive: Bool { unsafe PQstatus(connection) == CONNECTION_OK }

    /// Nothing may wait without end: no statement, no lock, no transaction whose server died.
    private static let manners = """
        SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '30s';
        SET default_transaction_isolation = 'read committed'; SET extra_float_digits = 1; SET bytea_output = 'hex'
        """

    // MARK: Statements

    /// Sends a statement without waiting for its answer, which comes with the next `rows`.
    func send(_ sql: SQL, isKept: Bool = true) throws {
        let binding = PostgresBinding(sql.bindings)
        let statement = isKept ? statements.find(sql.text, binding.types) : PostgresStatement(sql.text)
        let isSent = unsafe binding.withPointers { values, lengths, formats, types in
            let count = CInt(binding.types.count)
            guard let name = statement.name else {
                return unsafe PQsendQueryParams(
                    connection, statement.text, count, types, values, lengths, formats, 0) == 1
            }
            if statement.isNew {
                guard unsafe PQsendPrepare(connection, name, statement.text, count, types) == 1 else { return false }
                unanswered += 1
            }
            return unsafe PQsendQueryPrepared(connection, name, count, values, lengths, formats, 0) == 1
        }
        guard isSent else { throw lost() }
        unanswered += 1
    }

    /// Sends a statement and waits for it and all that were sent before.
    ///
    /// - Throws: the first error among them; none behind it has run then.
    func rows(_ sql: SQL, isKept: Bool = true) throws -> PostgresAnswer {
        try send(sql, isKept: isKept)
        return try answers()
    }

    /// Runs statements without bindings, outside the pipeline.
    func script(_ text: String) throws {
        let isPipelining = unsafe PQpipelineStatus(connection) == PQ_PIPELINE_ON
        if isPipelining {
            if unanswered > 0 { _ = try answers() }
            guard unsafe PQexitPipelineMode(connection) == 1 else { throw lost() }
        }
        let result = unsafe PQexec(connection, text)
        defer {
            unsafe PQclear(result)
            if isPipelining { unsafe PQenterPipelineMode(connection) }
        }
        if let error = unsafe PostgresError(result) { throw error }
    }

    /// Waits for the answers of all that was sent, and gives the last one.
    private func answers() throws -> PostgresAnswer {
        guard unsafe PQpipelineSync(connection) == 1 else { throw lost() }
        let expected = unanswered
        unanswered = 0
        var last = PostgresAnswer(rows: [], changed: 0)
        var failure: PostgresError?
        for _ in 0..<expected {
            while let result = unsafe PQgetResult(connection) {
                defer { unsafe PQclear(result) }
                if let error = unsafe PostgresError(result) {
                    if failure == nil { failure = error }
                } else if failure == nil {
                    last = unsafe PostgresAnswer(result)
                }
            }
            guard isAlive else { throw lost() }
        }
        let end = unsafe PQgetResult(connection)
        defer { unsafe PQclear(end) }
        guard unsafe PQresultStatus(end) == PGRES_PIPELINE_SYNC else { throw lost() }
        if let failure {
            statements.forgetNew()
            throw failure
        }
        statements.keepNew()
        return last
    }

    private func lost() -> PostgresError {
        PostgresError.lost(unsafe String(cString: PQerrorMessage(connection)))
    }
}

extension PostgresConnection {
    /// Waits for announcements, and counts them.
    func notices(within milliseconds: CInt) throws -> Int {
        var socket = unsafe pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&socket, 1, milliseconds)
        guard ready >= 0 || errno == EINTR, unsafe PQconsumeInput(connection) == 1 else { throw lost() }
        var count = 0
        while let notice = unsafe PQnotifies(connection) {
            unsafe PQfreemem(notice)
            count += 1
        }
        return count
    }
}
