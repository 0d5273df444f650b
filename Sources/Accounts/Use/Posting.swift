internal import SCIM
package import Secrets

/// Gives out the messages that are due, and writes down what became of them.
package struct Posting: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// How long a message belongs to whoever claimed it: longer than its sending may take.
    private static let secondsForClaim: Int64 = 60
    /// How long it can be seen what became of a message.
    private static let secondsKept: Int64 = 30 * 86_400

    package enum Outcome: Hashable, Sendable {
        /// - Parameter providerID: by which the provider will tell more, if it will.
        case sent(providerID: String?)
        /// The provider does not want it, and would not want it the next time either.
        case refused(String)
        /// Something stands in the way; may be tried again after so many seconds.
        case failed(String, delay: Int64)
    }

    // MARK: For the courier

    package func claim(on channels: Set<Message.Channel>, limit: Int) async throws -> [PostedMessage] {
        let now = environment.now()
        // A look is cheaper than a transaction, and mostly there is nothing.
        guard limit > 0, try await store.hasDueMessages(on: channels, at: now) else { return [] }
        let claimed = try await store.write { records in
            try records.claimMessages(
                on: channels, until: now.advanced(bySeconds: Self.secondsForClaim), limit: limit, at: now)
        }
        let organizations = Dictionary(uniqueKeysWithValues: try await store.organizations().map { ($0.id, $0) })
        var opened: [PostedMessage] = []
        for message in claimed {
            guard let organization = organizations[message.entry.organization],
                let facts = MessageFacts(message.entry, keyring)
            else {
                try await fail(message.entry, "it was sealed with other keys")
                continue
            }
            opened.append(posted(message, facts, organization))
        }
        return opened
    }

    private func posted(
        _ message: StoredMessage,
        _ facts: MessageFacts,
        _ organization: Organization
    ) -> PostedMessage {
        let entry = message.entry
        return PostedMessage(
            id: entry.id, key: Array(keyring.digest(entry.id.text, for: .messages).bytes.prefix(16)).hexadecimal,
            organization: organization, kind: entry.kind, channel: entry.channel, facts: facts,
            language: entry.language, expires: entry.expires, attempts: message.attempts,
            claimedUntil: entry.available)
    }

    package func settle(_ message: PostedMessage, _ outcome: Outcome) async throws {
        let (now, id, organization) = (environment.now(), message.id, message.organization.id)
        try await store.write { records in
            switch outcome {
            case .sent(let providerID):
                try records.settleSent(id, in: organization, as: providerID)
            case .refused(let reason):
                try records.settleFailed(id, in: organization, because: reason)
            case .failed(let reason, let delay):
                let next = now.advanced(bySeconds: delay)
                if next < message.expires {
                    try records.postpone(
                        id, in: organization, claimedUntil: message.claimedUntil, to: next, because: reason)
                } else {
                    try records.settleFailed(id, in: organization, because: reason)
                }
            }
        }
    }

    /// Clears away what nobody wants any more, a part at a time.
    package func sweep() async throws {
        let now = environment.now()
        let end = now.advanced(bySeconds: -Self.secondsKept)
        while try await store.write({ try $0.sweepMessages(at: now, madeBefore: end) }) > 0 {}
    }

    private func fail(_ entry: MessageEntry, _ reason: String) async throws {
        try await store.write { try $0.settleFailed(entry.id, in: entry.organization, because: reason) }
    }

    // MARK: For providers

    /// What became of a message that a provider took.
    package enum End: Hashable, Sendable {
        case arrived
        case lost(String)
    }

    /// Writes down what a provider says became of a message it took.
    ///
    /// A quick provider says so before we have written down what it calls the message. So when nobody knows the message
    /// and one is on its way, or will be within a minute, the provider is to say it once more.
    ///
    /// - Returns: false when it is to be told again.
    package func receive(_ end: End, of providerID: String) async throws -> Bool {
        let reason: String? = if case .lost(let reason) = end { OutboxEntry.shortened(reason) } else { nil }
        // Looked at first: what is settled in between is found by its name.
        let isOneUnderway = try await store.hasDueMessages(
            on: [.sms], at: environment.now().advanced(bySeconds: Self.secondsForClaim))
        let isKnown = try await store.write { try $0.recordReceipt(of: providerID, failure: reason) }
        return isKnown || !isOneUnderway
    }

    // MARK: For people

    /// The latest messages of an organization, opened as far as there is anything in them.
    package func outbox(of slug: String) async throws -> [(message: StoredMessage, facts: MessageFacts?)] {
        guard let organization = try await store.organizations().first(where: { $0.slug == slug }) else { return [] }
        return try await store.messages(of: organization.id, limit: Limits.outboxEntriesShown)
            .map { ($0, MessageFacts($0.entry, keyring)) }
    }
}
