package import Accounts
package import SCIM

extension FaultyStore {
    package func job(_ id: Job.ID) async throws -> Job? { try await working.job(id) }

    package func jobs(of organization: Organization.ID, limit: Int) async throws -> [Job] {
        try await working.jobs(of: organization, limit: limit)
    }

    package func nextJob(at now: Instant) async throws -> Job? { try await working.nextJob(at: now) }

    package func rows(
        of job: Job.ID,
        behind number: Int,
        verdicts: [RowVerdict],
        limit: Int
    ) async throws -> [JobRow] {
        try await working.rows(of: job, behind: number, verdicts: verdicts, limit: limit)
    }

    package func chunk(_ number: Int, of job: Job.ID) async throws -> [UInt8]? {
        try await working.chunk(number, of: job)
    }
}
