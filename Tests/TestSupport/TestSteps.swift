package import Accounts
private import Store

/// Steps that tests take with people.
extension TestHouse {
    private func account(_ name: String, in organization: Organization) async throws -> Account {
        try await Roster(store: store, keyring: keyring, environment: environment)
            .entry(of: name, in: organization).account
    }

    /// Any step of the lifecycle, whoever else would take it.
    package func take(
        _ event: Lifecycle.Event,
        with name: String,
        in organization: Organization
    ) async throws -> Inviting.Taken {
        let (account, inviting) = (try await account(name, in: organization), inviting)
        return try await store.write { try inviting.take(event, with: account, in: organization, $0) }
    }

    /// As an operator hands it out.
    package func makeAccessCode(for name: String, in organization: Organization) async throws -> ClaimCode {
        let id = try await account(name, in: organization).id
        return try await office.personDeeds.makeAccessCode(for: id, by: .operator(of: organization))
    }

    /// As an operator ends it.
    package func disableAccessCode(of name: String, in organization: Organization) async throws {
        let id = try await account(name, in: organization).id
        try await office.personDeeds.disableAccessCode(of: id, by: .operator(of: organization))
    }
}
