internal import SCIM
internal import Secrets

/// How tokens of integrations come and go, inside a transaction; whose wish it is was settled before.
struct TokenMaking {
    let keyring: Keyring
    let environment: Environment

    /// - Throws: `Refusal` when there are two live ones already.
    func make(
        _ scopes: Set<Token.Scope>,
        days: Int64,
        networks: [Network],
        of integration: Integration,
        in organization: Organization.ID,
        _ records: any AccountTransaction
    ) throws -> (secret: TokenSecret, token: Token) {
        guard !scopes.isEmpty else {
            throw Refusal(
                "A token without scopes is good for nothing; give it some of these: \(Token.Scope.words).")
        }
        try Token.checkLife(days)
        let now = environment.now()
        let live = try records.tokens(of: integration.id, in: organization).filter {
            $0.isOfIntegration && $0.isLive(at: now)
        }
        guard live.count < Token.maximumLive else {
            throw Refusal(
                "\(integration.name) has \(Token.maximumLive) live tokens already (\(live.numbers)); "
                    + "revoke one with muster token revoke.")
        }
        let secret = TokenSecret(environment)
        let token = try records.insertToken(
            secret.digest(keyring), scopes, created: now, expires: now.advanced(bySeconds: days * 86_400),
            of: integration.id, in: organization)
        if !networks.isEmpty { try records.limit(token.id, to: networks, in: organization) }
        return (secret, token)
    }

    /// Makes one that may do the same, and lets the old one go on for a while, so that nothing stands still.
    func rotate(
        _ id: Token.ID,
        days: Int64,
        hours: Int64,
        in organization: Organization.ID,
        _ records: any AccountTransaction
    ) throws -> (secret: TokenSecret, token: Token, integration: Integration, old: Token) {
        guard (0...Limits.maximumHoursOfRotation).contains(hours) else {
            throw Refusal("The old token goes on for 0 to \(Limits.maximumHoursOfRotation) hours.")
        }
        let now = environment.now()
        guard let (old, integration) = try records.token(id, in: organization), old.isLive(at: now) else {
            throw Refusal("There is no live token \(id.number) of an integration.")
        }
        let end = min(old.expires, now.advanced(bySeconds: hours * 3600))
        try records.end(old.id, at: end, in: organization)
        let (secret, token) = try make(
            old.scopes, days: days, networks: old.networks, of: integration, in: organization, records)
        return (secret, token, integration, old)
    }
}
