private import SCIM

/// What an operator does about the tokens of people.
extension Administration {
    /// Makes a token bound to an account, by which that person is known at `/Me` (RFC 7644 §3.11).
    ///
    /// It does not count among those that an integration rotates, but among the few of its person.
    ///
    /// - Parameter person: the `userName` or the id of the account.
    package func createToken(
        for person: String,
        integration name: String,
        in slug: String,
        scopes: Set<Token.Scope>,
        days: Int64
    ) async throws -> TokenSecret {
        try Integration.checkName(name)
        guard !scopes.isEmpty, scopes.isSubset(of: Token.Scope.provisioning) else {
            throw Refusal("The token of a person has the scopes users:read, users:write or both.")
        }
        try Token.checkLife(days)
        let organization = try await organization(slug)
        let now = environment.now()
        let secret = TokenSecret(environment)
        let digest = secret.digest(keyring)
        try await inIntegration(name, of: organization, at: now) { records, integration, entry in
            let account = try records.activeAccount(person, in: organization)
            let live = try records.tokens(of: account.id, in: organization.id).filter { $0.isLive(at: now) }
            guard live.count < Token.maximumLiveOfPerson else {
                throw Refusal(
                    "\(SCIMError.quoted(person)) has \(Token.maximumLiveOfPerson) live tokens already "
                        + "(\(live.numbers)); revoke one with muster token revoke.")
            }
            try records.insertToken(
                digest, scopes, created: now, expires: now.advanced(bySeconds: days * 86_400), of: account,
                through: integration.id)
            entry.tell("token of", to: account.userName)
        }
        return secret
    }
}

extension AccountTransaction {
    /// Whom an operator means; a deactivated person gets no token, since a deactivation ends those there are.
    fileprivate func activeAccount(_ person: String, in organization: Organization) throws -> Account {
        let known = Account.ID(person)
        let found = try known.flatMap { try account($0, in: organization.id) }
        guard let (account, _) = try found ?? account(named: person, in: organization.id) else {
            throw Refusal("There is no account \(SCIMError.quoted(person)) in \(organization.slug).")
        }
        guard account.isActive else { throw Refusal("\(SCIMError.quoted(person)) is deactivated.") }
        return account
    }
}
