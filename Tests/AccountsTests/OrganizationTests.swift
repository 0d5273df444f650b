import Accounts
import SCIM
import TestSupport
import Testing

/// Organizations and their settings, as an operator meets them.
@Suite struct OrganizationTests {
    @Test(arguments: ["ab", "acme", "acme-2", "2-acme", String(repeating: "a", count: 63)])
    func `a slug is fit for a URL and a host name`(slug: String) {
        #expect(Organization.isSlug(slug))
    }

    @Test(arguments: [
        "", "a", "-acme", "acme-", "Acme", "ac me", "acme.example", "acm\u{E9}", "a/b", "..", "a_b",
        String(repeating: "a", count: 64),
    ])
    func `what is not fit is refused`(slug: String) async throws {
        #expect(!Organization.isSlug(slug))
        let house = try await TestHouse.shared
        let sentence = try await refusal { try await house.administration.createOrganization(slug: slug, name: "A") }
        #expect(sentence.contains("2 to 63 lower-case letters, digits and hyphens"))
    }

    @Test func `the default organization is at the root, and is made once`() async throws {
        let house = try await TestHouse.shared
        try await house.administration.ensureDefaultOrganization()
        let organizations = try await house.administration.organizations()
        #expect(organizations.filter { $0.slug == Organization.defaultSlug }.count == 1)
        #expect(try await house.administration.organization("default").scimPath == "/scim/v2")
    }

    @Test func `another organization has a slug of its own, once`() async throws {
        let house = try await TestHouse.shared
        let slug = "acme-\(house.nextNumber())"
        let made = try await house.administration.createOrganization(slug: slug, name: "Acme")
        #expect(made.scimPath == "/o/\(slug)/scim/v2")
        #expect(try await house.administration.organization(slug) == made)
        let sentence = try await refusal { try await house.administration.createOrganization(slug: slug, name: "B") }
        #expect(sentence == "There is an organization \(slug) already.")
        let unknown = try await refusal { try await house.administration.organization("nobody") }
        #expect(unknown == "There is no organization nobody; see muster organization list.")
    }

    @Test func `a bad value is refused with what the setting takes, and nothing changes`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let limit = try await refusal { try await company.set(.newPhoneAccountsPerDay, to: "many") }
        #expect(
            limit == "new-phone-accounts-per-day cannot be \"many\"; it takes "
                + "\(Setting.newPhoneAccountsPerDay.explanation).")
        let quirks = try await refusal { try await company.set(.quirks, to: "") }
        #expect(quirks.hasPrefix("quirks cannot be \"\"; it takes standard, none or interop"))
        #expect(try await house.administration.organization(company.slug).settings == Settings())
    }

    @Test func `settings that are changed at the same moment are all changed`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let changes: [(Setting, String)] = [
            (.profileCreationWithMobileNumber, "on"), (.profileCreationWithAccessCodes, "off"),
            (.newPhoneAccountsPerDay, "7"), (.inviteWhenAdded, "on"), (.userNameIsAName, "on"),
            (.scimDelete, "refuse-once-claimed"), (.quirks, "none"),
        ]
        try await withThrowingTaskGroup { group in
            for (setting, value) in changes { group.addTask { try await company.set(setting, to: value) } }
            try await group.waitForAll()
        }
        let caller = try await company.caller()
        for (setting, value) in changes {
            let settings = setting.scope == .organization ? caller.organization.settings : caller.integration.settings
            #expect(settings[setting] == value)
        }
    }

    @Test func `a setting is set where it belongs`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let name = TestOrganization.integration
        func set(_ setting: Setting, _ value: String, _ integration: String?) async throws {
            try await house.administration.set(setting, to: value, of: company.slug, integration: integration)
        }
        #expect(
            try await refusal { try await set(.newPhoneAccountsPerDay, "5", name) }
                .contains("leave --integration out"))
        #expect(try await refusal { try await set(.quirks, "none", nil) }.contains("name it with --integration"))
        #expect(try await refusal { try await set(.quirks, "none", "Nobody") }.contains("no integration Nobody"))
        try await set(.newPhoneAccountsPerDay, "5", nil)
        try await set(.quirks, "none", name)
        let ours = try await house.administration.settings(of: company.slug, integration: nil)
        #expect(ours.first { $0.0 == .newPhoneAccountsPerDay }?.1 == "5")
        #expect(!ours.contains { $0.0.scope == .integration })
        let theirs = try await house.administration.settings(of: company.slug, integration: name)
        #expect(theirs.map(\.1) == ["25", "off", "off", "remove", "standard", "none", "group", "off", "on"])
    }

    @Test func `a preset decides what was not changed itself`() {
        var settings = Settings()
        settings[.preset] = "entra"
        #expect(settings[.groupPatchAnswer] == "nothing")
        #expect(settings.quirks.contains(.bareWords) && settings.quirks.contains(.unknownPaths))
        settings[.groupPatchAnswer] = "group"
        #expect(Settings(stored: settings.stored)[.groupPatchAnswer] == "group")
        settings[.preset] = "strict"
        #expect(settings.quirks == .interoperable)
        settings[.quirks] = "standard"
        #expect(Settings(stored: settings.stored).quirks == .standard)
    }
}
