internal import Accounts
internal import SCIM
internal import Secrets

/// The statements by which messages leave, one after the other.
extension MessageTable {
    /// How much one sweep takes away at most, of each kind.
    private static let sweptRows = 1000

    func hasDue(on channels: Set<Message.Channel>, at now: Instant) throws -> Bool {
        guard !channels.isEmpty else { return false }
        return try session.row("SELECT 1 FROM message WHERE \(Self.isDue(on: channels, now)) LIMIT 1") != nil
    }

    /// Whoever moves a message into the future has it until then; nobody waits for another who does the same.
    ///
    /// Chosen once, before anything is changed: a subquery would be asked again for every row, and pass over those it has
    /// taken already. They are joined, since a database may go through all messages to see which of them are in a list.
    func claim(
        on channels: Set<Message.Channel>,
        until end: Instant,
        limit: Int,
        at now: Instant
    ) throws -> [StoredMessage] {
        guard !channels.isEmpty else { return [] }
        return try session.rows(Self.claiming(on: channels, until: end, limit: limit, at: now, dialect))
            .map(StoredMessage.init)
    }

    static func claiming(
        on channels: Set<Message.Channel>,
        until end: Instant,
        limit: Int,
        at now: Instant,
        _ dialect: any Dialect
    ) -> SQL {
        """
        WITH due AS MATERIALIZED (
        SELECT organization_id AS place, id AS number FROM message WHERE \(isDue(on: channels, now))
        ORDER BY available LIMIT \(limit)\(dialect.freeRowLock))
        UPDATE message SET available = \(end.milliseconds) FROM due
        WHERE organization_id = due.place AND id = due.number RETURNING \(columns)
        """
    }

    func settle(
        _ message: MessageEntry.ID,
        in organization: Organization.ID,
        _ state: StoredMessage.State,
        providerID: String? = nil,
        because reason: String? = nil
    ) throws {
        let failure: SQL = reason.map { ", last_error = \($0), attempts = attempts + 1" } ?? ""
        try session.send(
            """
            UPDATE message SET state = \(state.rawValue), sealed = NULL, provider_id = \(SQLValue(providerID))\(failure)
            WHERE \(Self.of(message, organization)) AND state = 'waiting'
            """)
    }

    func postpone(
        _ message: MessageEntry.ID,
        in organization: Organization.ID,
        claimedUntil end: Instant,
        to time: Instant,
        because reason: String
    ) throws {
        try session.send(
            """
            UPDATE message SET available = \(time.milliseconds), last_error = \(reason), attempts = attempts + 1
            WHERE \(Self.of(message, organization)) AND state = 'waiting' AND available = \(end.milliseconds)
            """)
    }

    func recordReceipt(of providerID: String, failure: String?) throws -> Bool {
        let news: SQL =
            failure.map { "state = 'failed', last_error = \($0) WHERE state = 'sent'" }
            ?? "state = 'delivered', last_error = NULL WHERE state IN ('sent', 'failed')"
        return try session.run("UPDATE message SET \(news) AND provider_id = \(providerID)") > 0
    }

    func sweep(at now: Instant, madeBefore end: Instant) throws -> Int {
        let expired = try session.run(
            """
            UPDATE message SET state = 'failed', sealed = NULL,
            last_error = CASE WHEN last_error IS NULL THEN 'too old to be sent' ELSE last_error END
            WHERE (organization_id, id) IN (
            SELECT organization_id, id FROM message WHERE state = 'waiting' AND expires <= \(now.milliseconds)
            ORDER BY expires LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
        let old = try session.run(
            """
            DELETE FROM message WHERE (organization_id, id) IN (
            SELECT organization_id, id FROM message WHERE created < \(end.milliseconds) AND state <> 'waiting'
            ORDER BY created LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
        let counts = try session.run(
            """
            DELETE FROM message_count WHERE (organization_id, purpose, recipient, day) IN (
            SELECT organization_id, purpose, recipient, day FROM message_count
            WHERE day < \(end.milliseconds / 86_400_000) ORDER BY day LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
        return expired + old + counts
    }

    private static func isDue(on channels: Set<Message.Channel>, _ now: Instant) -> SQL {
        """
        state = 'waiting' AND available <= \(now.milliseconds) AND expires > \(now.milliseconds)
        AND channel IN (\(list(channels.map(\.rawValue))))
        """
    }
}
