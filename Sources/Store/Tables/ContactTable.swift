internal import Accounts
internal import SCIM

/// The statements on `account_contact`: the addresses and numbers that a filter may ask for.
struct ContactTable {
    let session: any Session

    func insert(_ contacts: Set<AccountEntry.Contact>, of account: Account) throws {
        for contact in contacts {
            try session.send(
                """
                INSERT INTO account_contact (organization_id, attribute, value_key, account_id)
                VALUES (\(account.organization.number), \(contact.attribute), \(contact.key), \(account.id.text))
                """)
        }
    }

    func remove(_ contacts: Set<AccountEntry.Contact>, of account: Account) throws {
        for contact in contacts {
            try session.send(
                """
                DELETE FROM account_contact WHERE organization_id = \(account.organization.number)
                AND attribute = \(contact.attribute) AND value_key = \(contact.key) AND account_id = \(account.id.text)
                """)
        }
    }
}
