internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `domain`.
struct DomainTable {
    let session: any Session

    private static let columns: SQL = "name, added, verified, proof"

    func all(in organization: Organization.ID) throws -> [Domain] {
        try session.rows(
            "SELECT \(Self.columns) FROM domain WHERE organization_id = \(organization.number) ORDER BY name"
        ).map(Domain.init)
    }

    /// - Parameter lock: what holds the row for this transaction.
    func domain(
        _ name: DomainName,
        in organization: Organization.ID,
        lock: SQL
    ) throws -> (domain: Domain, code: DomainCode?)? {
        let row = try session.row(
            """
            SELECT \(Self.columns), code_digest, code_expires, code_tries FROM domain
            WHERE organization_id = \(organization.number) AND name = \(name.text)\(lock)
            """)
        return try row.map { (try Domain($0), try DomainCode($0)) }
    }

    func insert(_ name: DomainName, in organization: Organization.ID, at now: Instant) throws -> Bool {
        try session.run(
            """
            INSERT INTO domain (organization_id, name, added, code_expires, code_tries)
            VALUES (\(organization.number), \(name.text), \(now.milliseconds), 0, 0)
            ON CONFLICT (organization_id, name) DO NOTHING
            """) > 0
    }

    func verify(
        _ name: DomainName,
        by proof: Domain.Proof,
        in organization: Organization.ID,
        at now: Instant
    ) throws {
        try session.run(
            """
            UPDATE domain SET verified = \(now.milliseconds), proof = \(proof.rawValue), code_digest = NULL
            WHERE organization_id = \(organization.number) AND name = \(name.text) AND verified IS NULL
            """)
    }

    func save(_ code: DomainCode, for name: DomainName, in organization: Organization.ID) throws {
        try session.run(
            """
            UPDATE domain SET code_digest = \(code.digest.bytes), code_expires = \(code.expires.milliseconds),
            code_tries = \(code.tries)
            WHERE organization_id = \(organization.number) AND name = \(name.text)
            """)
    }

    func delete(_ name: DomainName, in organization: Organization.ID) throws -> Bool {
        try session.run(
            "DELETE FROM domain WHERE organization_id = \(organization.number) AND name = \(name.text)") > 0
    }

    func hasVerified(in organization: Organization.ID) throws -> Bool {
        try session.row(
            "SELECT 1 FROM domain WHERE organization_id = \(organization.number) AND verified IS NOT NULL LIMIT 1")
            != nil
    }
}

extension Domain {
    /// - Parameter row: name, added, verified, proof.
    fileprivate init(_ row: Row) throws {
        let verification = try row.optionalInteger(2).map { verified in
            guard let proof = Domain.Proof(rawValue: try row.text(3)) else { throw DamagedRow(column: 3) }
            return Verification(time: Instant(milliseconds: verified), proof: proof)
        }
        self.init(
            name: DomainName(stored: try row.text(0)), added: Instant(milliseconds: try row.integer(1)),
            verification: verification)
    }
}

extension DomainCode {
    /// Nil where no code was mailed.
    ///
    /// - Parameter row: behind the columns of the domain: code_digest, code_expires, code_tries.
    fileprivate init?(_ row: Row) throws {
        guard let digest = try row.optionalBlob(4) else { return nil }
        self.init(
            digest: Digest(bytes: digest), expires: Instant(milliseconds: try row.integer(5)),
            tries: Int(try row.integer(6)))
    }
}
