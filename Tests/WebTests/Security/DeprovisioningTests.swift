import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// Whoever is let in no longer is out at once, on every server, by whatever door they came.
@Suite struct DeprovisioningTests {
    enum Ending: String, CaseIterable {
        case deactivated, deleted, readdressed

        fileprivate func end(_ person: TestPerson) async throws -> Int {
            let path = "/Users/\(person.id.text)"
            switch self {
            case .deactivated:
                return try await person.company.patch(
                    person.id.text, ["op": "replace", "path": "active", "value": false]
                ).status
            case .deleted: return try await person.company.send("DELETE", path).status
            case .readdressed:
                let email: JSONValue = [["value": "ann@new.example", "primary": true]]
                return try await person.company.patch(
                    person.id.text, ["op": "add", "path": "emails", "value": email]
                ).status
            }
        }
    }

    @Test(arguments: Ending.allCases)
    func `S27 sessions, codes, begun claims and tokens end with the answer, on every server`(
        ending: Ending
    ) async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().claimed("ann@x.example")
            let token = try await person.company.token(ofPerson: person.id.text)
            var options = TestHouse.Options()
            (options.databaseURL, options.clock) = (house.databaseURL, house.clock)
            try await TestHouse.run(options) { second in
                let (here, there, claim) = (TestBrowser(house), TestBrowser(second), TestBrowser(house))
                _ = try await person.signIn(here)
                _ = try await person.signIn(there)
                let code = try await person.mailedCode(claim)
                let forgot = person.company.page("/forgot/code")
                _ = try await claim.submit(["name": person.name, "code": code], to: forgot)
                let herself = person.company.at(second).bearing(token)
                #expect(try await herself.send("GET", "/Me").status == 200)
                #expect(try await there.open(person.company.page("/account")).status == 200)
                #expect(try await ending.end(person) < 300)
                for browser in [here, there] {
                    #expect(try await browser.open(person.company.page("/account")).status == 303)
                }
                #expect(try await herself.send("GET", "/Me").status == 401)
                #expect(try await person.choose("a-pot-of-black-tea", claim) == .over)
                let left = try await house.store.codes(of: person.id, in: person.company.organization.id)
                #expect(left.isEmpty)
                #expect(try await person.messages(.resetCode).isEmpty)
            }
        }
    }

    @Test(arguments: Ending.allCases)
    func `S27 the link that somebody was invited by ends, and what was begun with it`(ending: Ending) async throws {
        try await TestHouse.run { house in
            let person = try await house.organization().invited(["userName": "ann@x.example"])
            let (claiming, organization) = (house.reception.claiming, try await person.company.organization)
            let link = try #require(try await house.inviting.code(of: person.id, in: organization.id)?.code)
            let begun = try #require(try await claiming.begin(link)?.browser)
            #expect(try await claiming.look(link) != nil)
            #expect(try await ending.end(person) < 300)
            #expect(try await claiming.look(link) == nil)
            #expect(try await claiming.begin(link) == nil)
            #expect(try await claiming.current(begun, in: organization) == nil)
            let links = try await person.messages(.invitation).compactMap(\.link)
            #expect(!links.contains("/c/\(link.text)"), "what waited to be sent")
        }
    }

    @Test func `S27 whoever is let in again was signed out, and an invited person gets a fresh invitation`()
        async throws
    {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let (ann, ben) = try await (
                company.claimed("ann@x.example"), company.invited(["userName": "ben@x.example"])
            )
            let browser = TestBrowser(house)
            _ = try await ann.signIn(browser)
            let old = try #require(try await ben.messages(.invitation).first?.link)
            for person in [ann, ben] {
                try await person.deactivate()
                _ = try await company.patch(person.id.text, ["op": "replace", "path": "active", "value": true])
            }
            #expect(try await browser.open(company.page("/account")).status == 303)
            #expect(try await ann.signIn(browser).text.contains("<h1>Your account</h1>"))
            #expect(try await ann.messages(.invitation).isEmpty)
            let fresh = try await ben.messages(.invitation).compactMap(\.link)
            #expect(fresh.count == 1 && fresh != [old])
        }
    }
}
