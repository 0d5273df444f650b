internal import Accounts
internal import SCIM

/// The statements on `async_request` and `async_result`.
struct AsyncRequestTable {
    let session: any Session
    let dialect: any Dialect

    private static let columns: SQL =
        "organization_id, txn, integration_id, token_id, request_id, sealed_body, lease, expires"

    func request(_ id: AsyncRequest.ID) throws -> AsyncRequest? {
        try session.row("SELECT \(Self.columns) FROM async_request WHERE \(Self.of(id))").map(AsyncRequest.init)
    }

    func results(of id: AsyncRequest.ID) throws -> [StoredResult] {
        try session.rows("SELECT place, content FROM async_result WHERE \(Self.of(id)) ORDER BY place").map { row in
            StoredResult(place: Int(try row.integer(0)), content: try row.text(1))
        }
    }

    func insert(_ request: AsyncRequest, at now: Instant) throws {
        try session.run(
            """
            INSERT INTO async_request (organization_id, txn, integration_id, token_id, request_id, sealed_body, lease,
            created, expires)
            VALUES (\(request.id.organization.number), \(request.id.transaction), \(request.integration.number),
            \(request.token.number), \(request.requestID), \(request.body.map(SQLValue.blob) ?? .null),
            \(request.lease.milliseconds), \(now.milliseconds), \(request.expires.milliseconds))
            """)
    }

    func countWaiting(of integration: Integration.ID, in organization: Organization.ID) throws -> Int {
        Int(
            try session.row(
                """
                SELECT COUNT(*) FROM async_request WHERE organization_id = \(organization.number)
                AND integration_id = \(integration.number) AND sealed_body IS NOT NULL
                """)?.integer(0) ?? 0)
    }

    /// Those of one integration are done one after the other, as they came: the next may build on the one before.
    func next(at now: Instant) throws -> AsyncRequest? {
        try session.row(
            """
            SELECT \(Self.columns) FROM async_request
            WHERE sealed_body IS NOT NULL AND lease <= \(now.milliseconds) AND NOT EXISTS (
            SELECT 1 FROM async_request AS earlier
            WHERE earlier.organization_id = async_request.organization_id
            AND earlier.integration_id = async_request.integration_id
            AND earlier.sealed_body IS NOT NULL AND earlier.id < async_request.id)
            ORDER BY lease, id LIMIT 1
            """
        ).map(AsyncRequest.init)
    }

    /// Guarded by the lease as it was: of two who want it one has it.
    func extend(_ request: AsyncRequest, to end: Instant) throws -> Bool {
        try session.run(
            """
            UPDATE async_request SET lease = \(end.milliseconds)
            WHERE \(Self.of(request.id)) AND lease = \(request.lease.milliseconds) AND sealed_body IS NOT NULL
            """) == 1
    }

    func finish(_ id: AsyncRequest.ID, until expires: Instant) throws {
        try session.run(
            """
            UPDATE async_request SET sealed_body = NULL, expires = \(expires.milliseconds) WHERE \(Self.of(id))
            """)
    }

    func insert(_ result: StoredResult, of id: AsyncRequest.ID) throws {
        try session.send(Self.insertion(result, id))
    }

    func add(_ result: StoredResult, of id: AsyncRequest.ID) throws -> Bool {
        try session.run("\(Self.insertion(result, id)) ON CONFLICT (organization_id, txn, place) DO NOTHING") == 1
    }

    func sweep(at now: Instant) throws -> Int {
        try session.run(
            """
            DELETE FROM async_request WHERE id IN (
            SELECT id FROM async_request WHERE expires <= \(now.milliseconds)
            ORDER BY expires LIMIT 1\(dialect.freeRowLock))
            """)
    }

    private static func insertion(_ result: StoredResult, _ id: AsyncRequest.ID) -> SQL {
        """
        INSERT INTO async_result (organization_id, txn, place, content)
        VALUES (\(id.organization.number), \(id.transaction), \(result.place), \(result.content))
        """
    }

    private static func of(_ id: AsyncRequest.ID) -> SQL {
        "organization_id = \(id.organization.number) AND txn = \(id.transaction)"
    }
}

extension AsyncRequest {
    /// - Parameter row: the columns of `AsyncRequestTable.columns`.
    fileprivate init(_ row: Row) throws {
        self.init(
            id: ID(in: Organization.ID(try row.integer(0)), transaction: try row.text(1)),
            integration: Integration.ID(try row.integer(2)), token: Token.ID(try row.integer(3)),
            requestID: try row.text(4), body: try row.optionalBlob(5),
            lease: Instant(milliseconds: try row.integer(6)), expires: Instant(milliseconds: try row.integer(7)))
    }
}
