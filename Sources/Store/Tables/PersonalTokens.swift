internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on the rows of `token` that are bound to an account.
extension TokenTable {
    func tokens(of account: Account.ID, in organization: Organization.ID) throws -> [Token] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM token
            WHERE organization_id = \(organization.number) AND account_id = \(account.text) ORDER BY id
            """
        ).map(Token.init)
    }

    func insert(
        _ digest: Digest,
        _ scopes: Set<Token.Scope>,
        created: Instant,
        expires: Instant,
        of account: Account,
        through integration: Integration.ID
    ) throws {
        try session.run(
            """
            INSERT INTO token (organization_id, integration_id, account_id, digest, scopes, created, expires)
            VALUES (\(account.organization.number), \(integration.number), \(account.id.text), \(digest.bytes),
            \(scopes.words), \(created.milliseconds), \(expires.milliseconds))
            """)
    }

    /// - Returns: how many there were.
    func end(of account: Account.ID, in organization: Organization.ID) throws -> Int {
        try session.run(
            "DELETE FROM token WHERE organization_id = \(organization.number) AND account_id = \(account.text)")
    }
}

extension SQLAccountTransaction: PersonalTokenTransaction {
    private var tokenTable: TokenTable { TokenTable(session: session) }

    func account(named userName: String, in organization: Organization.ID) throws -> (Account, AccountRecord)? {
        try AccountTable(session: session, dialect: dialect).account(named: userName, in: organization)
    }

    func tokens(of account: Account.ID, in organization: Organization.ID) throws -> [Token] {
        try tokenTable.tokens(of: account, in: organization)
    }

    func insertToken(
        _ digest: Digest,
        _ scopes: Set<Token.Scope>,
        created: Instant,
        expires: Instant,
        of account: Account,
        through integration: Integration.ID
    ) throws {
        try tokenTable.insert(digest, scopes, created: created, expires: expires, of: account, through: integration)
    }

    func endTokens(of account: Account.ID, in organization: Organization.ID) throws {
        // Most people have none, and then there is nothing to tell.
        if try tokenTable.end(of: account, in: organization) > 0 { try session.announce() }
    }
}
