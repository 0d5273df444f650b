internal import Accounts
internal import SCIM

/// The statements on `outbox`.
struct OutboxTable {
    let session: any Session
    let dialect: any Dialect

    /// How much one sweep takes away at most.
    private static let sweptRows = 1000

    private static let columns: SQL =
        "id, stream_id, txn, content, created, available, attempts, last_error, refused"

    /// One statement for each event; it finds the streams by itself.
    func enqueue(_ change: PublishedChange) throws {
        let now = change.time.milliseconds
        for event in change.events {
            try session.send(
                """
                INSERT INTO outbox (organization_id, channel, stream_id, txn, content, created, available, expires,
                attempts)
                SELECT organization_id, 'event', id, \(change.transaction),
                CASE WHEN detail = 'full' THEN \(change.content(event, .full)) ELSE \(change.content(event, .notice)) END,
                \(now), \(now), \(now) + days * 86400000, 0
                FROM event_stream WHERE organization_id = \(change.organization.number)
                AND (kinds & \(event.kind.bit)) <> 0 ORDER BY id\(dialect.sharedRowLock)
                """)
        }
    }

    func waiting(for stream: EventStream, limit: Int) throws -> [OutboxEntry] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM outbox WHERE \(Self.ofStream(stream)) AND refused IS NULL ORDER BY id LIMIT \(limit)
            """
        ).map(OutboxEntry.init)
    }

    func all(of organization: Organization.ID, limit: Int) throws -> [OutboxEntry] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM outbox
            WHERE organization_id = \(organization.number) AND channel = 'event' ORDER BY stream_id, id LIMIT \(limit)
            """
        ).map(OutboxEntry.init)
    }

    /// Whoever moves the first entry into the future has the stream until then; nobody goes past it.
    func claim(_ stream: EventStream, until end: Instant, limit: Int, at now: Instant) throws -> [OutboxEntry] {
        let entries = try waiting(for: stream, limit: limit)
        guard let first = entries.first else { return [] }
        let isTaken =
            try session.run(
                """
                UPDATE outbox SET available = \(end.milliseconds)
                WHERE id = \(first.id.number) AND available <= \(now.milliseconds) AND refused IS NULL
                """) == 1
        return isTaken ? entries : []
    }

    func remove(_ entries: [OutboxEntry.ID], of stream: EventStream) throws {
        for entry in entries {
            try session.send("DELETE FROM outbox WHERE \(Self.ofStream(stream)) AND id = \(entry.number)")
        }
    }

    func refuse(_ entry: OutboxEntry.ID, of stream: EventStream, because reason: String, at now: Instant) throws {
        try session.run(
            """
            UPDATE outbox SET refused = \(now.milliseconds), last_error = \(reason), attempts = attempts + 1
            WHERE \(Self.ofStream(stream)) AND id = \(entry.number)
            """)
    }

    func postpone(_ entry: OutboxEntry.ID, of stream: EventStream, to time: Instant, because reason: String?) throws {
        let change: SQL = reason.map { "last_error = \($0), attempts = attempts + 1" } ?? "attempts = 0"
        try session.run(
            """
            UPDATE outbox SET available = \(time.milliseconds), \(change)
            WHERE \(Self.ofStream(stream)) AND id = \(entry.number)
            """)
    }

    func sweep(at now: Instant) throws -> Int {
        try session.run(
            """
            DELETE FROM outbox WHERE id IN (
            SELECT id FROM outbox WHERE expires <= \(now.milliseconds)
            ORDER BY expires LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
    }

    private static func ofStream(_ stream: EventStream) -> SQL {
        "organization_id = \(stream.organization.number) AND stream_id = \(stream.id.number)"
    }
}

extension OutboxEntry {
    /// - Parameter row: the columns of `OutboxTable.columns`.
    init(_ row: Row) throws {
        self.init(
            id: ID(try row.integer(0)), stream: EventStream.ID(try row.integer(1)), transaction: try row.text(2),
            content: try row.text(3), created: Instant(milliseconds: try row.integer(4)),
            available: Instant(milliseconds: try row.integer(5)), attempts: Int(try row.integer(6)),
            lastError: try row.optionalText(7),
            refused: try row.optionalInteger(8).map(Instant.init(milliseconds:)))
    }
}
