internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `token`.
struct TokenTable {
    let session: any Session

    static let columns: SQL = """
        token.id, token.scopes, token.created, token.expires, token.last_used, token.client_id, token.account_id,
        token.networks, token.last_network, token.last_agent
        """
    static let width = 10

    /// Finds what a token proves, for `Credential.init(row)`.
    static func lookup(_ digest: Digest) -> SQL {
        """
        SELECT \(columns), organization.id, organization.slug, organization.name, organization.settings,
        integration.id, integration.name, integration.settings
        FROM token JOIN organization ON organization.id = token.organization_id
        JOIN integration ON integration.organization_id = token.organization_id
        AND integration.id = token.integration_id
        WHERE token.digest = \(digest.bytes)
        """
    }

    /// The same by the number of a token, which may be gone: then it had no scopes, and expired when time began.
    static func lookup(callerOf request: AsyncRequest) -> SQL {
        """
        SELECT COALESCE(token.id, 0), COALESCE(token.scopes, ''), COALESCE(token.created, 0), COALESCE(token.expires, 0),
        token.last_used, token.client_id, token.account_id, COALESCE(token.networks, ''), token.last_network,
        token.last_agent, organization.id, organization.slug, organization.name, organization.settings,
        integration.id, integration.name, integration.settings
        FROM integration JOIN organization ON organization.id = integration.organization_id
        LEFT JOIN token ON token.organization_id = integration.organization_id AND token.id = \(request.token.number)
        WHERE integration.organization_id = \(request.id.organization.number)
        AND integration.id = \(request.integration.number)
        """
    }

    func tokens(of integration: Integration.ID, in organization: Organization.ID) throws -> [Token] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM token
            WHERE organization_id = \(organization.number) AND integration_id = \(integration.number)
            AND client_id IS NULL ORDER BY id
            """
        ).map(Token.init)
    }

    func insert(
        _ digest: Digest,
        _ scopes: Set<Token.Scope>,
        created: Instant,
        expires: Instant,
        of integration: Integration.ID,
        in organization: Organization.ID
    ) throws -> Token {
        let row = try session.row(
            """
            INSERT INTO token (organization_id, integration_id, digest, scopes, created, expires)
            VALUES (\(organization.number), \(integration.number), \(digest.bytes), \(scopes.words),
            \(created.milliseconds), \(expires.milliseconds)) RETURNING id
            """)
        return Token(
            id: Token.ID(try row?.integer(0) ?? 0), scopes: scopes, created: created, expires: expires, lastUsed: nil)
    }

    func revoke(_ id: Token.ID, in organization: Organization.ID) throws -> Bool {
        try session.run(
            """
            DELETE FROM token
            WHERE organization_id = \(organization.number) AND id = \(id.number) AND client_id IS NULL
            """) == 1
    }

}

extension Token {
    /// - Parameter row: the columns of `TokenTable.columns`.
    init(_ row: Row) throws {
        self.init(
            id: ID(try row.integer(0)),
            scopes: Set(words: try row.text(1)),
            created: Instant(milliseconds: try row.integer(2)),
            expires: Instant(milliseconds: try row.integer(3)),
            lastUsed: try row.optionalInteger(4).map(Instant.init(milliseconds:)),
            client: try row.optionalInteger(5).map(Client.ID.init),
            account: try row.optionalText(6).flatMap(Account.ID.init),
            networks: [Network](stored: try row.text(7)),
            lastNetwork: try row.optionalText(8).flatMap { Network($0) },
            lastAgent: try row.optionalText(9))
    }
}

extension Set<Token.Scope> {
    /// The form in which scopes are stored.
    init(words: String) {
        self.init(words.split(separator: " ").compactMap { Token.Scope(rawValue: String($0)) })
    }

    var words: String { map(\.rawValue).sorted().joined(separator: " ") }
}

extension Credential {
    /// - Parameter row: a token, its organization with slug, name and settings, its integration with name and settings.
    init(_ row: Row) throws {
        self.init(
            token: try Token(row),
            organization: try Organization(row, from: TokenTable.width),
            integration: try Integration(row, from: TokenTable.width + Organization.width))
    }
}
