internal import Accounts

/// A resource as it is read out of its table: id, document, what `meta` is made of, and what its type adds.
protocol StoredRecord: ResourceRecord {
    static func shape(of organization: Organization.ID) -> any FilterShape

    /// What stands behind id and document in a row.
    static var furtherColumns: SQL { get }

    init(_ row: Row) throws
}

extension StoredRecord {
    private static func table(_ organization: Organization.ID) -> SQL { shape(of: organization).table }

    /// What `init` reads.
    static func columns(_ organization: Organization.ID) -> SQL {
        "\(table(organization)).id, \(table(organization)).document, \(furtherColumns)"
    }

    /// Finds one.
    static func lookup(_ id: Account.ID, in organization: Organization.ID) -> SQL {
        """
        SELECT \(columns(organization)) FROM \(table(organization))
        WHERE organization_id = \(organization.number) AND id = \(id.text)
        """
    }
}

extension AccountRecord: StoredRecord {
    static func shape(of organization: Organization.ID) -> any FilterShape { AccountShape(organization: organization) }

    static var furtherColumns: SQL {
        """
        account.created, account.modified, account.version, EXISTS (SELECT 1 FROM group_member
        WHERE group_member.organization_id = account.organization_id AND group_member.account_id = account.id),
        account.manager_id
        """
    }
}

extension GroupRecord: StoredRecord {
    static func shape(of organization: Organization.ID) -> any FilterShape { GroupShape(organization: organization) }

    static var furtherColumns: SQL { "account_group.created, account_group.modified, account_group.version" }
}
