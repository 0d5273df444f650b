internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `browser_session`.
struct SessionTable {
    let session: any Session

    private static let columns: SQL = "id, account_id, created, last_seen, expires, agent"

    /// Finds a session together with its organization, unless its person is not let in.
    static func lookup(_ digest: Digest) -> SQL {
        """
        SELECT s.id, s.account_id, s.created, s.last_seen, s.expires, s.agent, o.id, o.slug, o.name, o.settings
        FROM browser_session s JOIN organization o ON o.id = s.organization_id
        JOIN account a ON a.organization_id = s.organization_id AND a.id = s.account_id
        WHERE s.digest = \(digest.bytes) AND a.active = 1
        """
    }

    func sessions(of account: Account.ID, in organization: Organization.ID) throws -> [Accounts.Session] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM browser_session WHERE \(Self.whose(account, organization))
            ORDER BY last_seen DESC, id DESC
            """
        ).map { try Accounts.Session($0) }
    }

    /// Those beyond the maximum, seen longest ago, make room.
    func insert(_ new: NewSession, of account: Account.ID, in organization: Organization.ID) throws {
        try session.run(
            """
            INSERT INTO browser_session (organization_id, account_id, digest, created, last_seen, expires, agent)
            VALUES (\(organization.number), \(account.text), \(new.digest.bytes), \(new.created.milliseconds),
            \(new.created.milliseconds), \(new.expires.milliseconds), \(new.agent))
            """)
        try session.run(
            """
            DELETE FROM browser_session WHERE \(Self.whose(account, organization)) AND id NOT IN (
            SELECT id FROM browser_session WHERE \(Self.whose(account, organization))
            ORDER BY last_seen DESC, id DESC LIMIT \(Accounts.Session.maximumOfPerson))
            """)
    }

    func recordSeen(_ seen: Accounts.Session, at now: Instant) throws {
        try session.run(
            """
            UPDATE browser_session SET last_seen = \(now.milliseconds),
            expires = \(now.advanced(bySeconds: Accounts.Session.seconds).milliseconds) WHERE id = \(seen.id.number)
            """)
    }

    func end(
        _ ended: Accounts.Session.ID,
        of account: Account.ID,
        in organization: Organization.ID
    ) throws -> Bool {
        try session.run(
            "DELETE FROM browser_session WHERE \(Self.whose(account, organization)) AND id = \(ended.number)") == 1
    }

    func endAll(of account: Account.ID, in organization: Organization.ID, except kept: Digest?) throws {
        let others: SQL = kept.map { " AND digest <> \($0.bytes)" } ?? ""
        try session.send("DELETE FROM browser_session WHERE \(Self.whose(account, organization))\(others)")
    }

    private static func whose(_ account: Account.ID, _ organization: Organization.ID) -> SQL {
        "organization_id = \(organization.number) AND account_id = \(account.text)"
    }
}

extension Accounts.Session {
    /// - Parameter row: id, account, created, last seen, expires, agent.
    fileprivate init(_ row: Row) throws {
        guard let account = Account.ID(try row.text(1)) else { throw DamagedRow(column: 1) }
        self.init(
            id: ID(try row.integer(0)), account: account, created: Instant(milliseconds: try row.integer(2)),
            lastSeen: Instant(milliseconds: try row.integer(3)), expires: Instant(milliseconds: try row.integer(4)),
            agent: try row.text(5))
    }
}

extension SignedIn {
    /// - Parameter row: the columns of a session, then its organization.
    init(_ row: Row) throws {
        self.init(session: try Accounts.Session(row), organization: try Organization(row, from: 6))
    }
}
