import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// Integrations in the panel: who may change them, and what is seen of them.
@Suite struct IntegrationPagesTests {
    private func integration(_ company: TestOrganization) async throws -> String {
        let all = try await company.house.store.integrations(in: company.record.id)
        return "/integrations/\(try #require(all.first { $0.name == TestOrganization.integration }).id.number)"
    }

    /// The token in the answer that shows it.
    private func shown(_ answer: HTTPAnswer) throws -> String {
        String(try #require(answer.text.firstMatch(of: /muster_[A-Za-z0-9_-]{48}/)?.0))
    }

    @Test func `an integration is made for its provider, with the values to copy`() async throws {
        let company = try await TestHouse.shared.organization()
        let boss = try await company.administrator()
        let made = try await boss.submit(["name": "Entra", "preset": "entra"], to: "/integrations")
        #expect(made.status == 200 && made.text.contains("Tenant URL"))
        #expect(made.text.contains(company.base + "?aadOptscim062020"))
        #expect(made.text.contains("No token yet"))
        let settings = try await company.house.administration.settings(of: company.slug, integration: "Entra")
        #expect(settings.contains { $0.0 == .preset && $0.1 == "entra" })
        let list = try await boss.open("/integrations")
        #expect(list.text.contains("Microsoft Entra ID") && list.text.contains(TestOrganization.integration))
        let again = try await boss.submit(["name": "Entra", "preset": "okta"], to: "/integrations")
        #expect(again.status == 422 && again.text.contains("already"))
    }

    @Test func `S28 a token is in one answer alone, and in nothing that is kept`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let boss = try await company.administrator()
            let page = try await integration(company)
            let answer = try await boss.submit(
                ["users:read": "on", "days": "30", "networks": "127.0.0.0/8"], to: page + "/token")
            let secret = try shown(answer)
            #expect(answer["Cache-Control"]?.contains("no-store") == true)
            for path in [page, page + "/token", "/integrations", "/audit", "/log"] {
                #expect(try await !boss.open(path).text.contains(secret), "\(path)")
            }
            #expect(try await company.bearing(secret).send("GET", "/Users").status == 200)
            #expect(try await company.bearing(secret).send("POST", "/Users", json: ["userName": "a"]).isError(403))
            let token = try await company.tokens[1]
            #expect(token.scopes == [.readUsers] && token.networks.stored == "127.0.0.0/8")
            #expect(token.expires == token.created.advanced(bySeconds: 30 * 86_400))
            await house.recorder.flush()
            #expect(!house.log.contains(secret))
            let full = try await boss.submit(["users:read": "on", "days": "30", "networks": ""], to: page + "/token")
            #expect(full.status == 422 && full.text.contains("live tokens already"))
        }
    }

    @Test func `S28 a token is rotated, limited and revoked by hand`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let boss = try await company.administrator()
            let page = try await integration(company)
            let old = try await company.tokens[0]
            let number = String(old.id.number)
            #expect(try await boss.open(page + "/token?rotate=\(number)").text.contains("Rotate a token"))
            let secret = try shown(
                try await boss.submit(["rotate": number, "days": "365", "hours": "48"], to: page + "/token"))
            #expect(try await company.bearing(secret).send("GET", "/Users").status == 200)
            #expect(try await company.tokens[0].expires == house.clock.now.advanced(bySeconds: 48 * 3600))
            _ = try await boss.submit(
                ["deed": "limit", "token": number, "networks": "198.51.100.0/24"], to: page)
            #expect(try await company.send("GET", "/Users").status == 401)
            _ = try await boss.submit(["deed": "revoke", "token": number], to: page)
            let left = try await company.tokens.map(\.id)
            #expect(left != [old.id] && left.count == 1)
            let audit = try await boss.open("/audit?deed=manage-integrations").text
            for fact in ["rotated", "networks", "revoked", "198.51.100.0/24"] { #expect(audit.contains(fact)) }
            #expect(!audit.contains(secret))
        }
    }

    @Test(arguments: [Role.accountManager, .analyst])
    func `S29 others than system administrators make, rotate and revoke nothing`(role: Role) async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(role)
        let page = try await integration(company)
        let number = String(try await company.tokens[0].id.number)
        let before = try await company.tokens
        #expect(try await visitor.open(page).status == 200)
        #expect(try await !visitor.open(page).text.contains("Make a token"))
        #expect(try await visitor.open(page + "/token").status == 403)
        let deeds: [KeyValuePairs<String, String>] = [
            ["deed": "revoke", "token": number], ["deed": "limit", "token": number, "networks": "10.0.0.0/8"],
            ["deed": "release"], ["deed": "settings", "preset": "okta"],
        ]
        for fields in deeds { #expect(try await visitor.submit(fields, to: page).status == 403, "\(fields)") }
        let issue = try await visitor.submit(["users:read": "on", "days": "30", "networks": ""], to: page + "/token")
        #expect(issue.status == 403 && !issue.text.contains("muster_"))
        #expect(try await visitor.submit(["name": "Mine", "preset": "okta"], to: "/integrations").status == 403)
        #expect(try await company.tokens == before)
        #expect(try await company.house.store.integrations(in: company.record.id).count == 1)
    }

    @Test func `S29 the second factor is asked for again before a token is made`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let boss = try await company.administrator()
            let page = try await integration(company)
            house.clock.advance(bySeconds: Limits.secondsOfConfirmation + 1)
            let asked = try await boss.submit(["users:read": "on", "days": "30", "networks": ""], to: page + "/token")
            #expect(asked.text.contains("Is it you?") && !asked.text.contains("muster_"))
            #expect(try await company.tokens.count == 1)
            let answer = try await boss.submit(
                ["users:read": "on", "days": "30", "networks": "", "second-factor": try boss.code()],
                to: page + "/token")
            _ = try shown(answer)
            #expect(try await company.tokens.count == 2)
        }
    }

    @Test func `settings of an integration are changed together, and an impossible one changes none`() async throws {
        let company = try await TestHouse.shared.organization()
        let boss = try await company.administrator()
        let page = try await integration(company)
        _ = try await boss.submit(
            ["deed": "settings", "preset": "okta", "invite-when-added": "on", "deactivation-guard": "50"], to: page)
        let set = try await company.house.administration.settings(
            of: company.slug, integration: TestOrganization.integration)
        let values = Dictionary(uniqueKeysWithValues: set)
        #expect(values[.preset] == "okta" && values[.reactivateOnCreate] == "on")
        #expect(values[.inviteWhenAdded] == "on" && values[.deactivationGuard] == "50")
        let refused = try await boss.submit(
            ["deed": "settings", "preset": "entra", "deactivation-guard": "200"], to: page)
        #expect(refused.status == 422)
        #expect(try await boss.open(page).text.contains("value=\"50\""))
    }

    @Test func `S21 a held integration is seen, and released`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let boss = try await company.administrator()
            let page = try await integration(company)
            let id = try #require(try await house.store.integrations(in: company.record.id).first).id
            let organization = try await company.record.id
            let day = house.clock.now.milliseconds / 86_400_000
            try await house.write { records in
                for _ in 1...Limits.deactivationsUnasked {
                    _ = try records.countDeactivation(by: id, on: day, in: organization)
                }
            }
            #expect(try await boss.open("/integrations").text.contains("Held by its guard"))
            let held = try await boss.open(page).text
            #expect(held.contains("deleted today: 20. After 20 you are asked"))
            #expect(held.contains("Release it for 24 hours"))
            let person = try await company.add(["userName": "ann@x.example"])
            #expect(try await company.send("DELETE", "/Users/\(person)").isError(403))
            let released = try await boss.submit(["deed": "release"], to: page)
            #expect(released.text.contains("It is released until"))
            #expect(try await company.send("DELETE", "/Users/\(person)").status == 204)
            #expect(try await boss.open("/audit?deed=release-guard").text.contains("released"))
        }
    }

    @Test func `a connection is tested, and what is wrong is said`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let boss = try await company.administrator()
            let page = try await integration(company) + "/test"
            #expect(try await boss.open(page).status == 200)
            let trial = try await boss.submit([:], to: page).text
            #expect(trial.contains("&quot;totalResults&quot;:0") && trial.contains("what a provider wants to see"))
            _ = try await company.send("GET", "/Users?filter=nonsense")
            await house.recorder.flush()
            #expect(try await boss.open(page).text.contains("Last call failed"))
            let stray = company.astray(at: try await house.organization())
            _ = try await stray.send("GET", "/Users")
            await house.recorder.flush()
            let refused = try await boss.open(page).text
            #expect(refused.contains("Token was refused") && refused.contains(company.path))
            _ = try await boss.submit(
                ["deed": "revoke", "token": String(try await company.tokens[0].id.number)],
                to: try await integration(company))
            #expect(try await boss.open(page).text.contains("No token yet"))
            #expect(try await boss.submit([:], to: page).text.contains("There is no live token"))
        }
    }
}
