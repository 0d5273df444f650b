internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `claim`.
struct ClaimTable {
    let session: any Session
    let dialect: any Dialect

    static func lookup(_ digest: Digest) -> SQL {
        """
        SELECT digest, organization_id, account_id, purpose, steps, code_kind, code_digest, username, expires,
        signed_on, provider_id, session_index, provider_ends
        FROM claim WHERE digest = \(digest.bytes)
        """
    }

    func claim(_ digest: Digest) throws -> StoredClaim? {
        try session.row(Self.lookup(digest) + dialect.rowLock).map(StoredClaim.init)
    }

    func insert(_ stored: StoredClaim) throws {
        try session.run(
            """
            INSERT INTO claim (digest, organization_id, account_id, purpose, steps, code_kind, code_digest, username,
            expires, signed_on, provider_id, session_index, provider_ends)
            VALUES (\(stored.digest.bytes), \(stored.organization.number), \(stored.account.text),
            \(stored.claim.purpose.rawValue), \(stored.claim.stepWords), \(stored.proof.name),
            \(stored.proof.digest), \(SQLValue(stored.username)), \(stored.expires.milliseconds),
            \(stored.signedOn.values))
            """)
    }

    func save(_ stored: StoredClaim) throws {
        try session.run(
            """
            UPDATE claim SET steps = \(stored.claim.stepWords), username = \(SQLValue(stored.username)),
            (signed_on, provider_id, session_index, provider_ends) = (\(stored.signedOn.values))
            WHERE digest = \(stored.digest.bytes)
            """)
    }

    func end(_ digest: Digest) throws {
        try session.run("DELETE FROM claim WHERE digest = \(digest.bytes)")
    }

    func endAll(of account: Account.ID, in organization: Organization.ID) throws {
        try session.send(
            "DELETE FROM claim WHERE organization_id = \(organization.number) AND account_id = \(account.text)")
    }
}

extension Claim {
    fileprivate var stepWords: String { steps.map(\.rawValue).joined(separator: " ") }
}

extension StoredClaim {
    /// - Parameter row: the columns of `ClaimTable.lookup`.
    init(_ row: Row) throws {
        guard let account = Account.ID(try row.text(2)) else { throw DamagedRow(column: 2) }
        guard let purpose = Claim.Purpose(rawValue: try row.text(3)) else { throw DamagedRow(column: 3) }
        let steps = try row.text(4).split(separator: " ").compactMap { Claim.Step(rawValue: String($0)) }
        self.init(
            digest: Digest(bytes: try row.blob(0)), organization: Organization.ID(try row.integer(1)),
            account: account, claim: Claim(purpose: purpose, steps: steps),
            proof: try StoredClaim.Proof(row), signedOn: try SignedOn(row, from: 9),
            username: try row.optionalText(7),
            expires: Instant(milliseconds: try row.integer(8)))
    }
}

extension StoredClaim.Proof {
    private static let signOnName = "sign-on"

    fileprivate var name: String {
        switch self {
        case .code(let kind, _): kind.rawValue
        case .signOn: Self.signOnName
        }
    }

    fileprivate var digest: [UInt8] {
        if case .code(_, let digest) = self { digest.bytes } else { [] }
    }

    fileprivate init(_ row: Row) throws {
        let name = try row.text(5)
        if name == Self.signOnName {
            self = .signOn
        } else if let kind = ClaimCode.Kind(rawValue: name) {
            self = .code(kind, Digest(bytes: try row.blob(6)))
        } else {
            throw DamagedRow(column: 5)
        }
    }
}
