package import SCIM
package import Secrets

/// Hands receivers the events that wait for them (RFC 8936).
package struct Polling: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// Signed tokens by their `jti`, the oldest first.
    package struct Answer: Sendable {
        package let tokens: [(identifier: String, text: String)]
        package let moreAvailable: Bool
    }

    /// The stream, if it is one that this integration fetches.
    package func stream(_ id: EventStream.ID, of caller: Credential) async throws -> EventStream? {
        let stream = try await store.stream(id, in: caller.organization.id)
        guard let stream, stream.integration == caller.integration.id, stream.terms.delivery == .poll else {
            return nil
        }
        return stream
    }

    /// Takes out of the outbox what the receiver has; a name that is none of this stream's is passed over.
    package func settle(_ request: PollRequest, of stream: EventStream) async throws {
        let now = environment.now()
        let arrived = request.acknowledged.compactMap { EventName.entry($0, of: stream.id, keyring) }
        let refused = request.refused.compactMap { flaw in
            EventName.entry(flaw.identifier, of: stream.id, keyring).map { ($0, flaw.reason) }
        }
        guard !arrived.isEmpty || !refused.isEmpty else { return }
        try await store.write { records in
            try records.remove(arrived, of: stream)
            for (entry, reason) in refused {
                try records.refuse(entry, of: stream, because: OutboxEntry.shortened(reason), at: now)
            }
        }
    }

    /// What waits now; what is not acknowledged is there again the next time.
    package func answer(_ request: PollRequest, of stream: EventStream, issuer: String) async throws -> Answer {
        let limit = min(request.maxEvents ?? Limits.eventsInPoll, Limits.eventsInPoll)
        guard limit > 0, stream.paused == nil else { return Answer(tokens: [], moreAvailable: false) }
        let entries = try await store.waiting(for: stream, limit: limit + 1)
        guard !entries.isEmpty, let key = try await store.signingKeys().first,
            let signer = EventSigner(key, keyring, environment)
        else { return Answer(tokens: [], moreAvailable: false) }
        return Answer(
            tokens: entries.prefix(limit).map { signer.token($0, of: stream, issuer: issuer) },
            moreAvailable: entries.count > limit)
    }
}
