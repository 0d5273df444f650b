import Accounts
import SCIM
import Secrets
import TestSupport

/// One organization and one integration with the settings a rule needs, and nothing that remembers.
struct Company {
    let schemas: SchemaSet
    let clock = TestClock("2026-06-01T09:00:00Z")
    let organization: Organization
    let integration: Integration
    let environment: Accounts.Environment

    /// - Parameter settings: by whose they are; people with only a mobile number are let in unless they say otherwise.
    init(_ settings: [Setting: String] = [:]) throws {
        var organizations = Settings()
        var integrations = Settings()
        organizations[.profileCreationWithMobileNumber] = "on"
        for (setting, value) in settings {
            switch setting.scope {
            case .organization: organizations[setting] = value
            case .integration: integrations[setting] = value
            }
        }
        schemas = try SchemaSet.users()
        organization = Organization(id: .init(1), slug: "acme", name: "Acme", settings: organizations)
        integration = Integration(id: .init(1), name: "directory", settings: integrations)
        environment = Accounts.Environment(now: { [clock] in clock.now }, random: SecretBytes.random)
    }

    func account(_ profile: JSONObject) throws -> Account {
        try Account(schemas.check(profile), in: organization, by: integration, environment)
    }

    /// The same account, taken into use by its person; the caller's, where it is to be stored.
    func claimed(_ account: Account, of caller: Credential? = nil) -> Account {
        var lifecycle = account.lifecycle
        _ = lifecycle.handle(.invite, at: clock.now)
        _ = lifecycle.handle(.claim, at: clock.now)
        return Account(
            id: account.id, organization: caller?.organization.id ?? account.organization,
            integration: caller?.integration.id ?? account.integration,
            identification: account.identification, profile: account.profile, lifecycle: lifecycle,
            created: account.created, lastModified: account.lastModified, version: account.version)
    }

    func change(_ account: inout Account, to profile: JSONObject) throws -> Account.Change {
        let checked = try schemas.check(profile, replacing: account.profile)
        return try account.accept(checked, by: integration, at: clock.now)
    }
}
