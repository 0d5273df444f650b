internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `claim_code`.
struct ClaimCodeTable {
    let session: any Session
    let dialect: any Dialect

    private static let columns: SQL = "kind, digest, sealed, created, expires, tries"

    /// Finds a link or an access code, and the organization it leads to.
    static func lookup(_ digest: Digest) -> SQL {
        """
        SELECT c.kind, c.digest, c.sealed, c.created, c.expires, c.tries, c.account_id, o.id, o.slug, o.name, o.settings
        FROM claim_code c JOIN organization o ON o.id = c.organization_id WHERE c.digest = \(digest.bytes)
        """
    }

    func codes(of account: Account.ID, in organization: Organization.ID) throws -> [StoredCode] {
        try session.rows(
            "SELECT \(Self.columns) FROM claim_code WHERE \(Self.whose(account, organization)) ORDER BY kind"
        )
        .map { try StoredCode($0) }
    }

    /// What people are invited with: each has a link or an access code, and never both.
    func invitations(
        of accounts: [Account.ID],
        withAdministrators: Bool,
        in organization: Organization.ID
    ) throws -> [Account.ID: StoredCode] {
        let reach: SQL =
            withAdministrators
            ? ""
            : """
             AND EXISTS (SELECT 1 FROM account WHERE account.organization_id = claim_code.organization_id
            AND account.id = claim_code.account_id AND \(AdministratorTable.isOrdinary(organization)))
            """
        let rows = try session.rows(
            """
            SELECT \(Self.columns), account_id FROM claim_code WHERE organization_id = \(organization.number)
            AND account_id IN (SELECT value FROM \(dialect.elements(accounts.map(\.text))) AS wanted)
            AND kind IN (\(ClaimCode.Kind.link.rawValue), \(ClaimCode.Kind.accessCode.rawValue))\(reach)
            """)
        return try rows.reduce(into: [:]) { codes, row in
            guard let account = Account.ID(try row.text(6)) else { throw DamagedRow(column: 6) }
            codes[account] = try StoredCode(row)
        }
    }

    func code(
        _ kind: ClaimCode.Kind,
        of account: Account.ID,
        in organization: Organization.ID
    ) throws -> StoredCode? {
        try session.row(
            """
            SELECT \(Self.columns) FROM claim_code
            WHERE \(Self.whose(account, organization)) AND kind = \(kind.rawValue)\(dialect.rowLock)
            """
        ).map { try StoredCode($0) }
    }

    func save(_ code: StoredCode, of account: Account.ID, in organization: Organization.ID) throws {
        try session.run(
            """
            INSERT INTO claim_code (organization_id, account_id, kind, digest, sealed, created, expires, tries)
            VALUES (\(organization.number), \(account.text), \(code.kind.rawValue), \(code.digest.bytes),
            \(code.sealed.map(SQLValue.blob) ?? .null), \(code.created.milliseconds), \(code.expires.milliseconds),
            \(code.tries))
            ON CONFLICT (organization_id, account_id, kind) DO UPDATE SET digest = excluded.digest,
            sealed = excluded.sealed, created = excluded.created, expires = excluded.expires, tries = excluded.tries
            """)
    }

    /// The row goes: whoever takes it away has spent the code.
    func spend(
        _ code: Digest,
        _ kind: ClaimCode.Kind,
        of account: Account.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws -> Bool {
        try session.run(
            """
            DELETE FROM claim_code WHERE \(Self.whose(account, organization)) AND kind = \(kind.rawValue)
            AND digest = \(code.bytes) AND expires > \(now.milliseconds)
            """) == 1
    }

    func end(_ kind: ClaimCode.Kind, of account: Account.ID, in organization: Organization.ID) throws -> Bool {
        try session.run(
            "DELETE FROM claim_code WHERE \(Self.whose(account, organization)) AND kind = \(kind.rawValue)") > 0
    }

    func countTry(_ kind: ClaimCode.Kind, of account: Account.ID, in organization: Organization.ID) throws {
        try session.run(
            """
            UPDATE claim_code SET tries = tries + 1
            WHERE \(Self.whose(account, organization)) AND kind = \(kind.rawValue)
            """)
    }

    func endAll(of account: Account.ID, in organization: Organization.ID) throws {
        try session.send("DELETE FROM claim_code WHERE \(Self.whose(account, organization))")
    }

    private static func whose(_ account: Account.ID, _ organization: Organization.ID) -> SQL {
        "organization_id = \(organization.number) AND account_id = \(account.text)"
    }
}

extension StoredCode {
    /// - Parameter row: kind, digest, sealed, created, expires, tries.
    fileprivate init(_ row: Row) throws {
        guard let kind = ClaimCode.Kind(rawValue: try row.text(0)) else { throw DamagedRow(column: 0) }
        self.init(
            kind: kind, digest: Digest(bytes: try row.blob(1)), sealed: try row.optionalBlob(2),
            created: Instant(milliseconds: try row.integer(3)), expires: Instant(milliseconds: try row.integer(4)),
            tries: Int(try row.integer(5)))
    }
}

extension FoundCode {
    /// - Parameter row: the columns of a code, then account and organization.
    init(_ row: Row) throws {
        guard let account = Account.ID(try row.text(6)) else { throw DamagedRow(column: 6) }
        self.init(code: try StoredCode(row), account: account, organization: try Organization(row, from: 7))
    }
}
