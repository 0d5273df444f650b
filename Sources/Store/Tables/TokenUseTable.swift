internal import Accounts
internal import SCIM

/// The statements on how tokens are used, by whom, and how they end.
struct TokenUseTable {
    let session: any Session
    let dialect: any Dialect

    /// - Returns: whether the network is new, and others are not.
    func record(_ use: TokenUse, of token: Token.ID, in organization: Organization.ID) throws -> Bool {
        let network = use.network?.description
        let isThere = try session.run(
            """
            UPDATE token SET last_used = \(use.time.milliseconds), last_network = \(SQLValue(network)),
            last_agent = \(SQLValue(use.agent))
            WHERE organization_id = \(organization.number) AND id = \(token.number)
            """)
        guard isThere == 1, let network else { return false }
        let isKnown = try session.run(
            """
            UPDATE token_network SET last_used = \(use.time.milliseconds)
            WHERE token_id = \(token.number) AND network = \(network)
            """)
        guard isKnown == 0 else { return false }
        let others = try session.row("SELECT COUNT(*) FROM token_network WHERE token_id = \(token.number)")?.integer(0)
        let isNew = try session.run(
            """
            INSERT INTO token_network (token_id, network, last_used)
            VALUES (\(token.number), \(network), \(use.time.milliseconds)) ON CONFLICT (token_id, network) DO NOTHING
            """)
        let surplus = Int(others ?? 0) + 1 - Limits.networksRemembered
        if surplus > 0 { try forget(surplus, of: token) }
        return isNew == 1 && others ?? 0 > 0
    }

    private func forget(_ count: Int, of token: Token.ID) throws {
        try session.run(
            """
            DELETE FROM token_network WHERE token_id = \(token.number) AND network IN (
            SELECT network FROM token_network WHERE token_id = \(token.number) ORDER BY last_used LIMIT \(count))
            """)
    }

    func token(_ id: Token.ID, in organization: Organization.ID) throws -> (token: Token, integration: Integration)? {
        try session.row(
            """
            SELECT \(TokenTable.columns), integration.id, integration.name, integration.settings FROM token
            JOIN integration ON integration.organization_id = token.organization_id
            AND integration.id = token.integration_id
            WHERE token.organization_id = \(organization.number) AND token.id = \(id.number)
            AND token.client_id IS NULL AND token.account_id IS NULL\(dialect.rowLock)
            """
        ).map { (try Token($0), try Integration($0, from: TokenTable.width)) }
    }

    func limit(_ token: Token.ID, to networks: [Network], in organization: Organization.ID) throws {
        try session.run(
            """
            UPDATE token SET networks = \(networks.stored)
            WHERE organization_id = \(organization.number) AND id = \(token.number)
            """)
    }

    /// Whoever moves an end knows of it.
    func end(_ token: Token.ID, at end: Instant, in organization: Organization.ID) throws {
        try session.run(
            """
            UPDATE token SET expires = \(end.milliseconds), warned_days = 0
            WHERE organization_id = \(organization.number) AND id = \(token.number)
            """)
    }

    // MARK: Tokens that end

    static func hasEnding(at now: Instant) -> SQL {
        let any = Limits.daysOfTokenWarning.map { "(\(ending(in: $0, at: now)))" as SQL }.joined(" OR ")
        return "SELECT 1 FROM token WHERE \(any) LIMIT 1"
    }

    /// Tokens that end within so many days, had more time than that when they were made, and were not spoken of since.
    private static func ending(in days: Int64, at now: Instant) -> SQL {
        """
        client_id IS NULL AND account_id IS NULL AND expires > \(now.milliseconds)
        AND expires <= \(now.advanced(bySeconds: days * 86_400).milliseconds)
        AND expires - created > \(days * 86_400_000) AND (warned_days IS NULL OR warned_days > \(days))
        """
    }

    /// Of the warnings there are the last one first, so that nobody hears of a week who has a day.
    func takeEnding(at now: Instant, limit: Int) throws -> [(Token, Integration, Organization)] {
        for days in Limits.daysOfTokenWarning.sorted() {
            let rows = try session.rows(
                """
                SELECT \(TokenTable.columns), integration.id, integration.name, integration.settings, organization.id,
                organization.slug, organization.name, organization.settings
                FROM (SELECT * FROM token WHERE \(Self.ending(in: days, at: now))
                ORDER BY expires LIMIT \(limit)\(dialect.freeRowLock)) AS token
                JOIN organization ON organization.id = token.organization_id
                JOIN integration ON integration.organization_id = token.organization_id
                AND integration.id = token.integration_id
                """)
            for row in rows {
                try session.run("UPDATE token SET warned_days = \(days) WHERE id = \(try row.integer(0))")
            }
            guard rows.isEmpty else {
                return try rows.map { row in
                    let column = TokenTable.width
                    return (
                        try Token(row), try Integration(row, from: column),
                        try Organization(row, from: column + Integration.width)
                    )
                }
            }
        }
        return []
    }
}
