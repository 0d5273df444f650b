package import Foundation

/// Counts the rows of groups and their members that a house reads and writes, as its database counts them itself.
package struct RowCounter {
    /// What a house that is counted has to be started on.
    package let databaseURL: String
    /// Where the database is a file.
    private let statements: StatementCounter?

    /// - Parameter folder: where the database is made, when it is a file.
    package init(in folder: URL) async throws {
        statements = TestDatabase.isPostgres ? nil : StatementCounter.counter(of: folder)
        databaseURL = try await TestDatabase.make(in: folder)
    }

    /// What is read and written while a piece of work goes on; nobody else may use the house meanwhile.
    package func count(_ work: () async throws -> Void) async throws -> RowCount {
        let before = try await count()
        try await work()
        let after = try await count()
        return RowCount(written: after.written - before.written, read: after.read - before.read)
    }

    /// How many statements have ended so far; nil on PostgreSQL, which is sent the same ones.
    package var ended: Int? { statements?.statements }

    private func count() async throws -> RowCount {
        if let statements { statements.count } else { try await TestDatabase.count(databaseURL) }
    }
}

/// How many rows; the same work has the same count, on the same kind of database.
package struct RowCount: Hashable, Sendable {
    /// Of groups and of members, each as often as it was inserted, changed or deleted.
    package var written: Int
    /// Of members. SQLite counts no rows but the steps of its machine, which are some for every row.
    package var read: Int
}

extension TestDatabase {
    /// PostgreSQL's own statistics. A connection hands in what it did when it ends, so those of the house are ended;
    /// it makes others.
    fileprivate static func count(_ url: String) async throws -> RowCount {
        guard let server, let schema = schema(of: url) else { throw HouseFailed() }
        try await query(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = '\(schema)'",
            on: server)
        let counted = try await answer(
            """
            SELECT sum(n_tup_ins + n_tup_upd + n_tup_del),
            sum(seq_tup_read + found) FILTER (WHERE relname = 'group_member')
            FROM pg_stat_user_tables AS tables, LATERAL (SELECT sum(idx_tup_read) AS found FROM pg_stat_user_indexes
            WHERE relid = tables.relid) AS indexes
            WHERE schemaname = '\(schema)' AND relname IN ('account_group', 'group_member')
            """, on: server
        ).split(separator: "|").compactMap { Int($0) }
        guard counted.count == 2 else { throw HouseFailed() }
        return RowCount(written: counted[0], read: counted[1])
    }
}
