import Accounts
import SCIM
import TestSupport
import Testing

/// Nobody takes an account over by way of provisioning, of a borrowed link, or of a browser that was left open.
@Suite struct TakeoverTests {
    private static let status = "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User"

    /// The same organization to a client that may read links and codes, too.
    private func reader(of company: TestOrganization) async throws -> TestOrganization {
        company.bearing(try await company.token(Token.Scope.provisioning.union([.readClaims])))
    }

    private func setBack(_ claimant: Claimant, by company: TestOrganization) async throws -> HTTPAnswer {
        try await company.patch(
            claimant.id, ["op": "replace", "path": .string("\(Self.status):claimed"), "value": false])
    }

    @Test func `a token that reads links sets no claimed account back`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            _ = try await ana.claim()
            let answer = try await setBack(ana, by: reader(of: ana.company))
            #expect(answer.status == 403 && answer.text.contains("claims:read"))
            #expect(try await ana.isClaimed())
            #expect(try await setBack(ana, by: ana.company).status == 200)
        }
    }

    @Test func `S13 whoever is set back and moved in one breath is told at the old address`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            _ = try await ana.claim()
            _ = try await setBack(ana, by: ana.company)
            _ = try await ana.company.patch(
                ana.id, ["op": "replace", "path": "userName", "value": "eve@evil.example"])
            let told = try await ana.company.told(ana.id)
            #expect(told.contains { $0.kind == .addressChanged && $0.facts?.recipient == "ana@x.example" })
        }
    }

    @Test func `S21 setting people back counts like deactivating them`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            try await company.set(.deactivationsPerDay, to: "1")
            let (ana, bob) = (
                try await Claimant.byEmail(company), try await Claimant.byEmail(company, "bob@x.example")
            )
            for claimant in [ana, bob] { _ = try await claimant.claim() }
            #expect(try await setBack(ana, by: company).status == 200)
            #expect(try await setBack(bob, by: company).status == 429)
            #expect(try await bob.isClaimed())
        }
    }

    @Test func `S18 links of administrators are not answered`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let address = "/Users/\(ana.id)?attributes=\(Self.status):claimLink"
            let reader = try await reader(of: ana.company)
            #expect(try await reader.send("GET", address).text.contains("/c/"))
            try await house.appoint(ana.id, as: .systemAdministrator, in: ana.company.slug)
            #expect(try await !reader.send("GET", address).text.contains("/c/"))
        }
    }

    @Test func `S27 whoever is created again under an old name does not find the old password good`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            try await ana.company.set(.reactivateOnCreate, to: "on")
            _ = try await ana.claim()
            _ = try await ana.company.patch(ana.id, ["op": "replace", "path": "active", "value": false])
            let again = try await ana.company.send("POST", "/Users", json: ["userName": "ana@x.example"])
            #expect(again.status == 201 && again.json?["id"]?.string == ana.id)
            #expect(try await !ana.signIn("ana@x.example"))
            #expect(try await !ana.isClaimed())
        }
    }

    @Test func `a claim that was begun with a borrowed link ends with the link`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let stranger = ana.browser
            _ = try await ana.begin(in: stranger)
            _ = try await ana.claim()
            #expect(try await stranger.open(ana.prefix + "/claim/password").status == 410)
        }
    }

    @Test func `signing out leaves nothing begun in the browser`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            #expect(try await ana.choosePassword(in: browser).recoveryCode != nil)
            _ = try await browser.open(ana.prefix + "/account")
            _ = try await browser.submit([:], to: ana.prefix + "/signout")
            #expect(browser.cookies.keys.filter { $0.contains("claim") || $0.contains("recovery") }.isEmpty)
        }
    }

    @Test func `S12 a body as large as a picture is taken where pictures are taken, and nowhere else`() async throws {
        let company = try await TestHouse.shared.organization()
        let browser = TestBrowser(company.house)
        _ = try await browser.open("/o/\(company.slug)/signin")
        let answer = try await browser.upload(
            [UInt8](repeating: 0x41, count: 100_000), to: "/o/\(company.slug)/signin")
        #expect(answer.status == 413)
    }

    @Test func `an address that begins with a plus is written to by mail`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization(), "+4670123@x.example")
            #expect(try await ana.company.told(ana.id).map(\.message.entry.channel) == [.email])
        }
    }
}
