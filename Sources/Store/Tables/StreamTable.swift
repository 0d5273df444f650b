internal import Accounts
internal import SCIM

/// The statements on `event_stream` and `signing_key`.
struct StreamTable {
    let session: any Session

    /// What `EventStream.init(row)` reads.
    static let columns: SQL = """
        event_stream.id, event_stream.organization_id, event_stream.integration_id, event_stream.endpoint,
        event_stream.sealed_authorization, event_stream.audience, event_stream.kinds, event_stream.detail,
        event_stream.days, event_stream.paused, event_stream.created
        """

    func all(in organization: Organization.ID) throws -> [EventStream] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM event_stream WHERE organization_id = \(organization.number) ORDER BY id
            """
        ).map(EventStream.init)
    }

    func isFollowed(_ organization: Organization.ID) throws -> Bool {
        try session.row(
            "SELECT id FROM event_stream WHERE organization_id = \(organization.number) LIMIT 1") != nil
    }

    func stream(_ id: EventStream.ID, in organization: Organization.ID) throws -> EventStream? {
        try session.row(
            """
            SELECT \(Self.columns) FROM event_stream
            WHERE organization_id = \(organization.number) AND id = \(id.number)
            """
        ).map(EventStream.init)
    }

    /// Streams that are pushed, whose first entry is due: the others behind it wait until it has arrived.
    ///
    /// Whoever waits longest comes first, so that a few busy streams do not keep the others waiting.
    func due(at now: Instant, limit: Int) throws -> [DueStream] {
        try session.rows(
            """
            SELECT \(Self.columns), organization.slug FROM (
            SELECT event_stream.*, (
            SELECT available FROM outbox
            WHERE outbox.organization_id = event_stream.organization_id AND outbox.stream_id = event_stream.id
            AND outbox.refused IS NULL ORDER BY outbox.id LIMIT 1) AS due
            FROM event_stream WHERE endpoint IS NOT NULL AND paused IS NULL
            ) AS event_stream JOIN organization ON organization.id = event_stream.organization_id
            WHERE due <= \(now.milliseconds) ORDER BY due, event_stream.id LIMIT \(limit)
            """
        ).map { DueStream(stream: try EventStream($0), slug: try $0.text(11)) }
    }

    func insert(
        _ terms: EventStream.Terms,
        of integration: Integration.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws -> EventStream.ID {
        let (endpoint, authorization) = terms.delivery.columns
        let row = try session.row(
            """
            INSERT INTO event_stream (organization_id, integration_id, endpoint, sealed_authorization, audience, kinds,
            detail, days, created)
            VALUES (\(organization.number), \(integration.number), \(endpoint), \(authorization), \(terms.audience),
            \(terms.kinds.reduce(0) { $0 | $1.bit }), \(terms.detail.rawValue), \(terms.days), \(now.milliseconds))
            RETURNING id
            """)
        return EventStream.ID(try row?.integer(0) ?? 0)
    }

    func pause(_ stream: EventStream.ID, in organization: Organization.ID, because reason: String?) throws -> Bool {
        try session.run(
            """
            UPDATE event_stream SET paused = \(SQLValue(reason))
            WHERE organization_id = \(organization.number) AND id = \(stream.number)
            """) == 1
    }

    func delete(_ stream: EventStream.ID, in organization: Organization.ID) throws -> Bool {
        try session.run(
            "DELETE FROM event_stream WHERE organization_id = \(organization.number) AND id = \(stream.number)") == 1
    }
}

extension StreamTable {
    func signingKeys() throws -> [SigningKey] {
        try session.rows("SELECT key_id, public_key, sealed, created FROM signing_key ORDER BY created DESC, key_id")
            .map { row in
                SigningKey(
                    keyID: try row.text(0), publicKey: try row.blob(1), sealed: try row.blob(2),
                    created: Instant(milliseconds: try row.integer(3)))
            }
    }

    /// Two at the same moment may both find none; then both keys are there, and both are published.
    func insert(_ key: SigningKey) throws {
        guard try session.row("SELECT key_id FROM signing_key LIMIT 1") == nil else { return }
        try session.run(
            """
            INSERT INTO signing_key (key_id, public_key, sealed, created)
            VALUES (\(key.keyID), \(key.publicKey), \(key.sealed), \(key.created.milliseconds))
            """)
    }
}

extension EventStream {
    /// - Parameter row: the columns of `StreamTable.columns`.
    init(_ row: Row) throws {
        let kinds = try row.integer(6)
        guard let detail = ResourceEvent.Detail(rawValue: try row.text(7)) else { throw DamagedRow(column: 7) }
        let authorization = try row.optionalBlob(4)
        self.init(
            id: ID(try row.integer(0)), organization: Organization.ID(try row.integer(1)),
            integration: Integration.ID(try row.integer(2)),
            terms: Terms(
                delivery: try row.optionalText(3).map { .push(endpoint: $0, authorization: authorization) } ?? .poll,
                audience: try row.text(5), kinds: Set(ResourceEvent.Kind.allCases.filter { kinds & $0.bit != 0 }),
                detail: detail, days: try row.integer(8)),
            paused: try row.optionalText(9), created: Instant(milliseconds: try row.integer(10)))
    }
}

extension EventStream.Delivery {
    fileprivate var columns: (endpoint: SQLValue, authorization: SQLValue) {
        switch self {
        case .push(let endpoint, let authorization):
            (.text(endpoint), authorization.map(SQLValue.blob) ?? .null)
        case .poll: (.null, .null)
        }
    }
}

extension ResourceEvent.Kind {
    /// Its place in the column `kinds`; it never changes.
    var bit: Int64 {
        switch self {
        case .create: 1
        case .put: 2
        case .patch: 4
        case .delete: 8
        case .activate: 16
        case .deactivate: 32
        case .asyncresp: 64
        }
    }
}
