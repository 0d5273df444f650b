internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `sign_on_pin`, and on sessions as a provider knows them.
struct SignOnPinTable {
    let session: any Session
    let organization: Organization.ID

    func pin(of account: Account.ID) throws -> SignOnPin? {
        try session.row(
            "SELECT provider_id, name_id, format, name_qualifier, sp_name_qualifier FROM sign_on_pin WHERE \(isOf(account))"
        ).map { row in
            SignOnPin(
                account: account, provider: Provider.ID(try row.integer(0)),
                nameID: SignOnProof.NameID(
                    value: try row.text(1), format: try row.text(2), nameQualifier: try row.optionalText(3),
                    spNameQualifier: try row.optionalText(4)))
        }
    }

    func account(pinnedAs nameID: SignOnProof.NameID, by provider: Provider.ID) throws -> Account.ID? {
        try session.row(
            """
            SELECT account_id FROM sign_on_pin WHERE provider_id = \(provider.number) AND name_id = \(nameID.value)
            AND format = \(nameID.format) AND organization_id = \(organization.number)
            """
        ).map(Account.ID.init)
    }

    func insert(_ pin: SignOnPin, at now: Instant) throws {
        try session.run(
            """
            INSERT INTO sign_on_pin (organization_id, account_id, provider_id, name_id, format, name_qualifier,
            sp_name_qualifier, created)
            VALUES (\(organization.number), \(pin.account.text), \(pin.provider.number), \(pin.nameID.value),
            \(pin.nameID.format), \(SQLValue(pin.nameID.nameQualifier)), \(SQLValue(pin.nameID.spNameQualifier)),
            \(now.milliseconds))
            """)
    }

    func end(of account: Account.ID) throws {
        try session.run("DELETE FROM sign_on_pin WHERE \(isOf(account))")
    }

    func account(signingInAs name: SignInName) throws -> Account.ID? {
        try session.row(
            "SELECT id FROM account WHERE organization_id = \(organization.number) AND sign_in_key = \(name.key)"
        ).map(Account.ID.init)
    }

    func account(ofSession digest: Digest) throws -> Account.ID? {
        try session.row(
            """
            SELECT account_id FROM browser_session
            WHERE digest = \(digest.bytes) AND organization_id = \(organization.number)
            """
        ).map(Account.ID.init)
    }

    func endSession(_ digest: Digest) throws {
        try session.run(
            "DELETE FROM browser_session WHERE digest = \(digest.bytes) AND organization_id = \(organization.number)")
    }

    func endSessions(of account: Account.ID, by provider: Provider.ID, indexes: [String]) throws -> Int {
        let whose: SQL = """
            provider_id = \(provider.number) AND account_id = \(account.text)
            AND organization_id = \(organization.number)
            """
        // One that has no name could be any of them.
        let named = indexes.map { SQL("session_index = ?", [.text($0)]) } + ["session_index IS NULL"]
        let which: SQL = indexes.isEmpty ? "" : " AND (\(named.joined(" OR ")))"
        try session.run("DELETE FROM claim WHERE \(whose)\(which)")
        return try session.run("DELETE FROM browser_session WHERE \(whose)\(which)")
    }

    func signOnAgain(_ account: Account.ID?) throws {
        let whose: SQL = account.map { " AND account_id = \($0.text)" } ?? ""
        try session.run(
            """
            UPDATE browser_session SET signed_on = \(Instant.longAgo.milliseconds)
            WHERE organization_id = \(organization.number) AND signed_on IS NOT NULL\(whose)
            """)
    }

    /// Those whom `isWayIn` calls so; the index holds only people who have a password.
    func hasWayIn(otherThan account: Account.ID?, _ dialect: any Dialect) throws -> Bool {
        let wish = dialect.scalar(
            .text, at: [SignInMethod.container, SignInMethod.attribute], in: dialect.stored("a.document"))
        let other: SQL = account.map { " AND s.account_id <> \($0.text)" } ?? ""
        return try session.row(
            """
            SELECT 1 FROM sign_in s JOIN account a ON a.organization_id = s.organization_id AND a.id = s.account_id
            WHERE s.organization_id = \(organization.number) AND s.password IS NOT NULL AND a.active = 1
            AND a.claimed IS NOT NULL AND (a.kind <> 'email' OR \(wish) = 'password')\(other) LIMIT 1
            """) != nil
    }

    private func isOf(_ account: Account.ID) -> SQL {
        "organization_id = \(organization.number) AND account_id = \(account.text)"
    }
}

extension Account.ID {
    fileprivate init(_ row: Row) throws {
        guard let id = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
        self = id
    }
}
