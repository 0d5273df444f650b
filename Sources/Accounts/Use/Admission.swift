private import SCIM
package import Secrets
private import Synchronization

/// Lets provisioning clients in by their token.
package final class Admission: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment
    /// When each token's use was last written down by this server.
    private let recorded = Mutex<[Token.ID: Instant]>([:])
    private let known = KnownCredentials()

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// The credential behind a secret, if it is live and belongs to the organization the address names.
    ///
    /// Nil says no more: unknown, expired, revoked and foreign tokens look the same.
    package func credential(_ secret: String, at scimPath: String) async throws -> Credential? {
        let now = environment.now()
        guard let credential = try await known.credential(keyring.digest(secret, for: .tokens), at: now, in: store),
            credential.token.isLive(at: now), credential.organization.scimPath == scimPath
        else { return nil }
        recordUse(of: credential, at: now)
        return credential
    }

    /// Writes the use down where it is due; the caller neither waits for that nor fails with it.
    ///
    /// An access token tells nothing by its use that its client has not told by fetching it.
    private func recordUse(of credential: Credential, at now: Instant) {
        let token = credential.token
        guard token.client == nil else { return }
        let due = now.advanced(bySeconds: -Token.lastUseResolution)
        if let lastUsed = token.lastUsed, lastUsed > due { return }
        let isDue = recorded.withLock { recorded in
            if let last = recorded[token.id], last > due { return false }
            recorded[token.id] = now
            return true
        }
        guard isDue else { return }
        Task {
            do {
                try await store.write { try $0.recordUse(of: token.id, in: credential.organization.id, at: now) }
            } catch {
                // The next use tries again.
                recorded.withLock { $0[token.id] = nil }
            }
        }
    }
}
