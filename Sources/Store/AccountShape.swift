internal import Accounts
internal import SCIM

/// Accounts: e-mail addresses and phone numbers have rows in `account_contact`, groups in `group_member`.
struct AccountShape: FilterShape {
    let organization: Organization.ID

    let table: SQL = "account"
    let idColumn: any FilterColumn = AccountColumn.id

    func column(_ path: AttributePath) -> (any FilterColumn)? { AccountColumn(path) }

    func hasRows(_ path: AttributePath) -> Bool {
        path.container == nil && path.subAttribute?.name == "value"
            && (path.attribute.name == "groups" || AccountEntry.contactAttributes.contains(path.attribute.name))
    }

    func row(of attribute: Attribute, _ key: String, sent: String) -> SQL {
        attribute.name == "groups" ? MemberTable.accounts(in: sent, of: organization) : contact(attribute, key)
    }

    func presence(of attribute: Attribute) -> SQL? {
        guard attribute.name == "groups" else { return nil }
        return MemberTable.isMember(of: organization)
    }

    private func contact(_ attribute: Attribute, _ key: String) -> SQL {
        """
        account.id IN (SELECT account_id FROM account_contact
        WHERE organization_id = \(organization.number) AND attribute = \(attribute.name) AND value_key = \(key))
        """
    }
}
