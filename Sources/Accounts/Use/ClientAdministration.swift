private import SCIM

/// What an operator does about the OAuth clients of integrations.
extension Administration {
    /// What a client's maker is told, once.
    package struct MadeClient: Sendable {
        package let identifier: String
        /// Nil for a client that signs with a key of its own.
        package let secret: ClientSecret?
    }

    /// Makes a client, and its integration if there is none of that name.
    ///
    /// - Parameter keys: what verifies its signatures; without any, it gets a secret.
    package func createClient(
        integration name: String,
        in slug: String,
        scopes: Set<Token.Scope>,
        tokenHours: Int64,
        keys: [ClientKey] = []
    ) async throws -> MadeClient {
        try Integration.checkName(name)
        guard !scopes.isEmpty else {
            throw Refusal(
                "A client without scopes is good for nothing; give it users:read, users:write, log:read or claims:read."
            )
        }
        guard Client.tokenHours.contains(tokenHours) else {
            throw Refusal(
                "An access token lives \(Client.tokenHours.lowerBound) to \(Client.tokenHours.upperBound) hours.")
        }
        let organization = try await organization(slug)
        let now = environment.now()
        let secret = keys.isEmpty ? ClientSecret(environment) : nil
        let client = NewClient(
            identifier: Client.makeIdentifier(environment),
            authentication: secret.map { .secret($0.digest(keyring)) } ?? .keys(keys),
            scopes: scopes, tokenLife: tokenHours * 3600, created: now)
        try await inIntegration(name, of: organization, at: now) { records, integration, entry in
            try records.insert(client, of: integration.id, in: organization.id)
            entry.tell("client", to: client.identifier)
            entry.tell("scopes", to: scopes.map(\.rawValue).sorted().joined(separator: ", "))
        }
        return MadeClient(identifier: client.identifier, secret: secret)
    }

    package func clients(of name: String, in slug: String) async throws -> [Client] {
        let organization = try await organization(slug)
        let integration = try await existingIntegration(name, in: organization)
        return try await store.clients(of: integration.id, in: organization.id)
    }

    /// Ends a client and every access token it fetched.
    package func revokeClient(_ identifier: String, in slug: String) async throws {
        let organization = try await organization(slug)
        try await desk.perform(.manageIntegrations, by: .operator(of: organization)) { records, entry in
            guard try records.revokeClient(identifier, in: organization.id) else {
                throw Refusal("There is no client \(SCIMError.quoted(identifier)) in \(slug).")
            }
            entry.tell("client", from: identifier, to: nil)
        }
    }
}
