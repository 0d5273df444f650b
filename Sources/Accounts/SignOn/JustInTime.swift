internal import SCIM

/// Somebody whom nobody has added gets an account with the first sign-on: an invited one, which the person then claims.
struct JustInTime {
    let signingOn: SigningOn
    let organization: Organization
    let records: any AccountTransaction

    /// - Parameter name: an address the provider may vouch for.
    func create(_ name: SignInName, _ linking: Linking) throws -> Account {
        let now = signingOn.environment.now()
        let integration =
            try records.integration(named: Integration.bySignOn, in: organization.id)
            ?? records.insertIntegration(named: Integration.bySignOn, in: organization.id, at: now)
        let account: Account
        do {
            let checked = try signingOn.schemas.check(profile(name, linking))
            account = try Account(
                checked, isInvited: true, in: organization, by: integration, signingOn.environment)
        } catch {
            throw SignOnRefusal.strangeAddress
        }
        let entry = AccountEntry(account, schemas: signingOn.schemas)
        guard entry.document.utf8.count <= Limits.ownProfileBytes else { throw SignOnRefusal.strangeAddress }
        try records.insert(entry)
        try records.enqueue(in: organization.id) {
            PublishedChange(created: account, as: signingOn.schemas, signingOn.environment)
        }
        return account
    }

    private func profile(_ name: SignInName, _ linking: Linking) -> JSONObject {
        var profile: JSONObject = [
            "schemas": [.string("urn:ietf:params:scim:schemas:core:2.0:User")], "userName": .string(name.key),
            "active": true,
        ]
        var parts = JSONObject()
        parts.append("givenName", linking.value(of: .givenNameAttribute, Self.givenName))
        parts.append("familyName", linking.value(of: .familyNameAttribute, Self.familyName))
        if !parts.isEmpty { profile.append("name", .object(parts)) }
        profile.append("displayName", linking.value(of: .displayNameAttribute, Self.displayName))
        profile.append("emails", .array([["value": .string(name.key), "type": "work", "primary": true]]))
        return profile
    }

    private static let claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
    private static let givenName = [claims + "givenname", "urn:oid:2.5.4.42", "givenName", "firstName", "first_name"]
    private static let familyName = [claims + "surname", "urn:oid:2.5.4.4", "sn", "surname", "lastName", "last_name"]
    private static let displayName = [
        "http://schemas.microsoft.com/identity/claims/displayname", "urn:oid:2.16.840.1.113730.3.1.241", "displayName",
        "cn",
    ]
}
