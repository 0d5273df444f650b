internal import Accounts
internal import SCIM

/// The statements on `job` and `job_chunk`.
struct JobTable {
    let session: any Session
    let dialect: any Dialect

    /// How many rows one sweep takes away at most.
    private static let sweptRows = 1000

    private static let columns: SQL =
        """
        organization_id, id, kind, state, asker, sealed_plan, row_count, added, changed, unchanged, refused, place,
        cursor_id, lease, attempts, failure, created, expires
        """

    func job(_ id: Job.ID, lock: SQL = "") throws -> Job? {
        try session.row("SELECT \(Self.columns) FROM job WHERE \(id.condition)\(lock)").map(Job.init)
    }

    func latest(of organization: Organization.ID, limit: Int) throws -> [Job] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM job WHERE organization_id = \(organization.number)
            ORDER BY created DESC, id LIMIT \(limit)
            """
        ).map(Job.init)
    }

    func next(at now: Instant) throws -> Job? {
        try session.row(
            """
            SELECT \(Self.columns) FROM job WHERE state IN ('checking', 'working', 'linking', 'gathering')
            AND lease <= \(now.milliseconds) ORDER BY lease LIMIT 1
            """
        ).map(Job.init)
    }

    func countOpen(in organization: Organization.ID) throws -> Int {
        let row = try session.row(
            """
            SELECT COUNT(*) FROM job WHERE organization_id = \(organization.number)
            AND state NOT IN ('done', 'failed', 'cancelled')
            """)
        return Int(try row?.integer(0) ?? 0)
    }

    func insert(_ job: Job) throws {
        let counts = job.counts
        try session.run(
            """
            INSERT INTO job (\(Self.columns))
            VALUES (\(job.id.organization.number), \(job.id.text), \(job.kind.rawValue), \(job.state.rawValue),
            \(SQLValue(job.asker.text)), \(job.sealedPlan), \(counts.rows), \(counts.added), \(counts.changed),
            \(counts.unchanged), \(counts.refused), \(job.place), \(SQLValue(job.cursor?.text)),
            \(job.lease.milliseconds), \(job.attempts), \(SQLValue(job.failure)), \(job.created.milliseconds),
            \(job.expires.milliseconds))
            """)
    }

    func save(_ job: Job, replacing old: Job) throws -> Bool {
        let counts = job.counts
        return try session.run(
            """
            UPDATE job SET state = \(job.state.rawValue), asker = \(SQLValue(job.asker.text)),
            row_count = \(counts.rows), added = \(counts.added), changed = \(counts.changed),
            unchanged = \(counts.unchanged), refused = \(counts.refused),
            place = \(job.place), cursor_id = \(SQLValue(job.cursor?.text)), lease = \(job.lease.milliseconds),
            attempts = \(job.attempts), failure = \(SQLValue(job.failure)), expires = \(job.expires.milliseconds)
            WHERE \(job.id.condition) AND state = \(old.state.rawValue) AND lease = \(old.lease.milliseconds)
            AND place = \(old.place)
            """) == 1
    }

    func chunk(_ number: Int, of id: Job.ID) throws -> [UInt8]? {
        try session.row("SELECT sealed FROM job_chunk WHERE \(id.owner) AND number = \(number)")?.blob(0)
    }

    func insert(chunk sealed: [UInt8], number: Int, of id: Job.ID) throws {
        try session.run(
            """
            INSERT INTO job_chunk (organization_id, job_id, number, sealed)
            VALUES (\(id.organization.number), \(id.text), \(number), \(sealed))
            """)
    }

    /// The rows before the job, so that no transaction takes long.
    func sweep(at now: Instant) throws -> Int {
        let expired: SQL = "SELECT organization_id, id FROM job WHERE expires <= \(now.milliseconds)"
        let rows = try session.run(
            """
            DELETE FROM job_row WHERE (organization_id, job_id, number) IN (
            SELECT organization_id, job_id, number FROM job_row WHERE (organization_id, job_id) IN (\(expired))
            LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
        guard rows == 0 else { return rows }
        return try session.run(
            "DELETE FROM job WHERE (organization_id, id) IN (\(expired) ORDER BY expires LIMIT 1\(dialect.freeRowLock))"
        )
    }
}

extension Job.ID {
    fileprivate var condition: SQL { "organization_id = \(organization.number) AND id = \(text)" }

    /// Of what belongs to it.
    var owner: SQL { "organization_id = \(organization.number) AND job_id = \(text)" }
}

extension Job {
    /// - Parameter row: the columns of `JobTable.columns`.
    fileprivate init(_ row: Row) throws {
        guard let kind = Kind(rawValue: try row.text(2)) else { throw DamagedRow(column: 2) }
        guard let state = State(rawValue: try row.text(3)) else { throw DamagedRow(column: 3) }
        func number(_ column: Int) throws -> Int { Int(try row.integer(column)) }
        guard let asker = JobAsker(try row.optionalText(4)) else { throw DamagedRow(column: 4) }
        self.init(
            id: ID(in: Organization.ID(try row.integer(0)), try row.text(1)), kind: kind, asker: asker,
            sealedPlan: try row.blob(5), created: Instant(milliseconds: try row.integer(16)), state: state,
            counts: Counts(
                rows: try number(6), added: try number(7), changed: try number(8), unchanged: try number(9),
                refused: try number(10)),
            place: try number(11), cursor: try row.optionalText(12).flatMap(Account.ID.init),
            lease: Instant(milliseconds: try row.integer(13)), attempts: try number(14),
            failure: try row.optionalText(15), expires: Instant(milliseconds: try row.integer(17)))
    }
}
