package import SCIM

/// Where streams and the outbox live; a part of `AccountStore`.
package protocol EventStore: Sendable {
    func streams(in organization: Organization.ID) async throws -> [EventStream]
    func stream(_ id: EventStream.ID, in organization: Organization.ID) async throws -> EventStream?
    /// What waits for a stream, the oldest first.
    func waiting(for stream: EventStream, limit: Int) async throws -> [OutboxEntry]
    /// All that is in the outbox for an organization, refused entries too.
    func outbox(of organization: Organization.ID, limit: Int) async throws -> [OutboxEntry]
    /// The streams that are to be pushed now.
    func due(at now: Instant, limit: Int) async throws -> [DueStream]
    /// All keys of the installation, the newest first.
    func signingKeys() async throws -> [SigningKey]
}

/// A stream with something to push.
package struct DueStream: Hashable, Sendable {
    package let stream: EventStream
    package let slug: String

    package init(stream: EventStream, slug: String) {
        self.stream = stream
        self.slug = slug
    }
}

/// What may be done to streams and the outbox inside a transaction.
package protocol EventTransaction {
    /// Puts a change into the outbox, once for each stream of its organization that wants to know.
    ///
    /// - Parameter change: is made only if there is any stream.
    func enqueue(in organization: Organization.ID, _ change: () -> PublishedChange) throws
    func streams(in organization: Organization.ID) throws -> [EventStream]
    func insert(
        _ terms: EventStream.Terms, of integration: Integration.ID, in organization: Organization.ID, at now: Instant
    ) throws -> EventStream.ID
    /// - Parameter reason: nil lets the stream run again; what waits is due at once then.
    /// - Returns: false when there is no such stream.
    func pause(_ stream: EventStream.ID, in organization: Organization.ID, because reason: String?, at now: Instant)
        throws -> Bool
    /// What waits for it goes too.
    func delete(_ stream: EventStream.ID, in organization: Organization.ID) throws -> Bool
    /// Keeps a key, unless there is one already.
    func insert(_ key: SigningKey) throws

    /// Takes the first entries of a stream, if they are due and nobody else has taken them.
    func claim(_ stream: EventStream, until end: Instant, limit: Int, at now: Instant) throws -> [OutboxEntry]
    /// Takes entries out: they have arrived.
    func remove(_ entries: [OutboxEntry.ID], of stream: EventStream) throws
    /// An entry will not be tried again.
    func refuse(_ entry: OutboxEntry.ID, of stream: EventStream, because reason: String, at now: Instant) throws
    /// An entry will be tried again at a time; a nil one says at once, and that this was no failure.
    func postpone(_ entry: OutboxEntry.ID, of stream: EventStream, to time: Instant, because reason: String?) throws
    /// Clears away some of what nobody fetched in time.
    ///
    /// - Returns: how much.
    func sweepOutbox(at now: Instant) throws -> Int
}
