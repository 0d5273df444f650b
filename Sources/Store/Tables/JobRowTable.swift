internal import Accounts
internal import Secrets

/// The statements on `job_row`.
struct JobRowTable {
    let session: any Session
    let dialect: any Dialect

    private static let columns: SQL = "number, line, sealed, key_digest, verdict, sealed_finding, awaits_manager"

    /// - Parameter condition: which ones, of those behind the number.
    func rows(of job: Job.ID, behind number: Int, where condition: SQL = "", limit: Int) throws -> [JobRow] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM job_row WHERE \(job.owner) AND number > \(number)\(condition)
            ORDER BY number LIMIT \(limit)
            """
        ).map(JobRow.init)
    }

    func insert(_ rows: [JobRow], of job: Job.ID) throws {
        for row in rows {
            try session.send(
                """
                INSERT INTO job_row (organization_id, job_id, number, line, sealed, awaits_manager)
                VALUES (\(job.organization.number), \(job.text), \(row.number), \(row.line), \(row.sealed), 0)
                """)
        }
    }

    func save(_ row: JobRow, of job: Job.ID) throws {
        try session.send(
            """
            UPDATE job_row SET key_digest = \(SQLValue(row.key?.bytes)), verdict = \(SQLValue(row.verdict?.rawValue)),
            sealed_finding = \(SQLValue(row.sealedFinding)), awaits_manager = \(row.awaitsManager ? 1 : 0)
            WHERE \(job.owner) AND number = \(row.number)
            """)
    }

    func first(keyed keys: [Digest], of job: Job.ID) throws -> [Digest: Int] {
        guard !keys.isEmpty else { return [:] }
        let wanted = keys.map { "\($0.bytes)" as SQL }.joined(", ")
        let rows = try session.rows(
            """
            SELECT key_digest, MIN(number) FROM job_row WHERE \(job.owner) AND key_digest IN (\(wanted))
            GROUP BY key_digest
            """)
        return Dictionary(
            try rows.map { (Digest(bytes: try $0.blob(0)), Int(try $0.integer(1))) }, uniquingKeysWith: min)
    }
}

extension JobRow {
    /// - Parameter row: the columns of `JobRowTable.columns`.
    fileprivate init(_ row: Row) throws {
        self.init(
            number: Int(try row.integer(0)), line: Int(try row.integer(1)), sealed: try row.blob(2),
            key: try row.optionalBlob(3).map(Digest.init(bytes:)),
            verdict: try row.optionalText(4).flatMap(RowVerdict.init(rawValue:)),
            sealedFinding: try row.optionalBlob(5), awaitsManager: try row.integer(6) == 1)
    }
}
