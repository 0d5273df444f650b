internal import SCIM
package import Secrets

/// Gives out of the outbox what is due, and writes down what became of it.
package struct Delivering: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// How long a stream belongs to whoever claimed it, in seconds; then others may think that it died.
    package static let secondsForClaim: Int64 = 60
    private static let claimedEntries = 32

    /// Tokens of one stream, to be sent one after the other.
    package struct Claim: Sendable {
        package let stream: EventStream
        package let endpoint: String
        /// The value of the field `Authorization`.
        package let authorization: String?
        package let entries: [OutboxEntry]
        private let signer: EventSigner
        private let issuer: String

        fileprivate init?(_ due: DueStream, _ entries: [OutboxEntry], _ signer: EventSigner, origin: String) {
            guard case .push(let endpoint, let sealed) = due.stream.terms.delivery else { return nil }
            stream = due.stream
            self.endpoint = endpoint
            self.entries = entries
            self.signer = signer
            issuer = origin + Organization.issuerPath(due.slug)
            authorization = sealed.flatMap {
                signer.keyring.open($0, in: EventStream.authorizationContext, for: .events)
            }.map { String(decoding: $0, as: UTF8.self) }
        }

        /// Signed now: with every sending it is another token about the same change.
        package func token(_ entry: OutboxEntry) -> String {
            signer.token(entry, of: stream, issuer: issuer).text
        }
    }

    /// What became of the entries of a claim.
    package struct Result: Sendable {
        package var arrived: [OutboxEntry.ID] = []
        package var refused: [(entry: OutboxEntry.ID, reason: String)] = []
        /// The one that nothing went past, and in how many seconds it may be tried again; nil is never.
        package var failed: (entry: OutboxEntry.ID, reason: String, delay: Int64?)?

        package init() {}
    }

    package func due(limit: Int) async throws -> [DueStream] {
        try await store.due(at: environment.now(), limit: limit)
    }

    /// - Parameter origin: the origin people see.
    /// - Returns: nil when somebody else was faster.
    package func claim(_ due: DueStream, origin: String) async throws -> Claim? {
        let now = environment.now()
        let entries = try await store.write { records in
            try records.claim(
                due.stream, until: now.advanced(bySeconds: Self.secondsForClaim), limit: Self.claimedEntries, at: now)
        }
        guard !entries.isEmpty, let key = try await store.signingKeys().first,
            let signer = EventSigner(key, keyring, environment)
        else { return nil }
        return Claim(due, entries, signer, origin: origin)
    }

    /// One transaction; what is in no part of the result can be claimed again at once.
    package func settle(_ claim: Claim, _ result: Result) async throws {
        let (now, stream) = (environment.now(), claim.stream)
        try await store.write { records in
            try records.remove(result.arrived, of: stream)
            for (entry, reason) in result.refused {
                try records.refuse(entry, of: stream, because: reason, at: now)
            }
            guard let (entry, reason, delay) = result.failed else { return }
            let next = delay.map(now.advanced(bySeconds:)) ?? now
            try records.postpone(entry, of: stream, to: next, because: reason)
            guard delay == nil else { return }
            _ = try records.pause(stream.id, in: stream.organization, because: reason, at: now)
        }
    }

    /// Clears away what nobody fetched in time, a part at a time.
    package func sweep() async throws {
        let now = environment.now()
        while try await store.write({ try $0.sweepOutbox(at: now) }) > 0 {}
    }
}
