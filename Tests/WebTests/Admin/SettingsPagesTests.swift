import Accounts
import SCIM
import TestSupport
import Testing

/// The settings pages: each setting with its effect, and the question before a change that hits people.
@Suite struct SettingsPagesTests {
    @Test func `every setting of the organization is on the page of its section, with a title and its effect`()
        async throws
    {
        let visitor = try await TestHouse.shared.organization().administrator()
        let overview = try await visitor.open("/settings")
        #expect(overview.status == 200)
        for section in SettingSection.allCases where section != .branding {
            #expect(overview.text.contains("/admin/settings/\(section.rawValue)\""))
            let page = try await visitor.open("/settings/\(section.rawValue)")
            #expect(page.status == 200)
            for setting in section.settings {
                #expect(page.text.contains("id=\"\(setting.rawValue)-effect\""), "\(setting.rawValue)")
                #expect(page.text.contains("id=\"\(setting.rawValue)\""), "\(setting.rawValue)")
            }
        }
        #expect(Setting.allCases.allSatisfy { ($0.scope == .organization) == ($0.section != nil) })
        #expect(try await visitor.open("/settings/nothing").status == 404)
    }

    @Test func `a switch is switched, a number is checked, and what was typed stays`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator()
        _ = try await visitor.open("/settings/people")
        let name = Setting.profileCreationWithMobileNumber.rawValue
        let switched = try await visitor.submit(["setting": name, "value": "on"], to: "/settings/people")
        #expect(switched.status == 200 && switched.text.contains("Switch off"))
        #expect(try await visitor.company.organization.settings.isOn(.profileCreationWithMobileNumber))
        let refused = try await visitor.submit(
            ["setting": Setting.claimLinkDays.rawValue, "value": "0"], to: "/settings/people")
        #expect(refused.status == 422 && refused.text.contains("Type a number from 1 to 3650."))
        #expect(refused.text.contains("href=\"#claim-link-days\"") && refused.text.contains("value=\"0\""))
        #expect(try await visitor.company.organization.settings[.claimLinkDays] == "14")
        // A setting of another section, or of an integration, is none of this page.
        for other in [Setting.terms, .scimDelete] {
            _ = try await visitor.submit(["setting": other.rawValue, "value": "on"], to: "/settings/people")
            #expect(try await visitor.company.organization.settings[other] == other.defaultValue)
        }
    }

    @Test func `what hits people asks first with the number, and is changed by a second yes`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator()
        for number in 1...2 {
            _ = try await visitor.company.invited(
                ["userName": .string("w\(number)"), "externalId": .string("w\(number)")])
        }
        let name = Setting.profileCreationWithAccessCodes.rawValue
        _ = try await visitor.open("/settings/people")
        let asked = try await visitor.submit(["setting": name, "value": "off"], to: "/settings/people")
        #expect(asked.status == 200 && asked.text.contains("Are you sure?"))
        #expect(asked.text.contains("People who are invited and have not claimed their account: 2"))
        #expect(try await visitor.company.organization.settings.isOn(.profileCreationWithAccessCodes))
        let done = try await visitor.submit([:], to: "/settings/people")
        #expect(done.text.contains("Switch on"))
        #expect(try await !visitor.company.organization.settings.isOn(.profileCreationWithAccessCodes))
    }

    @Test(arguments: [Role.accountManager, .analyst])
    func `who may only look sees no form, and a hand-made one is refused`(role: Role) async throws {
        let visitor = try await TestHouse.shared.organization().administrator(role)
        for path in ["/settings/people", "/settings/terms", "/settings/branding", "/sign-in", "/domains"] {
            let page = try await visitor.open(path)
            #expect(page.status == 200, "\(path)")
            #expect(!page.text.contains("action=\"\(visitor.company.page("/admin" + path))\""), "\(path)")
        }
        let refused: [(String, KeyValuePairs<String, String>)] = [
            ("/settings/people", ["setting": "claim-link-days", "value": "3"]),
            ("/settings/terms", ["text": "Be kind.", "do": "publish"]),
            ("/settings/branding", ["name": "Other", "do": "name"]),
            ("/sign-in", ["deed": "again"]), ("/sign-in", ["deed": "renew-key"]),
            ("/domains", ["domain": "\(visitor.company.slug).example"]),
            ("/sign-in/add", ["way": "address", "address-name": "Okta", "address-url": "https://idp.example"]),
        ]
        for (path, fields) in refused {
            _ = try await visitor.open("/settings/people")
            #expect(try await visitor.submit(fields, to: path).status == 403, "\(path)")
        }
        #expect(try await visitor.company.organization.settings[.claimLinkDays] == "14")
    }

    @Test func `terms are looked at before they are published`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator()
        _ = try await visitor.open("/settings/terms")
        let empty = try await visitor.submit(["text": " ", "do": "preview"], to: "/settings/terms")
        #expect(empty.status == 422 && empty.text.contains("id=\"text-error\""))
        let preview = try await visitor.submit(
            ["text": "Be kind.\r\n\r\n<b>Always</b>.", "do": "preview"], to: "/settings/terms")
        #expect(preview.text.contains("<p dir=\"auto\">Be kind.</p>") && preview.text.contains("&lt;b&gt;Always"))
        let office = visitor.house.office.administration
        #expect(try await office.terms(by: try await visitor.acting).isEmpty)
        _ = try await visitor.submit(["text": "Be kind.", "do": "publish"], to: "/settings/terms")
        #expect(try await office.terms(by: try await visitor.acting).map(\.text) == ["Be kind."])
    }

    @Test func `a name is on every page at once, and what is no picture is no logo`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator()
        _ = try await visitor.open("/settings/branding")
        let named = try await visitor.submit(["name": "Nordwind & Co", "do": "name"], to: "/settings/branding")
        #expect(named.text.contains("<bdi>Nordwind &amp; Co</bdi>"))
        let flawed = try await visitor.browser.upload(
            Array("<svg/>".utf8), ["do": "logo"], to: visitor.company.page("/admin/settings/branding"))
        #expect(flawed.status == 422 && flawed.text.contains("id=\"logo-error\""))
        let acting = try await visitor.acting
        try await visitor.house.office.administration.saveLogo([1, 2, 3], by: acting)
        let page = try await visitor.open("/settings/branding")
        let address = try #require(page.text.firstMatch(of: /<img class="logo" src="([^"]+)"/)?.1)
        let logo = try await TestBrowser(visitor.house).open(String(address))
        #expect(logo.status == 200 && logo["Content-Type"] == "image/png" && logo.body == [1, 2, 3])
        #expect(try await visitor.browser.open(visitor.company.page("/logo/0011")).status == 404)
        try await visitor.house.office.administration.removeLogo(by: acting)
        #expect(try await visitor.open("/settings/branding").text.contains("class=\"logo\"") == false)
    }
}
