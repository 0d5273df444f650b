package import SCIM
package import Secrets

/// Single logout (SAML Core §3.7), both ways: what ends here ends at the provider, and the other way round.
package struct SigningOff: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// What a provider is told about somebody who has signed out here.
    package struct Notice: Sendable {
        package let provider: Provider
        package let requestID: String
        package let handle: SignOnHandle
        package let nameID: SignOnProof.NameID
        package let sessionIndex: String?
        package let issued: Instant
    }

    /// Signs a browser out. The session is over whatever becomes of the notice.
    ///
    /// - Returns: nil where nobody is to be told.
    package func signOut(_ secret: BrowserSecret, in place: Organization) async throws -> Notice? {
        guard let found = try await store.session(secret.digest(keyring)) else { return nil }
        let (session, organization) = (found.session, found.organization.id)
        let (now, handle) = (environment.now(), SignOnHandle(environment))
        let requestID = "_" + environment.random(20).hexadecimal
        let digest = handle.digest(keyring)
        return try await store.write { records in
            let pin = try records.pin(of: session.account, in: organization)
            _ = try records.endSession(session.id, of: session.account, in: organization)
            guard organization == place.id, let signedOn = session.signedOn, let pin, pin.provider == signedOn.provider,
                let provider = try records.provider(signedOn.provider, in: organization),
                !provider.facts.logout.isEmpty
            else { return nil }
            try records.insert(
                SignOnAttempt(
                    digest: digest, organization: organization, provider: provider.id, purpose: .logout,
                    requestID: requestID, browser: nil, created: now,
                    expires: now.advanced(bySeconds: SignOnAttempt.seconds), answer: nil))
            return Notice(
                provider: provider, requestID: requestID, handle: handle, nameID: pin.nameID,
                sessionIndex: signedOn.sessionIndex, issued: now)
        }
    }

    /// The provider that is to answer a notice; nil when none was sent with this handle.
    package func expected(with handle: SignOnHandle, in organization: Organization) async throws
        -> (provider: Provider, requestID: String)?
    {
        guard let attempt = try await store.attempt(handle.digest(keyring)), attempt.purpose == .logout,
            attempt.organization == organization.id, environment.now() < attempt.expires,
            let requestID = attempt.requestID,
            let provider = try await store.provider(attempt.provider, in: organization.id)
        else { return nil }
        return (provider, requestID)
    }

    /// The provider has answered; nothing is open any more.
    package func conclude(_ handle: SignOnHandle) async throws {
        let digest = handle.digest(keyring)
        _ = try await store.write { try $0.endAttempt(digest) }
    }

    /// The provider that says it has ended a session.
    ///
    /// - Parameter issuer: as the request has it, believed by nobody yet.
    package func provider(issuing issuer: String, in organization: Organization) async throws -> Provider? {
        try await store.provider(entityID: issuer, in: organization.id)
    }

    /// Ends what a verified request names.
    ///
    /// - Parameters:
    ///   - request: its `ID`; each counts once.
    ///   - indexes: empty for all sessions.
    /// - Returns: false when the request has come before.
    package func end(
        _ nameID: SignOnProof.NameID,
        indexes: [String],
        request: String,
        until end: Instant,
        by provider: Provider,
        in organization: Organization
    ) async throws -> Bool {
        let digest = keyring.digest(request, for: .signOn)
        let kept = max(end, environment.now()).advanced(bySeconds: Limits.secondsOfSkew)
        return try await store.write { records in
            guard try records.spend(digest, until: kept, of: provider.id) else { return false }
            if let account = try records.account(pinnedAs: nameID, by: provider.id, in: organization.id) {
                _ = try records.endSessions(of: account, by: provider.id, indexes: indexes, in: organization.id)
            }
            return true
        }
    }
}
