package import Accounts
package import SCIM
package import Secrets

/// Sign-on of a store that fails only where it is told to: here nothing does.
extension FaultyStore {
    package func providers(in organization: Organization.ID) async throws -> [Provider] {
        try await working.providers(in: organization)
    }

    package func provider(_ id: Provider.ID, in organization: Organization.ID) async throws -> Provider? {
        try await working.provider(id, in: organization)
    }

    package func provider(entityID: String, in organization: Organization.ID) async throws -> Provider? {
        try await working.provider(entityID: entityID, in: organization)
    }

    package func provider(for domain: DomainName, in organization: Organization.ID) async throws -> Provider? {
        try await working.provider(for: domain, in: organization)
    }

    package func domains(of provider: Provider.ID, in organization: Organization.ID) async throws -> [DomainName] {
        try await working.domains(of: provider, in: organization)
    }

    package func attempt(_ digest: Digest) async throws -> SignOnAttempt? { try await working.attempt(digest) }

    package func signOnKeys(in organization: Organization.ID, at now: Instant) async throws -> [SignOnKey] {
        try await working.signOnKeys(in: organization, at: now)
    }

    package func signOnFailures(
        reference: String?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [SignOnFailure] {
        try await working.signOnFailures(reference: reference, limit: limit, in: organization)
    }
}
