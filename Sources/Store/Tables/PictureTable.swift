internal import Accounts
internal import SCIM

/// The statements on `picture`.
struct PictureTable {
    let session: any Session

    static func lookup(of account: Account.ID, in organization: Organization.ID) -> SQL {
        """
        SELECT bytes, digest, changed FROM picture
        WHERE organization_id = \(organization.number) AND account_id = \(account.text)
        """
    }

    func save(_ picture: ProfilePicture, of account: Account.ID, in organization: Organization.ID) throws {
        try session.run(
            """
            INSERT INTO picture (organization_id, account_id, bytes, digest, changed)
            VALUES (\(organization.number), \(account.text), \(picture.bytes), \(picture.digest),
            \(picture.changed.milliseconds))
            ON CONFLICT (organization_id, account_id) DO UPDATE SET bytes = excluded.bytes,
            digest = excluded.digest, changed = excluded.changed
            """)
    }

    func delete(of account: Account.ID, in organization: Organization.ID) throws -> Bool {
        try session.run(
            """
            DELETE FROM picture
            WHERE organization_id = \(organization.number) AND account_id = \(account.text)
            """) > 0
    }
}

extension ProfilePicture {
    /// - Parameter row: bytes, digest, changed.
    init(_ row: Row) throws {
        self.init(
            bytes: try row.blob(0), digest: try row.blob(1), changed: Instant(milliseconds: try row.integer(2)))
    }
}
