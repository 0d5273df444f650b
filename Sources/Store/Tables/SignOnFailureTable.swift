internal import Accounts
internal import SCIM

/// The statements on `sign_on_failure`, and those that clear away what sign-on has left.
struct SignOnFailureTable {
    let session: any Session

    /// How much one sweep takes away of each table at most.
    private static let sweptRows = 500

    func failures(reference: String?, limit: Int, in organization: Organization.ID) throws -> [SignOnFailure] {
        let wanted: SQL = reference.map { " AND reference = \($0)" } ?? ""
        return try session.rows(
            """
            SELECT provider_id, at, reference, refused_by, diagnosis FROM sign_on_failure
            WHERE organization_id = \(organization.number)\(wanted) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            SignOnFailure(
                provider: try row.optionalInteger(0).map(Provider.ID.init),
                time: Instant(milliseconds: try row.integer(1)), reference: try row.text(2), check: try row.text(3),
                diagnosis: try row.text(4))
        }
    }

    func insert(_ failure: SignOnFailure, in organization: Organization.ID) throws {
        try session.run(
            """
            INSERT INTO sign_on_failure (organization_id, provider_id, at, reference, refused_by, diagnosis)
            VALUES (\(organization.number), \(SQLValue(failure.provider?.number)), \(failure.time.milliseconds),
            \(failure.reference), \(failure.check), \(failure.diagnosis))
            """)
    }

    func sweep(at now: Instant, failuresBefore: Instant, _ dialect: any Dialect) throws -> Int {
        let (time, lock) = (now.milliseconds, dialect.freeRowLock)
        return try session.run(
            """
            DELETE FROM sign_on_attempt WHERE digest IN (SELECT digest FROM sign_on_attempt WHERE expires <= \(time)
            ORDER BY expires LIMIT \(Self.sweptRows)\(lock))
            """)
            + session.run(
                """
                DELETE FROM spent_assertion WHERE (provider_id, digest) IN (SELECT provider_id, digest
                FROM spent_assertion WHERE expires <= \(time) ORDER BY expires LIMIT \(Self.sweptRows)\(lock))
                """)
            + session.run(
                """
                DELETE FROM sign_on_failure WHERE id IN (SELECT id FROM sign_on_failure
                WHERE at <= \(failuresBefore.milliseconds) ORDER BY at LIMIT \(Self.sweptRows)\(lock))
                """)
    }
}
