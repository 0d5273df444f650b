internal import SCIM
package import Secrets

/// Says by mail which tokens end soon; many servers may do so at once.
package struct TokenRounds: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    package func warn() async throws {
        let now = environment.now()
        // A look is cheaper than a transaction, and mostly there is nothing.
        guard try await store.hasEndingTokens(at: now) else { return }
        let notices = TokenNotices(keyring: keyring, environment: environment)
        while try await store.write({ records in
            let ending = try records.takeEndingTokens(at: now, limit: 50)
            for (token, integration, organization) in ending {
                try notices.tellOfEnd(of: token, integration, in: organization, records)
            }
            return !ending.isEmpty
        }) {}
    }
}
