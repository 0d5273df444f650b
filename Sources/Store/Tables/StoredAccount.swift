internal import Accounts
internal import SCIM

extension Account {
    /// What an account is made of.
    static func columns(_ organization: Organization.ID) -> SQL {
        """
        \(AccountRecord.columns(organization)), integration_id, kind, sign_in_key, invited, claimed, active,
        \(AdministratorTable.standing(organization))
        """
    }

    /// - Parameter row: the columns of a record, then integration, kind, sign-in name, the two dates, active and
    ///   standing.
    init(_ row: Row, _ record: AccountRecord, in organization: Organization.ID) throws {
        guard let standing = Standing(rawValue: try row.integer(13)) else { throw DamagedRow(column: 13) }
        guard let kind = Kind(rawValue: try row.text(8)),
            let resource = try JSONValue(decoding: Array(record.document.utf8)).object
        else { throw DamagedRow(column: 8) }
        let invited = try row.optionalInteger(10).map(Instant.init(milliseconds:))
        let claimed = try row.optionalInteger(11).map(Instant.init(milliseconds:))
        let state: Lifecycle.State =
            switch (invited, claimed) {
            case (let invited?, let claimed?): .claimed(at: claimed, invited: invited)
            case (let invited?, nil): .invited(at: invited)
            case (nil, _): .provisioned
            }
        self.init(
            id: record.id, organization: organization, integration: Integration.ID(try row.integer(7)),
            identification: Identified(kind: kind, signInName: try row.optionalText(9).map(SignInName.init(key:))),
            profile: Account.profile(of: resource), lifecycle: Lifecycle(state, isActive: try row.integer(12) == 1),
            standing: standing,
            created: record.created, lastModified: record.lastModified, version: record.version)
    }
}

extension AccountRecord {
    /// - Parameter row: id, document, created, modified, version, whether it is in a group, manager.
    init(_ row: Row) throws {
        guard let id = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
        self.init(
            id: id, document: try row.text(1), created: Instant(milliseconds: try row.integer(2)),
            lastModified: Instant(milliseconds: try row.integer(3)), version: Version(try row.integer(4)),
            isMember: try row.integer(5) == 1, managerID: try row.optionalText(6).flatMap(Account.ID.init))
    }
}
