package import Accounts
package import SCIM

/// The part of the store that is about integrations.
extension FaultyStore {
    package func failures(
        since start: Instant,
        in organization: Organization.ID
    ) async throws -> [Integration.ID: Int] {
        try await working.failures(since: start, in: organization)
    }

    package func deactivationGuard(
        of integration: Integration.ID,
        in organization: Organization.ID
    ) async throws -> DeactivationGuard? {
        try await working.deactivationGuard(of: integration, in: organization)
    }

    package func conflicts(
        behind last: Conflict.ID?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Conflict] {
        try await working.conflicts(behind: last, limit: limit, in: organization)
    }

    package func countConflicts(upTo limit: Int, in organization: Organization.ID) async throws -> Int {
        try await working.countConflicts(upTo: limit, in: organization)
    }

    package func hasConflicts() async throws -> Bool { try await working.hasConflicts() }

    package func hasEndingTokens(at now: Instant) async throws -> Bool {
        try await working.hasEndingTokens(at: now)
    }
}
