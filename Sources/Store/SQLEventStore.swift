package import Accounts
package import SCIM

/// The streams and the outbox of the store.
extension SQLAccountStore {
    package func streams(in organization: Organization.ID) async throws -> [EventStream] {
        try await reporting { try await driver.read { try StreamTable(session: $0).all(in: organization) } }
    }

    package func stream(_ id: EventStream.ID, in organization: Organization.ID) async throws -> EventStream? {
        try await reporting { try await driver.read { try StreamTable(session: $0).stream(id, in: organization) } }
    }

    package func waiting(for stream: EventStream, limit: Int) async throws -> [OutboxEntry] {
        try await reporting {
            try await driver.read { [dialect] session in
                try OutboxTable(session: session, dialect: dialect).waiting(for: stream, limit: limit)
            }
        }
    }

    package func outbox(of organization: Organization.ID, limit: Int) async throws -> [OutboxEntry] {
        try await reporting {
            try await driver.read { [dialect] session in
                try OutboxTable(session: session, dialect: dialect).all(of: organization, limit: limit)
            }
        }
    }

    package func due(at now: Instant, limit: Int) async throws -> [DueStream] {
        try await reporting { try await driver.read { try StreamTable(session: $0).due(at: now, limit: limit) } }
    }

    package func signingKeys() async throws -> [SigningKey] {
        try await reporting { try await driver.read { try StreamTable(session: $0).signingKeys() } }
    }
}

/// The verbs on streams and the outbox, handed on to their tables.
extension SQLAccountTransaction {
    private var streams: StreamTable { StreamTable(session: session) }
    private var outbox: OutboxTable { OutboxTable(session: session, dialect: dialect) }

    func enqueue(in organization: Organization.ID, _ change: () -> PublishedChange) throws {
        let isFollowed = try followed.contains(organization, driver.announcements) {
            try streams.isFollowed(organization)
        }
        if isFollowed { try outbox.enqueue(change()) }
    }

    func streams(in organization: Organization.ID) throws -> [EventStream] { try streams.all(in: organization) }

    func insert(
        _ terms: EventStream.Terms,
        of integration: Integration.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws -> EventStream.ID {
        try session.announce()
        return try streams.insert(terms, of: integration, in: organization, at: now)
    }

    func pause(
        _ stream: EventStream.ID,
        in organization: Organization.ID,
        because reason: String?,
        at now: Instant
    ) throws -> Bool {
        guard try streams.pause(stream, in: organization, because: reason) else { return false }
        guard reason == nil, let stream = try streams.stream(stream, in: organization),
            let first = try outbox.waiting(for: stream, limit: 1).first
        else { return true }
        try outbox.postpone(first.id, of: stream, to: now, because: nil)
        return true
    }

    func delete(_ stream: EventStream.ID, in organization: Organization.ID) throws -> Bool {
        try streams.delete(stream, in: organization)
    }

    func insert(_ key: SigningKey) throws { try streams.insert(key) }

    func claim(_ stream: EventStream, until end: Instant, limit: Int, at now: Instant) throws -> [OutboxEntry] {
        try outbox.claim(stream, until: end, limit: limit, at: now)
    }

    func remove(_ entries: [OutboxEntry.ID], of stream: EventStream) throws {
        try outbox.remove(entries, of: stream)
    }

    func refuse(_ entry: OutboxEntry.ID, of stream: EventStream, because reason: String, at now: Instant) throws {
        try outbox.refuse(entry, of: stream, because: reason, at: now)
    }

    func postpone(_ entry: OutboxEntry.ID, of stream: EventStream, to time: Instant, because reason: String?) throws {
        try outbox.postpone(entry, of: stream, to: time, because: reason)
    }

    func sweepOutbox(at now: Instant) throws -> Int { try outbox.sweep(at: now) }
}
