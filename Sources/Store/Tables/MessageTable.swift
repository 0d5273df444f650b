internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `message` and `message_count`.
struct MessageTable {
    let session: any Session
    let dialect: any Dialect

    /// How much one sweep takes away at most, of each kind.
    private static let sweptRows = 1000

    private static let columns: SQL =
        """
        id, organization_id, account_id, kind, channel, recipient, sealed, language, created, available, expires, state,
        attempts, last_error, provider_id
        """

    func latest(of organization: Organization.ID, limit: Int) throws -> [StoredMessage] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM message WHERE organization_id = \(organization.number)
            ORDER BY created DESC, id LIMIT \(limit)
            """
        ).map(StoredMessage.init)
    }

    func page(
        _ selection: MessageSelection,
        behind last: MessagePosition?,
        limit: Int,
        in organization: Organization.ID
    ) throws -> [StoredMessage] {
        var conditions: [SQL] = ["organization_id = \(organization.number)"]
        if let account = selection.account { conditions.append("account_id = \(account.text)") }
        if let state = selection.state { conditions.append("state = \(state.rawValue)") }
        if let last { conditions.append("(created, id) < (\(last.created.milliseconds), \(last.id.text))") }
        return try session.rows(
            """
            SELECT \(Self.columns) FROM message WHERE \(conditions.joined(" AND "))
            ORDER BY created DESC, id DESC LIMIT \(limit)
            """
        ).map(StoredMessage.init)
    }

    func latest(
        to account: Account.ID,
        limit: Int,
        in organization: Organization.ID
    ) throws -> [StoredMessage] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM message
            WHERE organization_id = \(organization.number) AND account_id = \(account.text)
            ORDER BY created DESC, id DESC LIMIT \(limit)
            """
        ).map(StoredMessage.init)
    }

    func message(_ id: MessageEntry.ID, in organization: Organization.ID) throws -> StoredMessage? {
        try session.row("SELECT \(Self.columns) FROM message WHERE \(Self.of(id, organization))").map(
            StoredMessage.init)
    }

    func hasDue(on channels: Set<Message.Channel>, at now: Instant) throws -> Bool {
        guard !channels.isEmpty else { return false }
        return try session.row("SELECT 1 FROM message WHERE \(Self.isDue(on: channels, now)) LIMIT 1") != nil
    }

    func insert(_ entry: MessageEntry) throws {
        try session.send(
            """
            INSERT INTO message (id, organization_id, account_id, kind, channel, recipient, sealed, language, created,
            available, expires, attempts, state)
            VALUES (\(entry.id.text), \(entry.organization.number), \(SQLValue(entry.account?.text)),
            \(entry.kind.rawValue), \(entry.channel.rawValue), \(entry.recipient.bytes),
            \(entry.sealed.map(SQLValue.blob) ?? .null), \(SQLValue(entry.language)), \(entry.created.milliseconds),
            \(entry.available.milliseconds), \(entry.expires.milliseconds), 0, 'waiting')
            """)
    }

    func withdraw(to account: Account.ID, in organization: Organization.ID, of kinds: Set<Message.Kind>) throws {
        guard !kinds.isEmpty else { return }
        try session.send(Self.withdrawal(to: account, in: organization, of: kinds))
    }

    static func withdrawal(
        to account: Account.ID,
        in organization: Organization.ID,
        of kinds: Set<Message.Kind>
    ) -> SQL {
        """
        DELETE FROM message WHERE organization_id = \(organization.number) AND account_id = \(account.text)
        AND state = 'waiting' AND kind IN (\(list(kinds.map(\.rawValue))))
        """
    }

    func counted(_ recipient: Digest, of limit: String, on day: Int64, in organization: Organization.ID) throws -> Int {
        let row = try session.row(
            """
            SELECT used FROM message_count WHERE organization_id = \(organization.number) AND purpose = \(limit)
            AND recipient = \(recipient.bytes) AND day = \(day)
            """)
        return Int(try row?.integer(0) ?? 0)
    }

    func count(_ recipient: Digest, of limit: String, on day: Int64, in organization: Organization.ID) throws -> Int {
        let row = try session.row(
            """
            INSERT INTO message_count (organization_id, purpose, recipient, day, used)
            VALUES (\(organization.number), \(limit), \(recipient.bytes), \(day), 1)
            ON CONFLICT (organization_id, purpose, recipient, day) DO UPDATE SET used = message_count.used + 1
            RETURNING used
            """)
        return Int(try row?.integer(0) ?? 0)
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

    private static func list(_ words: [String]) -> SQL { words.sorted().map { "\($0)" as SQL }.joined(", ") }

    private static func of(_ message: MessageEntry.ID, _ organization: Organization.ID) -> SQL {
        "organization_id = \(organization.number) AND id = \(message.text)"
    }
}

extension StoredMessage {
    /// - Parameter row: the columns of `MessageTable.columns`.
    fileprivate init(_ row: Row) throws {
        guard let kind = Message.Kind(rawValue: try row.text(3)) else { throw DamagedRow(column: 3) }
        guard let channel = Message.Channel(rawValue: try row.text(4)) else { throw DamagedRow(column: 4) }
        guard let state = State(rawValue: try row.text(11)) else { throw DamagedRow(column: 11) }
        let entry = MessageEntry(
            id: MessageEntry.ID(try row.text(0)), organization: Organization.ID(try row.integer(1)),
            account: try row.optionalText(2).flatMap(Account.ID.init), kind: kind, channel: channel,
            recipient: Digest(bytes: try row.blob(5)), language: try row.optionalText(7),
            sealed: try row.optionalBlob(6), created: Instant(milliseconds: try row.integer(8)),
            available: Instant(milliseconds: try row.integer(9)), expires: Instant(milliseconds: try row.integer(10)))
        self.init(
            entry: entry, state: state, attempts: Int(try row.integer(12)), lastError: try row.optionalText(13),
            providerID: try row.optionalText(14))
    }
}
