private import SCIM
package import Secrets
private import Synchronization

/// Lets provisioning clients in by their token.
package final class Admission: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment
    private let recorder: ProvisioningRecorder?
    private let uses = TokenUses()
    private let known = KnownCredentials()
    /// When the log was last told that a token was refused.
    private let refused = Mutex<[Token.ID: Instant]>([:])

    /// - Parameter recorder: is told of known tokens that let nobody in.
    package init(
        store: any AccountStore,
        keyring: Keyring,
        environment: Environment,
        recorder: ProvisioningRecorder? = nil
    ) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
        self.recorder = recorder
    }

    /// The credential behind a secret, if it is live and used where and from where it may be.
    ///
    /// Nil says no more: unknown, expired, revoked and foreign tokens look the same.
    package func credential(
        _ secret: String,
        at scimPath: String,
        from origin: CallOrigin = .unknown
    ) async throws -> Credential? {
        let now = environment.now()
        guard let credential = try await known.credential(keyring.digest(secret, for: .tokens), at: now, in: store)
        else { return nil }
        if let refusal = TokenRefusal(credential, at: scimPath, from: origin, now: now) {
            tell(refusal, credential, origin, at: now)
            return nil
        }
        recordUse(of: credential, from: origin, at: now)
        return credential
    }

    /// Writes the use down where it is due; the caller neither waits for that nor fails with it.
    ///
    /// An access token tells nothing by its use that its client has not told by fetching it.
    private func recordUse(of credential: Credential, from origin: CallOrigin, at now: Instant) {
        let token = credential.token
        guard token.client == nil, uses.isDue(token, from: origin, at: now) else { return }
        let use = TokenUse(at: now, from: origin)
        Task {
            do {
                try await store.write { [keyring, environment] records in
                    guard try records.record(use, of: token.id, in: credential.organization.id), token.isOfIntegration
                    else { return }
                    try TokenNotices(keyring: keyring, environment: environment)
                        .tellOfUse(of: credential, from: use.network, records)
                }
            } catch {
                // The next use tries again.
                uses.forget(token.id)
            }
        }
    }

    /// Once a minute for each token: whoever has one that lets nobody in can send it as often as he likes.
    private func tell(_ refusal: TokenRefusal, _ credential: Credential, _ origin: CallOrigin, at now: Instant) {
        guard let recorder else { return }
        let due = now.advanced(bySeconds: -Token.lastUseResolution)
        let isDue = refused.withLock { refused in
            if let last = refused[credential.token.id], last > due, last <= now { return false }
            refused = refused.filter { $0.value > due }
            refused[credential.token.id] = now
            return true
        }
        guard isDue else { return }
        recorder.record(
            ProvisioningEvent(
                time: now, requestID: origin.requestID ?? Account.ID(environment).text, credential: credential,
                action: .other, schemas: nil, status: 401, error: refusal.error(credential, from: origin),
                facts: ProvisioningEvent.Facts(), milliseconds: 0))
    }
}
