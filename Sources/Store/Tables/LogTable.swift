internal import Accounts
internal import SCIM

/// The statements on `provisioning_entry`.
struct LogTable {
    let session: any Session
    let dialect: any Dialect

    /// How many rows one sweep clears away; a transaction that takes more would make others wait.
    static let sweptRows = 500
    /// Beyond so many refused requests nobody wants to know the number.
    private static let countedFailures = 1000

    func append(_ entries: [ProvisioningEntry]) throws {
        for statement in dialect.logLock { _ = try session.rows(statement) }
        for entry in entries {
            let content = String(decoding: JSONValue.object(entry.json).encoded, as: UTF8.self)
            try session.send(
                """
                INSERT INTO provisioning_entry
                (organization_id, integration_id, happened, request_id, resource_id, name_key, status, is_read,
                has_changes, content)
                VALUES (\(entry.source.organization.number), \(entry.source.integration.number),
                \(entry.time.milliseconds), \(entry.requestID), \(SQLValue(entry.resourceID)),
                \(SQLValue(entry.name?.comparisonKey)), \(entry.status), \(entry.isSuccessfulRead ? 1 : 0),
                \(entry.hasChanges ? 1 : 0), \(content))
                """)
        }
    }

    /// The latest or the next ones, in the order of their numbers. Whose they are is decided outside of what is asked.
    func entries(_ query: LogQuery, in organization: Organization.ID) throws -> [LoggedEntry] {
        let conditions = conditions(query, in: organization).map { " AND (\($0))" as SQL }.joined("")
        let order: SQL = query.after == nil ? "DESC" : "ASC"
        let rows = try session.rows(
            """
            SELECT id, integration_id, content FROM provisioning_entry
            WHERE organization_id = \(organization.number)\(conditions) ORDER BY id \(order) LIMIT \(query.limit)
            """)
        let entries = try rows.map { try LoggedEntry($0, in: organization) }
        return query.after == nil ? entries.reversed() : entries
    }

    /// What was changed, or was to be, about one account; the newest first.
    func entries(
        of account: Account.ID,
        limit: Int,
        in organization: Organization.ID
    ) throws -> [ProvisioningEntry] {
        try session.rows(
            """
            SELECT id, integration_id, content FROM provisioning_entry
            WHERE organization_id = \(organization.number) AND resource_id = \(account.text) AND is_read = 0
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map { try LoggedEntry($0, in: organization).entry }
    }

    private func conditions(_ query: LogQuery, in organization: Organization.ID) -> [SQL] {
        var conditions: [SQL] = []
        if let after = query.after { conditions.append("id > \(after)") }
        if let before = query.before { conditions.append("id < \(before)") }
        if let integration = query.integration { conditions.append("integration_id = \(integration.number)") }
        if let since = query.since { conditions.append("happened >= \(since.milliseconds)") }
        if query.isFailed { conditions.append("status >= 400") }
        if query.hasChanges { conditions.append("has_changes = 1") }
        let found: SQL = "SELECT id FROM provisioning_entry WHERE organization_id = \(organization.number)"
        if let resource = query.resource {
            conditions.append(
                """
                id IN (\(found) AND resource_id = \(resource) UNION \(found) AND name_key = \(resource.comparisonKey))
                """)
        }
        if let requestID = query.requestID { conditions.append("id IN (\(found) AND request_id = \(requestID))") }
        return conditions
    }

    func failures(since start: Instant, in organization: Organization.ID) throws -> [Integration.ID: Int] {
        let rows = try session.rows(
            """
            SELECT integration_id, COUNT(*) FROM (
            SELECT integration_id, happened FROM provisioning_entry
            WHERE organization_id = \(organization.number) AND status >= 400
            ORDER BY id DESC LIMIT \(Self.countedFailures)) AS failed
            WHERE happened >= \(start.milliseconds) GROUP BY integration_id
            """)
        return try rows.reduce(into: [:]) { $0[Integration.ID(try $1.integer(0))] = Int(try $1.integer(1)) }
    }

    /// - Returns: whether there may be more.
    func sweep(reads: Bool, before end: Instant, in organization: Organization.ID) throws -> Bool {
        try session.run(
            """
            DELETE FROM provisioning_entry WHERE id IN (
            SELECT id FROM provisioning_entry
            WHERE organization_id = \(organization.number) AND is_read = \(reads ? 1 : 0)
            AND happened < \(end.milliseconds)
            ORDER BY happened LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """) == Self.sweptRows
    }
}

extension LoggedEntry {
    /// - Parameter row: id, integration, content.
    fileprivate init(_ row: Row, in organization: Organization.ID) throws {
        let integration = Integration.ID(try row.integer(1))
        let content = try JSONValue(decoding: Array(try row.text(2).utf8)).object
        guard let entry = content.flatMap({ ProvisioningEntry($0, of: organization, by: integration) }) else {
            throw DamagedRow(column: 2)
        }
        self.init(id: try row.integer(0), entry: entry)
    }
}
