internal import Accounts
internal import SCIM

/// The statements on `logo`.
struct LogoTable {
    let session: any Session

    static func lookup(of organization: Organization.ID) -> SQL {
        "SELECT bytes, digest, changed FROM logo WHERE organization_id = \(organization.number)"
    }

    func save(_ logo: Logo, of organization: Organization.ID) throws {
        try session.run(
            """
            INSERT INTO logo (organization_id, bytes, digest, changed)
            VALUES (\(organization.number), \(logo.bytes), \(logo.digest), \(logo.changed.milliseconds))
            ON CONFLICT (organization_id) DO UPDATE SET bytes = excluded.bytes, digest = excluded.digest,
            changed = excluded.changed
            """)
    }

    func delete(of organization: Organization.ID) throws -> Bool {
        try session.run("DELETE FROM logo WHERE organization_id = \(organization.number)") > 0
    }
}

extension Logo {
    /// - Parameter row: bytes, digest, changed.
    init(_ row: Row) throws {
        self.init(
            bytes: try row.blob(0), digest: try row.blob(1), changed: Instant(milliseconds: try row.integer(2)))
    }
}
