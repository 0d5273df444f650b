internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `second_factor` and `setup_link`.
struct SecondFactorTable {
    let session: any Session
    let organization: Organization.ID

    static func lookup(_ account: Account.ID, in organization: Organization.ID) -> SQL {
        """
        SELECT sealed, confirmed, last_step FROM second_factor
        WHERE organization_id = \(organization.number) AND account_id = \(account.text)
        """
    }

    func save(_ factor: SecondFactor, of account: Account.ID) throws {
        try session.run(
            """
            INSERT INTO second_factor (organization_id, account_id, sealed, confirmed, last_step)
            VALUES (\(organization.number), \(account.text), \(factor.sealed),
            \(factor.confirmed.milliseconds), \(factor.lastStep))
            ON CONFLICT (organization_id, account_id) DO UPDATE SET sealed = excluded.sealed,
            confirmed = excluded.confirmed, last_step = excluded.last_step
            """)
    }

    func end(of account: Account.ID) throws {
        try session.run(
            """
            DELETE FROM second_factor WHERE organization_id = \(organization.number) AND account_id = \(account.text)
            """)
    }

    // MARK: The first administrator

    func saveSetupLink(_ digest: Digest, until end: Instant) throws {
        try session.run(
            """
            INSERT INTO setup_link (organization_id, digest, expires)
            VALUES (\(organization.number), \(digest.bytes), \(end.milliseconds))
            ON CONFLICT (organization_id) DO UPDATE SET digest = excluded.digest, expires = excluded.expires
            """)
    }

    func hasSetupLink(_ digest: Digest, at now: Instant) throws -> Bool {
        try session.row(
            """
            SELECT 1 FROM setup_link WHERE organization_id = \(organization.number) AND digest = \(digest.bytes)
            AND expires > \(now.milliseconds)
            """) != nil
    }
}

extension SecondFactor {
    /// - Parameter row: sealed, confirmed, last step.
    init(_ row: Row) throws {
        self.init(
            sealed: try row.blob(0), confirmed: Instant(milliseconds: try row.integer(1)), lastStep: try row.integer(2))
    }
}
