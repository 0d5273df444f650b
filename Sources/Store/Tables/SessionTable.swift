internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `browser_session`.
struct SessionTable {
    let session: any Session

    private static let columns: SQL =
        """
        id, account_id, created, last_seen, expires, agent, signed_on, provider_id, session_index, provider_ends, confirmed
        """

    /// Finds a session together with its organization, unless its person is not let in.
    static func lookup(_ digest: Digest) -> SQL {
        """
        SELECT s.id, s.account_id, s.created, s.last_seen, s.expires, s.agent, s.signed_on, s.provider_id,
        s.session_index, s.provider_ends, s.confirmed, a.kind, a.sign_in_key, o.id, o.slug, o.name, o.settings
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
            INSERT INTO browser_session (organization_id, account_id, digest, created, last_seen, expires, agent,
            signed_on, provider_id, session_index, provider_ends)
            VALUES (\(organization.number), \(account.text), \(new.digest.bytes), \(new.created.milliseconds),
            \(new.created.milliseconds), \(new.expires.milliseconds), \(new.agent), \(new.signedOn.values))
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

    func confirm(
        _ confirmed: Accounts.Session.ID,
        of account: Account.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws {
        try session.run(
            """
            UPDATE browser_session SET confirmed = \(now.milliseconds)
            WHERE \(Self.whose(account, organization)) AND id = \(confirmed.number)
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
    /// - Parameter row: id, account, created, last seen, expires, agent, the columns of a sign-on, and confirmed.
    fileprivate init(_ row: Row) throws {
        guard let account = Account.ID(try row.text(1)) else { throw DamagedRow(column: 1) }
        self.init(
            id: ID(try row.integer(0)), account: account, created: Instant(milliseconds: try row.integer(2)),
            lastSeen: Instant(milliseconds: try row.integer(3)), expires: Instant(milliseconds: try row.integer(4)),
            agent: try row.text(5), signedOn: try SignedOn(row, from: 6),
            confirmed: try row.optionalInteger(10).map(Instant.init(milliseconds:)))
    }
}

extension SignedIn {
    /// - Parameter row: the columns of a session, kind and sign-in name of its account, then its organization.
    init(_ row: Row) throws {
        guard let kind = Kind(rawValue: try row.text(11)) else { throw DamagedRow(column: 11) }
        self.init(
            session: try Accounts.Session(row), organization: try Organization(row, from: 13),
            identification: Account.Identified(
                kind: kind, signInName: try row.optionalText(12).map(SignInName.init(key:))))
    }
}

extension SignedOn {
    /// Nil where nobody signed on at a provider.
    ///
    /// - Parameter row: has signed_on, provider_id, session_index and provider_ends from this place on.
    init?(_ row: Row, from column: Int) throws {
        guard let time = try row.optionalInteger(column), let provider = try row.optionalInteger(column + 1) else {
            return nil
        }
        self.init(
            provider: Provider.ID(provider), time: Instant(milliseconds: time),
            sessionIndex: try row.optionalText(column + 2),
            ends: try row.optionalInteger(column + 3).map(Instant.init(milliseconds:)))
    }
}

extension SignedOn? {
    /// What the columns of a sign-on hold: time, provider, session index, end.
    var values: SQL {
        """
        \(SQLValue(self?.time.milliseconds)), \(SQLValue(self?.provider.number)), \(SQLValue(self?.sessionIndex)),
        \(SQLValue(self?.ends?.milliseconds))
        """
    }
}
