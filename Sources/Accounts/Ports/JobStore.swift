package import SCIM
package import Secrets

/// Where jobs live, with their rows and what they make; a part of `AccountStore`.
package protocol JobStore: Sendable {
    func job(_ id: Job.ID) async throws -> Job?
    /// The latest ones first.
    func jobs(of organization: Organization.ID, limit: Int) async throws -> [Job]
    /// A job that nobody has: the one that has waited longest.
    func nextJob(at now: Instant) async throws -> Job?
    /// The next rows of a job, all or those of some verdicts.
    func rows(of job: Job.ID, behind number: Int, verdicts: [RowVerdict], limit: Int) async throws -> [JobRow]
    /// A part of what a job has made; nil behind the last.
    func chunk(_ number: Int, of job: Job.ID) async throws -> [UInt8]?
}

/// What may be done to them inside a transaction.
package protocol JobTransaction {
    func insert(_ job: Job) throws
    /// Locked until the end of the transaction.
    func job(_ id: Job.ID) throws -> Job?
    /// How many jobs of an organization are not over.
    func countOpenJobs(in organization: Organization.ID) throws -> Int
    /// - Returns: false when state, lease or place are no longer those of `old`: somebody else has it, or it was cancelled.
    func save(_ job: Job, replacing old: Job) throws -> Bool

    func insert(_ rows: [JobRow], of job: Job.ID) throws
    func rows(of job: Job.ID, behind number: Int, awaitingManager: Bool, limit: Int) throws -> [JobRow]
    /// Writes down what was found about a row.
    func save(_ row: JobRow, of job: Job.ID) throws
    /// The first rows that have these keys.
    func firstRows(keyed keys: [Digest], of job: Job.ID) throws -> [Digest: Int]
    func insert(chunk sealed: [UInt8], number: Int, of job: Job.ID) throws
    /// Clears away some of the jobs that are no longer kept.
    ///
    /// - Returns: how much.
    func sweepJobs(at now: Instant) throws -> Int

    /// Accounts by what people know them by, as they are at the moment and not locked, each with its integration.
    ///
    /// - Parameters:
    ///   - names: canonical keys of `userName` or sign-in name.
    ///   - employeeIDs: `externalId`, as they were sent.
    func accounts(
        named names: Set<String>, employeeIDs: Set<String>, in organization: Organization.ID
    ) throws -> [(account: Account, integration: Integration)]
}
