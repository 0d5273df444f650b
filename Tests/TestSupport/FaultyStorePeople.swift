package import Accounts
package import Secrets

extension FaultyStore {
    package func people(
        _ query: PeopleQuery,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [PersonSummary] {
        try await working.people(query, limit: limit, in: organization)
    }

    package func countPeople(
        _ query: PeopleQuery,
        upTo limit: Int,
        in organization: Organization.ID
    ) async throws -> Int {
        try await working.countPeople(query, upTo: limit, in: organization)
    }

    package func domainsOfPeople(limit: Int, in organization: Organization.ID) async throws -> [String] {
        try await working.domainsOfPeople(limit: limit, in: organization)
    }

    package func provisioning(
        of account: Account.ID,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [ProvisioningEntry] {
        try await working.provisioning(of: account, limit: limit, in: organization)
    }

    package func messages(
        to account: Account.ID,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [StoredMessage] {
        try await working.messages(to: account, limit: limit, in: organization)
    }

    package func messagesCounted(
        to recipient: Digest,
        of limit: String,
        on day: Int64,
        in organization: Organization.ID
    ) async throws -> Int {
        try await working.messagesCounted(to: recipient, of: limit, on: day, in: organization)
    }

    package func integrations(in organization: Organization.ID) async throws -> [Integration] {
        try await working.integrations(in: organization)
    }
}
