internal import Accounts
internal import SCIM

/// The statements on `sign_on_key`.
struct SignOnKeyTable {
    let session: any Session
    let organization: Organization.ID

    func keys(at now: Instant) throws -> [SignOnKey] {
        try session.rows(
            """
            SELECT certificate, sealed, signs_from, ends FROM sign_on_key
            WHERE organization_id = \(organization.number) AND ends > \(now.milliseconds) ORDER BY signs_from, id
            """
        ).map { row in
            SignOnKey(
                certificate: try row.blob(0), sealed: try row.blob(1),
                signsFrom: Instant(milliseconds: try row.integer(2)), ends: Instant(milliseconds: try row.integer(3)))
        }
    }

    func insert(_ key: SignOnKey) throws {
        try session.run(
            """
            INSERT INTO sign_on_key (organization_id, certificate, sealed, signs_from, ends)
            VALUES (\(organization.number), \(key.certificate), \(key.sealed), \(key.signsFrom.milliseconds),
            \(key.ends.milliseconds))
            """)
    }

    /// None ends later than it would have.
    func endAll(at end: Instant) throws {
        try session.run(
            """
            UPDATE sign_on_key SET ends = \(end.milliseconds)
            WHERE organization_id = \(organization.number) AND ends > \(end.milliseconds)
            """)
    }
}
