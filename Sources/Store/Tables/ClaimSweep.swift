internal import Accounts
internal import SCIM

/// What is done as time passes: people are reminded, and what has ended is cleared away.
struct ClaimSweep {
    let session: any Session
    let dialect: any Dialect

    /// How much one sweep takes away of each table at most.
    private static let sweptRows = 500

    func schedule(reminder: Instant?, of account: Account.ID, in organization: Organization.ID) throws {
        try session.send(
            """
            UPDATE account SET next_reminder = \(SQLValue(reminder?.milliseconds))
            WHERE organization_id = \(organization.number) AND id = \(account.text)
            """)
    }

    func dueReminders(
        at now: Instant,
        limit: Int
    ) throws -> [(account: Account.ID, organization: Organization.ID)] {
        try session.rows(
            """
            SELECT id, organization_id FROM account WHERE next_reminder <= \(now.milliseconds)
            ORDER BY next_reminder LIMIT \(limit)\(dialect.freeRowLock)
            """
        ).map { row in
            guard let account = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
            return (account, Organization.ID(try row.integer(1)))
        }
    }

    func sweep(at now: Instant) throws -> Int {
        let time = now.milliseconds
        return try session.run(
            """
            DELETE FROM claim WHERE digest IN (SELECT digest FROM claim WHERE expires <= \(time)
            ORDER BY expires LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
            + session.run(
                """
                DELETE FROM claim_code WHERE digest IN (SELECT digest FROM claim_code WHERE expires <= \(time)
                ORDER BY expires LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
                """)
            + session.run(
                """
                DELETE FROM browser_session WHERE id IN (SELECT id FROM browser_session WHERE expires <= \(time)
                ORDER BY expires LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
                """)
            + session.run(
                """
                DELETE FROM allowance WHERE digest IN (SELECT digest FROM allowance WHERE whole_again <= \(time)
                ORDER BY whole_again LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
                """)
    }
}
