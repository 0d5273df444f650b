internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `message` and `message_count`.
struct MessageTable {
    let session: any Session
    let dialect: any Dialect

    static let columns: SQL =
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

    static func list(_ words: [String]) -> SQL { words.sorted().map { "\($0)" as SQL }.joined(", ") }

    static func of(_ message: MessageEntry.ID, _ organization: Organization.ID) -> SQL {
        "organization_id = \(organization.number) AND id = \(message.text)"
    }
}

extension StoredMessage {
    /// - Parameter row: the columns of `MessageTable.columns`.
    init(_ row: Row) throws {
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
