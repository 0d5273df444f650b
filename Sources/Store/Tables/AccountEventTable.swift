internal import Accounts
internal import SCIM

/// The statements on `account_event`.
struct AccountEventTable {
    let session: any Session

    /// How much one sweep takes away at most.
    private static let sweptRows = 500

    func append(_ event: AccountEvent, of account: Account.ID, in organization: Organization.ID) throws {
        try session.send(
            """
            INSERT INTO account_event (organization_id, account_id, at, kind)
            VALUES (\(organization.number), \(account.text), \(event.at.milliseconds), \(event.kind.rawValue))
            """)
    }

    /// The newest first.
    func events(of account: Account.ID, limit: Int, in organization: Organization.ID) throws -> [AccountEvent] {
        try session.rows(
            """
            SELECT at, kind FROM account_event WHERE organization_id = \(organization.number)
            AND account_id = \(account.text) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            guard let kind = AccountEvent.Kind(rawValue: try row.text(1)) else { throw DamagedRow(column: 1) }
            return AccountEvent(kind, at: Instant(milliseconds: try row.integer(0)))
        }
    }

    func sweep(before end: Instant, _ dialect: any Dialect) throws -> Int {
        try session.run(
            """
            DELETE FROM account_event WHERE id IN (SELECT id FROM account_event
            WHERE at <= \(end.milliseconds) ORDER BY at LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
    }
}
