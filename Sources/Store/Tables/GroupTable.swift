internal import Accounts
internal import SCIM

/// The statements on `account_group`.
struct GroupTable {
    let session: any Session
    let dialect: any Dialect

    func group(_ id: Group.ID, in organization: Organization.ID) throws -> (Group, GroupRecord)? {
        let row = try session.row(
            """
            SELECT \(GroupRecord.columns(organization)), integration_id,
            \(AdministratorTable.givesAdministration(organization)) FROM account_group
            WHERE organization_id = \(organization.number) AND id = \(id.text)\(dialect.rowLock)
            """)
        guard let row else { return nil }
        let record = try GroupRecord(row)
        guard let resource = try JSONValue(decoding: Array(record.document.utf8)).object else {
            throw DamagedRow(column: 1)
        }
        let group = Group(
            id: id, organization: organization, integration: Integration.ID(try row.integer(5)),
            givesAdministration: try row.integer(6) == 1,
            profile: Group.profile(of: resource), created: record.created, lastModified: record.lastModified,
            version: record.version)
        return (group, record)
    }

    func insert(_ entry: GroupEntry) throws {
        let group = entry.group
        try session.send(
            """
            INSERT INTO account_group (organization_id, id, integration_id, name_key, unique_name, external_id,
            created, modified, version, document, comparison)
            VALUES (\(group.organization.number), \(group.id.text), \(group.integration.number),
            \(entry.displayNameKey), \(SQLValue(entry.uniqueName)), \(SQLValue(group.externalID)),
            \(group.created.milliseconds), \(group.lastModified.milliseconds), \(group.version.number),
            \(entry.document), \(dialect.json(entry.comparison)))
            """)
    }

    func update(_ entry: GroupEntry, replacing old: Group) throws -> Bool {
        let group = entry.group
        let count = try session.run(
            """
            UPDATE account_group SET name_key = \(entry.displayNameKey), unique_name = \(SQLValue(entry.uniqueName)),
            external_id = \(SQLValue(group.externalID)), modified = \(group.lastModified.milliseconds),
            version = \(group.version.number), document = \(entry.document),
            comparison = \(dialect.json(entry.comparison))
            WHERE organization_id = \(group.organization.number) AND id = \(group.id.text)
            AND version = \(old.version.number)
            """)
        return count == 1
    }

    func delete(_ id: Group.ID, in organization: Organization.ID, at now: Instant) throws {
        try touchGroups(of: "subgroup_id = \(id.text)", in: organization, at: now)
        try session.run(
            "DELETE FROM account_group WHERE organization_id = \(organization.number) AND id = \(id.text)")
    }

    /// Gives every group with a certain member, which is about to go, another version.
    func touchGroups(of member: SQL, in organization: Organization.ID, at now: Instant) throws {
        let time = now.milliseconds
        try session.run(
            """
            UPDATE account_group SET version = version + 1,
            modified = CASE WHEN modified < \(time) THEN \(time) ELSE modified + 1 END
            WHERE organization_id = \(organization.number) AND id IN (SELECT group_id FROM group_member
            WHERE organization_id = \(organization.number) AND \(member))
            """)
    }
}

extension GroupRecord {
    /// - Parameter row: id, document, created, modified, version.
    init(_ row: Row) throws {
        guard let id = Group.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
        self.init(
            id: id, document: try row.text(1), created: Instant(milliseconds: try row.integer(2)),
            lastModified: Instant(milliseconds: try row.integer(3)), version: Version(try row.integer(4)))
    }
}
