internal import Accounts
internal import SCIM

/// The statements on `deactivation_guard`.
struct GuardTable {
    let session: any Session
    let organization: Organization.ID
    let integration: Integration.ID

    private var own: SQL {
        "organization_id = \(organization.number) AND integration_id = \(integration.number)"
    }

    /// The people are counted once a day: whoever is first holds the row until the end of the transaction.
    func count(on day: Int64) throws -> DeactivationGuard {
        let counted = try session.row(
            """
            UPDATE deactivation_guard SET used = used + 1 WHERE \(own) AND day = \(day)
            RETURNING day, base, used, released
            """)
        if let counted { return try DeactivationGuard(counted) }
        let first = try session.row(
            """
            INSERT INTO deactivation_guard (organization_id, integration_id, day, base, used)
            VALUES (\(organization.number), \(integration.number), \(day),
            (SELECT COUNT(*) FROM account WHERE \(own) AND active = 1), 1)
            ON CONFLICT (organization_id, integration_id) DO UPDATE SET day = excluded.day,
            base = CASE WHEN deactivation_guard.day = excluded.day THEN deactivation_guard.base ELSE excluded.base END,
            used = CASE WHEN deactivation_guard.day = excluded.day THEN deactivation_guard.used + 1 ELSE 1 END
            RETURNING day, base, used, released
            """)
        return try first.map(DeactivationGuard.init) ?? DeactivationGuard(day: day, base: 0, used: 1, released: nil)
    }

    func state() throws -> DeactivationGuard? {
        try session.row("SELECT day, base, used, released FROM deactivation_guard WHERE \(own)")
            .map(DeactivationGuard.init)
    }

    /// A row that was made for this alone belongs to the day before, so that the day's people are still to be counted.
    func release(until end: Instant, on day: Int64) throws {
        try session.run(
            """
            INSERT INTO deactivation_guard (organization_id, integration_id, day, base, used, released)
            VALUES (\(organization.number), \(integration.number), \(day - 1), 0, 0, \(end.milliseconds))
            ON CONFLICT (organization_id, integration_id) DO UPDATE SET released = excluded.released
            """)
    }
}

extension DeactivationGuard {
    /// - Parameter row: day, base, used, released.
    fileprivate init(_ row: Row) throws {
        self.init(
            day: try row.integer(0), base: Int(try row.integer(1)), used: Int(try row.integer(2)),
            released: try row.optionalInteger(3).map(Instant.init(milliseconds:)))
    }
}
