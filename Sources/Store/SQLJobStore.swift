package import Accounts
package import SCIM
internal import Secrets

/// The jobs of the store.
extension SQLAccountStore {
    package func job(_ id: Job.ID) async throws -> Job? {
        try await reading { try JobTable(session: $0, dialect: $1).job(id) }
    }

    package func jobs(of organization: Organization.ID, limit: Int) async throws -> [Job] {
        try await reading { try JobTable(session: $0, dialect: $1).latest(of: organization, limit: limit) }
    }

    package func nextJob(at now: Instant) async throws -> Job? {
        try await reading { try JobTable(session: $0, dialect: $1).next(at: now) }
    }

    package func rows(
        of job: Job.ID,
        behind number: Int,
        verdicts: [RowVerdict],
        limit: Int
    ) async throws -> [JobRow] {
        let condition: SQL =
            verdicts.isEmpty
            ? "" : " AND verdict IN (\(verdicts.map { "\($0.rawValue)" as SQL }.joined(", ")))"
        return try await reading {
            try JobRowTable(session: $0, dialect: $1).rows(of: job, behind: number, where: condition, limit: limit)
        }
    }

    package func chunk(_ number: Int, of job: Job.ID) async throws -> [UInt8]? {
        try await reading { try JobTable(session: $0, dialect: $1).chunk(number, of: job) }
    }

    private func reading<Value: Sendable>(
        _ body: @escaping @Sendable (any Session, any Dialect) throws -> Value
    ) async throws -> Value {
        try await reporting { try await driver.read { [dialect] in try body($0, dialect) } }
    }
}

/// The verbs on jobs, handed on to their tables.
extension SQLAccountTransaction {
    private var jobs: JobTable { JobTable(session: session, dialect: dialect) }
    private var jobRows: JobRowTable { JobRowTable(session: session, dialect: dialect) }

    func insert(_ job: Job) throws { try jobs.insert(job) }
    func job(_ id: Job.ID) throws -> Job? { try jobs.job(id, lock: dialect.rowLock) }
    func countOpenJobs(in organization: Organization.ID) throws -> Int { try jobs.countOpen(in: organization) }
    func save(_ job: Job, replacing old: Job) throws -> Bool { try jobs.save(job, replacing: old) }
    func insert(_ rows: [JobRow], of job: Job.ID) throws { try jobRows.insert(rows, of: job) }

    func rows(of job: Job.ID, behind number: Int, awaitingManager: Bool, limit: Int) throws -> [JobRow] {
        try jobRows.rows(
            of: job, behind: number, where: awaitingManager ? " AND awaits_manager = 1" : "", limit: limit)
    }

    func save(_ row: JobRow, of job: Job.ID) throws { try jobRows.save(row, of: job) }

    func firstRows(keyed keys: [Digest], of job: Job.ID) throws -> [Digest: Int] {
        try jobRows.first(keyed: keys, of: job)
    }

    func insert(chunk sealed: [UInt8], number: Int, of job: Job.ID) throws {
        try jobs.insert(chunk: sealed, number: number, of: job)
    }

    func sweepJobs(at now: Instant) throws -> Int { try jobs.sweep(at: now) }

    func accounts(
        named names: Set<String>,
        employeeIDs: Set<String>,
        in organization: Organization.ID
    ) throws -> [(account: Account, integration: Integration)] {
        let accounts = try AccountTable(session: session, dialect: dialect)
            .accounts(named: names, employeeIDs: employeeIDs, in: organization)
        let numbers = Set(accounts.map(\.integration))
        let integrations = try OrganizationTable(session: session).integrations(numbers, in: organization)
        return try accounts.map { account in
            guard let integration = integrations[account.integration] else { throw DamagedRow(column: 2) }
            return (account, integration)
        }
    }
}
