internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `client` and `client_assertion`, and on the rows of `token` that clients have fetched.
struct ClientTable {
    let session: any Session
    let dialect: any Dialect

    /// How many rows of each kind one sweep clears away: more than one grant adds.
    private static let sweptRows = 8

    private static let columns: SQL = """
        client.id, client.identifier, client.organization_id, client.integration_id, client.digest,
        client.public_keys, client.scopes, client.token_life, client.created, client.last_used
        """

    /// Finds a client for `Client.init(row)`; behind its columns stands the slug of its organization.
    static func lookup(_ identifier: String) -> SQL {
        """
        SELECT \(columns), organization.slug
        FROM client JOIN organization ON organization.id = client.organization_id
        WHERE client.identifier = \(identifier)
        """
    }

    func clients(of integration: Integration.ID, in organization: Organization.ID) throws -> [Client] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM client
            WHERE organization_id = \(organization.number) AND integration_id = \(integration.number) ORDER BY id
            """
        ).map(Client.init)
    }

    func insert(_ client: NewClient, of integration: Integration.ID, in organization: Organization.ID) throws {
        let (digest, keys) = client.authentication.columns
        try session.run(
            """
            INSERT INTO client
            (organization_id, integration_id, identifier, digest, public_keys, scopes, token_life, created)
            VALUES (\(organization.number), \(integration.number), \(client.identifier), \(digest), \(keys),
            \(client.scopes.words), \(client.tokenLife), \(client.created.milliseconds))
            """)
    }

    /// The access tokens and spent assertions go with it.
    func revoke(_ identifier: String, in organization: Organization.ID) throws -> Bool {
        try session.run(
            "DELETE FROM client WHERE organization_id = \(organization.number) AND identifier = \(identifier)") == 1
    }

    func recordUse(of client: Client.ID, in organization: Organization.ID, at now: Instant) throws -> Bool {
        try session.run(
            """
            UPDATE client SET last_used = \(now.milliseconds)
            WHERE organization_id = \(organization.number) AND id = \(client.number)
            """) == 1
    }

    func insert(
        _ digest: Digest,
        _ scopes: Set<Token.Scope>,
        created: Instant,
        expires: Instant,
        of client: Client
    ) throws {
        try session.run(
            """
            INSERT INTO token (organization_id, integration_id, client_id, digest, scopes, created, expires)
            VALUES (\(client.organization.number), \(client.integration.number), \(client.id.number),
            \(digest.bytes), \(scopes.words), \(created.milliseconds), \(expires.milliseconds))
            """)
    }

    func spend(_ assertion: Digest, until end: Instant, by client: Client) throws -> Bool {
        try session.run(
            """
            INSERT INTO client_assertion (organization_id, client_id, digest, expires)
            VALUES (\(client.organization.number), \(client.id.number), \(assertion.bytes), \(end.milliseconds))
            ON CONFLICT (organization_id, client_id, digest) DO NOTHING
            """) == 1
    }

    func sweep(at now: Instant) throws {
        try session.run(
            """
            DELETE FROM client_assertion WHERE (client_id, digest) IN (
            SELECT client_id, digest FROM client_assertion WHERE expires <= \(now.milliseconds)
            ORDER BY expires LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
        try session.run(
            """
            DELETE FROM token WHERE id IN (
            SELECT id FROM token WHERE client_id IS NOT NULL AND expires <= \(now.milliseconds)
            ORDER BY expires LIMIT \(Self.sweptRows)\(dialect.freeRowLock))
            """)
    }
}

extension Client {
    /// - Parameter row: the columns of `ClientTable.columns`.
    init(_ row: Row) throws {
        self.init(
            id: ID(try row.integer(0)),
            identifier: try row.text(1),
            organization: Organization.ID(try row.integer(2)),
            integration: Integration.ID(try row.integer(3)),
            authentication: try Authentication(digest: try row.optionalBlob(4), keys: try row.optionalText(5)),
            scopes: Set(words: try row.text(6)),
            tokenLife: try row.integer(7),
            created: Instant(milliseconds: try row.integer(8)),
            lastUsed: try row.optionalInteger(9).map(Instant.init(milliseconds:)))
    }
}

extension Client.Authentication {
    /// One of the two is null.
    fileprivate var columns: (digest: SQLValue, keys: SQLValue) {
        switch self {
        case .secret(let digest): (.blob(digest.bytes), .null)
        case .keys(let keys): (.null, .text(keys.stored))
        }
    }

    fileprivate init(digest: [UInt8]?, keys: String?) throws {
        if let digest {
            self = .secret(Digest(bytes: digest))
        } else {
            self = .keys([ClientKey](stored: keys ?? ""))
        }
    }
}
