internal import SCIM
package import Secrets

/// Keeps requests that are done later, and what became of them (RFC 9967 §2.5.1).
package struct Deferring: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    package func newID(for caller: Credential) -> AsyncRequest.ID {
        AsyncRequest.ID(in: caller.organization.id, transaction: environment.random(16).hexadecimal)
    }

    // MARK: For those who ask

    /// Keeps a request, with what was done of it already.
    ///
    /// - Throws: 429 when too many of the integration wait.
    package func keep(
        _ id: AsyncRequest.ID,
        _ body: [UInt8],
        _ results: [AsyncResult],
        requestID: String,
        by caller: Credential
    ) async throws {
        let now = environment.now()
        let sealed = keyring.seal(
            body, in: Self.context(id), for: .requests, nonce: environment.random(Keyring.nonceLength))
        let request = AsyncRequest(
            id: id, integration: caller.integration.id, token: caller.token.id, requestID: requestID, body: sealed,
            lease: now, expires: now.advanced(bySeconds: AsyncRequest.secondsKept))
        let key = try await store.signingKeys().isEmpty ? SigningKey(keyring, environment) : nil
        try await store.write { records in
            // Holds the integration, so that no two requests find the same room.
            _ = try records.integration(named: caller.integration.name, in: id.organization)
            guard
                try records.countWaiting(of: request.integration, in: id.organization) < Limits.asyncRequestsWaiting
            else {
                throw SCIMError(
                    status: 429,
                    detail:
                        "\(Limits.asyncRequestsWaiting) requests of this integration wait already; fetch what became "
                        + "of them first.", retryAfter: 10)
            }
            if let key { try records.insert(key) }
            try records.insert(request, at: now)
            for result in results { try records.settle(result, of: id, at: now) }
        }
    }

    /// What there is to fetch.
    package enum Answer: Sendable {
        case working
        /// Signed tokens by their `jti`, in the order of the operations.
        case done([(identifier: String, text: String)])
    }

    /// Nil where there is nothing that this integration asked for.
    package func answer(_ transaction: String, to caller: Credential, issuer: String) async throws -> Answer? {
        let id = AsyncRequest.ID(in: caller.organization.id, transaction: transaction)
        guard let request = try await store.asyncRequest(id), request.integration == caller.integration.id,
            environment.now() < request.expires
        else { return nil }
        guard request.body == nil else { return .working }
        guard let key = try await store.signingKeys().first, let signer = EventSigner(key, keyring, environment) else {
            throw StoreError.unavailable("there is no key to sign with")
        }
        return .done(
            try await store.results(of: id).map {
                signer.token($0, of: id, audience: caller.integration.name, issuer: issuer)
            })
    }

    // MARK: For those who do it

    /// A request that belongs to whoever holds this.
    package struct Claim: Sendable {
        package fileprivate(set) var request: AsyncRequest
        package let body: [UInt8]
    }

    /// Nil when there is nothing to be done, or somebody else was faster.
    package func claim() async throws -> Claim? {
        let now = environment.now()
        guard let request = try await store.nextAsyncRequest(at: now), let sealed = request.body else { return nil }
        let lease = now.advanced(bySeconds: AsyncRequest.secondsForLease)
        guard try await store.write({ try $0.extend(request, to: lease) }) else { return nil }
        guard let body = keyring.open(sealed, in: Self.context(request.id), for: .requests) else {
            throw StoreError.unavailable("a request that waits was sealed with other keys")
        }
        return Claim(request: request.leased(until: lease), body: body)
    }

    /// Who asked, as they are now; a token that is gone is not live.
    package func caller(of request: AsyncRequest) async throws -> Credential {
        guard let caller = try await store.caller(of: request) else {
            throw StoreError.unavailable("an integration is gone whose request waits")
        }
        return caller
    }

    package func results(of request: AsyncRequest) async throws -> [StoredResult] {
        try await store.results(of: request.id)
    }

    /// How a claim goes on.
    package enum Continuation: Sendable {
        case goOn, done
        /// Somebody else may claim it in so many seconds.
        case letGo(after: Int64)
    }

    /// Writes down what is not written down yet.
    ///
    /// - Returns: false when somebody else has the request by now; then nothing was written.
    package func save(
        _ results: [AsyncResult],
        of claim: inout Claim,
        _ continuation: Continuation
    ) async throws -> Bool {
        let (now, request) = (environment.now(), claim.request)
        let seconds =
            switch continuation {
            case .goOn, .done: AsyncRequest.secondsForLease
            case .letGo(let seconds): seconds
            }
        let lease = now.advanced(bySeconds: seconds)
        let isKept = try await store.write { records in
            guard try records.extend(request, to: lease) else { return false }
            for result in results { try records.settle(result, of: request.id, at: now) }
            if case .done = continuation {
                try records.finish(request.id, until: now.advanced(bySeconds: AsyncRequest.secondsKept))
            }
            return true
        }
        claim.request = request.leased(until: lease)
        return isKept
    }

    /// Clears away what is no longer kept, a request at a time.
    package func sweep() async throws {
        let now = environment.now()
        while try await store.write({ try $0.sweepRequests(at: now) }) > 0 {}
    }

    private static func context(_ id: AsyncRequest.ID) -> [UInt8] { Array("request \(id.transaction)".utf8) }
}

extension AccountTransaction {
    /// Writes down what became of an operation, and tells it, unless both was done in the transaction of its change.
    fileprivate func settle(_ result: AsyncResult, of request: AsyncRequest.ID, at now: Instant) throws {
        let told = PublishedChange(result, of: request, at: now)
        if try add(told.stored(at: result.place), of: request) { try enqueue(in: told.organization) { told } }
    }
}

extension AsyncRequest {
    fileprivate func leased(until end: Instant) -> AsyncRequest {
        AsyncRequest(
            id: id, integration: integration, token: token, requestID: requestID, body: body, lease: end,
            expires: expires)
    }
}
