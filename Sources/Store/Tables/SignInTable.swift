internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `sign_in`, and on the names people sign in with.
struct SignInTable {
    let session: any Session

    /// Finds whom a name belongs to by one index, in one statement, whether there is such a person or not.
    static func lookup(_ name: SignInName, in organization: Organization.ID) -> SQL {
        """
        SELECT a.id, a.kind, a.active, a.claimed, s.password, s.proven_key FROM account a
        LEFT JOIN sign_in s ON s.organization_id = a.organization_id AND s.account_id = a.id
        WHERE a.organization_id = \(organization.number) AND a.sign_in_key = \(name.key)
        """
    }

    static func lookup(of account: Account.ID, in organization: Organization.ID) -> SQL {
        """
        SELECT password, proven_key FROM sign_in
        WHERE organization_id = \(organization.number) AND account_id = \(account.text)
        """
    }

    func record(of account: Account.ID, in organization: Organization.ID) throws -> SignInRecord? {
        try session.row(Self.lookup(of: account, in: organization)).map { try SignInRecord($0, from: 0) }
    }

    func save(
        _ record: SignInRecord,
        of account: Account.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws {
        try session.run(
            """
            INSERT INTO sign_in (organization_id, account_id, password, proven_key, changed)
            VALUES (\(organization.number), \(account.text), \(SQLValue(record.password)),
            \(SQLValue(record.provenKey)), \(now.milliseconds))
            ON CONFLICT (organization_id, account_id) DO UPDATE SET password = excluded.password,
            proven_key = excluded.proven_key, changed = excluded.changed
            """)
    }
}

extension SignInRecord {
    /// - Parameter row: has password and proven name at this place.
    init(_ row: Row, from column: Int) throws {
        self.init(password: try row.optionalText(column), provenKey: try row.optionalText(column + 1))
    }
}

extension SignInAccount {
    /// - Parameter row: the columns of `SignInTable.lookup`.
    init(_ row: Row) throws {
        guard let id = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
        guard let kind = Kind(rawValue: try row.text(1)) else { throw DamagedRow(column: 1) }
        self.init(
            id: id, kind: kind, isActive: try row.integer(2) == 1, isClaimed: try row.optionalInteger(3) != nil,
            record: try SignInRecord(row, from: 4))
    }
}
