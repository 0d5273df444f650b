package import SCIM

/// An account in the forms in which it is stored: ready to send, and ready to be searched.
package struct AccountEntry: Sendable {
    package let account: Account
    /// The resource as JSON text, without `meta`; ends in `}`.
    package let document: String
    /// The same for comparisons; see `SchemaSet.comparisonForm`.
    package let comparison: String
    package let userNameKey: String
    /// The id of the manager as it is compared.
    package let managerKey: String?
    /// E-mail addresses and phone numbers as they are compared, for an index of their own.
    package let contacts: Set<Contact>

    /// What the account is found by in the list of people.
    package let keys: PersonKeys

    package struct Contact: Hashable, Sendable {
        package let attribute: String
        package let key: String
    }

    /// The multi-valued attributes whose values are found by index.
    package static let contactAttributes = ["emails", "phoneNumbers"]

    package init(_ account: Account, schemas: SchemaSet) {
        self.account = account
        let resource = account.resource
        let form = schemas.comparisonForm(of: resource)
        document = JSONValue.object(resource).text
        comparison = JSONValue.object(form).text
        userNameKey = account.userName.comparisonKey
        managerKey = ManagerReference.key(in: form)
        keys = PersonKeys(account)
        contacts = Set(
            AccountEntry.contactAttributes.flatMap { attribute in
                (form[attribute]?.array ?? []).compactMap { $0.object?["value"]?.string }
                    .map { Contact(attribute: attribute, key: $0) }
            })
    }
}

extension JSONValue {
    fileprivate var text: String { String(decoding: encoded, as: UTF8.self) }
}
