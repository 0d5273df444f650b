import Accounts
import SCIM
import TestSupport
import Testing

/// A provisioning client may say where somebody is reached; it does not say who holds the account.
@Suite struct AddressChangeTests {
    @Test func `S13 an e-mail address changed over SCIM ends what was open, and the old address is told`() async throws
    {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let (browser, claim) = (TestBrowser(house), TestBrowser(house))
            _ = try await person.signIn(browser)
            let forgot = person.company.page("/forgot/code")
            let code = try await person.mailedCode(claim)
            _ = try await claim.submit(["name": person.name, "code": code], to: forgot)
            try await person.readdress("eve@x.example")
            #expect(try await browser.open(person.company.page("/account")).status == 303, "the session")
            #expect(try await person.choose("a-pot-of-black-tea", claim) == .over, "the begun claim")
            for name in ["ann@x.example", "eve@x.example"] {
                _ = try await claim.open(person.company.page("/signin"))
                #expect(try await claim.submit(["name": name, "code": code], to: forgot).status == 422, "the code")
            }
            #expect(try await person.messages(.resetCode).isEmpty, "what waited to be sent")
            let told = try await person.messages(.addressChanged)
            #expect(told.map(\.recipient) == ["ann@x.example"])
            #expect(told.first?.code == nil && told.first?.link == nil)
        }
    }

    @Test func `S13 no password is reset by an address that nobody has proven`() async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            try await person.readdress("eve@x.example")
            let stranger = TestBrowser(house)
            for name in ["eve@x.example", "ann@x.example"] {
                _ = try await stranger.open(person.company.page("/forgot"))
                _ = try await stranger.submit(["name": name], to: person.company.page("/forgot"))
            }
            try await house.reception.desk.flush()
            #expect(try await person.messages(.resetCode).isEmpty)
            // Whoever knows the password is still the same person, and proves the address.
            let browser = TestBrowser(house)
            _ = try await person.signIn(browser, as: "eve@x.example")
            let address = person.company.page("/account/address")
            _ = try await browser.open(address)
            _ = try await browser.submit([:], to: address)
            let code = try #require(try await person.messages(.addressCode).first?.code)
            _ = try await browser.submit(["code": code], to: address)
            _ = try await stranger.submit(["name": "eve@x.example"], to: person.company.page("/forgot"))
            try await house.reception.desk.flush()
            #expect(try await person.messages(.resetCode).map(\.recipient) == ["eve@x.example"])
        }
    }

    @Test func `S14 nobody adopts an account by an e-mail address`() async throws {
        try await TestHouse.run { house in
            let (one, two) = try await (house.organization(), house.organization())
            let ann = try await one.claimed("ann@x.example")
            let other = try await two.invited(["userName": "ann@x.example"])
            #expect(ann.id != other.id)
            let page = try await TestPerson.signIn(ann, at: two, TestBrowser(house))
            #expect(page.text.contains("The name or the password is not right."), "a password is of one organization")
            try await other.deactivate()
            let browser = TestBrowser(house)
            #expect(try await ann.signIn(browser).text.contains("<h1>Your account</h1>"))
            let email: JSONValue = [["value": "ANN@x.example", "primary": true]]
            for user: JSONValue in [
                ["userName": "Ann@X.example"], ["userName": "eve", "emails": email],
                ["userName": "eve", "externalId": "9", "emails": email],
            ] {
                let answer = try await one.send("POST", "/Users", json: user)
                #expect(answer.status == 409 && answer.json?["scimType"] == "uniqueness", "\(answer.text)")
            }
            let eve = try await one.add(["userName": "eve@x.example"])
            let stolen = try await one.patch(eve, ["op": "add", "path": "emails", "value": email])
            #expect(stolen.status == 409)
            #expect(try await browser.open(one.page("/account")).status == 200, "nothing happened to the first")
        }
    }
}

extension TestPerson {
    fileprivate func readdress(_ address: String) async throws {
        let email: JSONValue = [["value": .string(address), "primary": true]]
        let answer = try await company.patch(id.text, ["op": "add", "path": "emails", "value": email])
        #expect(answer.status == 200, "\(answer.text)")
    }

    /// Tries the person's name and password at another organization.
    fileprivate static func signIn(
        _ person: TestPerson,
        at company: TestOrganization,
        _ browser: TestBrowser
    ) async throws -> HTTPAnswer {
        _ = try await browser.open(company.page("/signin"))
        return try await browser.submit(
            ["name": person.name, "password": person.password], to: company.page("/signin/password"))
    }
}
