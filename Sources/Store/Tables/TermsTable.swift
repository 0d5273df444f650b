internal import Accounts
internal import SCIM

/// The statements on `terms` and `terms_acceptance`.
struct TermsTable {
    let session: any Session

    static func newest(in organization: Organization.ID) -> SQL {
        """
        SELECT version, text, created FROM terms WHERE organization_id = \(organization.number)
        ORDER BY version DESC LIMIT 1
        """
    }

    func all(in organization: Organization.ID) throws -> [Terms] {
        try session.rows(
            """
            SELECT version, text, created FROM terms WHERE organization_id = \(organization.number)
            ORDER BY version DESC
            """
        ).map(Terms.init)
    }

    func newest(in organization: Organization.ID) throws -> Terms? {
        try session.row(Self.newest(in: organization)).map(Terms.init)
    }

    func insert(_ terms: Terms, in organization: Organization.ID) throws {
        try session.run(
            """
            INSERT INTO terms (organization_id, version, text, created)
            VALUES (\(organization.number), \(terms.version), \(terms.text), \(terms.created.milliseconds))
            """)
    }

    func hasAccepted(_ version: Int64, _ account: Account.ID, in organization: Organization.ID) throws -> Bool {
        try session.row(
            """
            SELECT 1 FROM terms_acceptance WHERE organization_id = \(organization.number)
            AND account_id = \(account.text) AND version = \(version)
            """) != nil
    }

    func accept(
        _ version: Int64,
        by account: Account.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws {
        try session.run(
            """
            INSERT INTO terms_acceptance (organization_id, account_id, version, accepted)
            VALUES (\(organization.number), \(account.text), \(version), \(now.milliseconds))
            ON CONFLICT (organization_id, account_id, version) DO NOTHING
            """)
    }
}

extension Terms {
    /// - Parameter row: version, text, created.
    init(_ row: Row) throws {
        self.init(
            version: try row.integer(0), text: try row.text(1), created: Instant(milliseconds: try row.integer(2)))
    }
}
