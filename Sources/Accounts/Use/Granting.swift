private import SCIM
package import Secrets

/// Gives access tokens to clients that prove who they are: client credentials (RFC 6749 §4.4).
package struct Granting: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// - Parameters:
    ///   - scope: what is asked for, separated by spaces; nil is all that the client may have.
    ///   - slug: the organization that the address names.
    ///   - audience: what its authorization server is called, as an assertion may name it.
    /// - Throws: `GrantRefusal`.
    package func grant(to proof: ClientProof, scope: String?, in slug: String, audience: Set<String>)
        async throws -> AccessGrant
    {
        let now = environment.now()
        let found = try await store.client(proof.identifier)
        // Asked before it is looked whether there is a client, so that the answer takes as long when there is none.
        let isProven = proof.isProof(of: found?.client.authentication, keyring)
        guard let found, isProven, found.slug == slug, proof.holds(for: audience, at: now) else {
            throw GrantRefusal.invalidClient
        }
        let client = found.client
        let scopes = try client.scopes(wanted: scope)
        let secret = TokenSecret(environment)
        let digest = secret.digest(keyring)
        let spent = proof.spent(keyring)
        let isGranted = try await store.write { records in
            // First of all, for it holds the client: whoever revokes it meanwhile waits, and is not waited for.
            guard try records.recordUse(of: client.id, in: client.organization, at: now) else { return false }
            try records.sweepClients(at: now)
            if let spent, try !records.spend(spent.assertion, until: spent.end, by: client) { return false }
            try records.insertAccessToken(
                digest, scopes, created: now, expires: now.advanced(bySeconds: client.tokenLife), of: client)
            return true
        }
        guard isGranted else { throw GrantRefusal.invalidClient }
        return AccessGrant(token: secret, life: client.tokenLife, scopes: scopes)
    }
}

extension Client {
    /// The scopes of RFC 6749 §3.3 that were asked for, if all of them are the client's.
    fileprivate func scopes(wanted: String?) throws(GrantRefusal) -> Set<Token.Scope> {
        guard let wanted else { return scopes }
        let words = wanted.split(separator: " ", omittingEmptySubsequences: false)
        let asked = Set(words.compactMap { Token.Scope(rawValue: String($0)) })
        guard asked.count == Set(words).count, asked.isSubset(of: scopes) else { throw .invalidScope }
        return asked
    }
}
