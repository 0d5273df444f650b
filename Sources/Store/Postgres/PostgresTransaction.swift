extension PostgresSlot {
    private static let maximumTries = 5

    /// Runs a unit of work, and again when it came into another one's way or the connection was lost before its end.
    ///
    /// The first statement travels with BEGIN, and what was only sent with COMMIT. READ COMMITTED: rows that will be
    /// changed are locked when they are read, and unique indexes have the last word.
    ///
    /// - Parameter announced: is called when the unit announced something, and was committed.
    /// - Throws: `unavailable` when the connection was lost while committing: nobody knows then how it ended.
    func transaction<Value>(
        _ begin: [SQL],
        keepsStatements: Bool,
        announced: () -> Void = {},
        _ body: (any Session) throws -> Value
    ) throws -> Value {
        var tries = 0
        while true {
            tries += 1
            var isEnding = false
            do {
                let connection = try connected()
                for statement in begin { try connection.send(statement) }
                let session = PostgresSession(connection, keepsStatements: keepsStatements)
                let value = try body(session)
                isEnding = true
                guard try !connection.rows("COMMIT").isRollback else { throw IgnoredFailure() }
                if session.hasAnnounced { announced() }
                return value
            } catch let error as PostgresError where error.isClash && tries < Self.maximumTries {
                rollBack()
            } catch let error as PostgresError where error.isLost && !isEnding && tries < Self.maximumTries {
                drop()
            } catch {
                rollBack()
                throw (error as? PostgresError)?.translated ?? error
            }
        }
    }

    private func rollBack() {
        guard let connection = current else { return }
        do { _ = try connection.rows("ROLLBACK") } catch { drop() }
    }
}
