import Accounts
import SCIM
import TestSupport
import Testing

/// The list of people, and a person, as somebody in a browser sees and changes them.
@Suite struct PeoplePageTests {
    @Test func `people are searched and filtered, and the address says by what`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.analyst)
        _ = try await company.add(["userName": "ana@north.example", "displayName": "Ana José Diaz"])
        _ = try await company.add(["userName": "omar@north.example", "displayName": "Omar Haddad", "active": false])
        let all = try await visitor.open("/people")
        #expect(all.status == 200 && all.text.contains("Ana José Diaz") && all.text.contains("Omar Haddad"))
        let found = try await visitor.open("/people?q=jose+ana")
        #expect(found.text.contains("Ana José Diaz") && !found.text.contains("Omar Haddad"))
        #expect(found.text.contains("value=\"jose ana\"") && found.text.contains("People found: 1"))
        let shutOut = try await visitor.open("/people?state=deactivated&domain=north.example")
        #expect(!shutOut.text.contains("Ana José Diaz") && shutOut.text.contains("Omar Haddad"))
        let chip = try #require(all.text.firstMatch(of: /href="([^"]*state=claimed)"/))
        #expect(chip.1.hasSuffix("/admin/people?state=claimed"))
        #expect(try await visitor.open("/people?q=nobody").text.contains("Nobody matches."))
        #expect(try await visitor.open("/people?after=x&kind=y&from=z&state=w&domain=%00").status == 200)
    }

    @Test func `a long list is read page by page, there and back`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.analyst)
        for number in 100..<160 { _ = try await company.add(["userName": .string("p\(number)@x.example")]) }
        let first = try await visitor.open("/people?q=p1")
        let next = try #require(first.text.firstMatch(of: /rel="next" href="[^"]*\/admin([^"]*)"/)?.1)
        let second = try await visitor.open(String(next).replacing("&amp;", with: "&"))
        #expect(first.text.contains("p100@x.example") && !first.text.contains("p150@x.example"))
        #expect(!second.text.contains("p149@x.example") && second.text.contains("p150@x.example"))
        let previous = try #require(second.text.firstMatch(of: /rel="prev" href="[^"]*\/admin([^"]*)"/)?.1)
        let back = try await visitor.open(String(previous).replacing("&amp;", with: "&"))
        #expect(back.text.contains("p100@x.example") && !back.text.contains("rel=\"prev\""))
    }

    @Test func `an empty organization says how people come in`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        #expect(try await visitor.open("/people").text.contains("People found: 1"))
        #expect(try await visitor.open("/people?q=zzz").text.contains("Show everybody"))
    }

    @Test func `a person is shown with what happened, and with what stands in the way`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let id = try await company.add(["userName": "ana@x.example", "displayName": "Ana", "title": "Driver"])
        let page = try await visitor.open("/people/\(id)")
        #expect(page.status == 200 && page.text.contains("<h1>Ana</h1>") && page.text.contains("Driver"))
        #expect(page.text.contains("and not invited yet") && page.text.contains("Invite the person."))
        let invited = try await visitor.submit([:], to: "/people/\(id)/invite")
        #expect(invited.status == 200 && invited.text.contains("Done: invited."))
        #expect(invited.text.contains("The link is good until") && invited.text.contains("Message: invitation"))
        #expect(invited.text.contains("Invite or remind"), "the audit log is part of the story")
        let again = try await visitor.submit([:], to: "/people/\(id)/invite")
        #expect(again.status == 422 && again.text.contains("was invited already"))
    }

    @Test func `deactivating is asked first, ends access, and can be undone`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let person = try await company.claimed("ana@x.example")
        let browser = TestBrowser(company.house)
        _ = try await person.signIn(browser)
        let path = "/people/\(person.id.text)"
        #expect(try await visitor.open(path + "/deactivate").text.contains("Sessions, links and codes end at once."))
        #expect(try await browser.open(company.page("/account")).status == 200)
        #expect(try await visitor.submit([:], to: path + "/deactivate").text.contains("The account is deactivated."))
        #expect(try await browser.open(company.page("/account")).status == 303)
        #expect(try await visitor.submit([:], to: path + "/reactivate").text.contains("Done: active again."))
    }

    @Test(arguments: ["1000-2345", "1000-23", "1000 2345"])
    func `an employee ID in groups finds its person`(typed: String) async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.analyst)
        for (place, id) in ["1000-2345", "20002345"].enumerated() {
            _ = try await company.add(["userName": .string("lee\(place)"), "externalId": .string(id)])
        }
        let page = try await visitor.open("/people?q=\(typed.replacing(" ", with: "+"))").text
        #expect(page.contains("People found: 1"))
    }

    @Test func `how somebody signs in can be left to the organization again`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.accountManager)
        let id = try await company.add(["userName": "sso@x.example"])
        let chosen = { (page: String) in page.firstMatch(of: /<option value="(\w+)" selected/)?.1 }
        #expect(chosen(try await visitor.open("/people/\(id)").text) == nil)
        #expect(chosen(try await visitor.submit(["method": "sso"], to: "/people/\(id)/sign-in").text) == "sso")
        let before = try await company.send("GET", "/Users/\(id)").json
        let schema = JSONValue.string("urn:ietf:params:scim:schemas:extension:facebook:authmethod:2.0:User")
        #expect(before?["schemas"]?.array?.contains(schema) == true)
        #expect(chosen(try await visitor.submit(["method": "default"], to: "/people/\(id)/sign-in").text) == nil)
        let after = try await company.send("GET", "/Users/\(id)").json
        #expect(after?["schemas"]?.array?.contains(schema) == false)
    }

    @Test func `an address is changed, and somebody else's is refused on the form`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.accountManager)
        let id = try await company.add([
            "userName": "ana", "emails": [["value": "ana@x.example", "type": "work"]],
        ])
        _ = try await company.add(["userName": "omar@x.example"])
        let refused = try await visitor.submit(["address": "omar@x.example"], to: "/people/\(id)/address")
        #expect(refused.status == 422 && refused.text.contains("else&#39;s") || refused.text.contains("else's"))
        #expect(try await visitor.submit(["address": "nonsense"], to: "/people/\(id)/address").status == 422)
        let changed = try await visitor.submit(["address": "ana.new@x.example"], to: "/people/\(id)/address")
        #expect(changed.status == 200 && changed.text.contains("ana.new@x.example"))
        let user = try await company.send("GET", "/Users/\(id)").json
        #expect(user?["userName"]?.string == "ana")
        #expect(user?["emails"]?[0]?["value"]?.string == "ana.new@x.example")
    }

    @Test func `an access code is shown once, and can be disabled`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        let visitor = try await company.administrator(.accountManager)
        let id = try await company.add(["userName": "lee", "externalId": "E7"])
        // There is one since the account is; it may be on paper somewhere.
        house.clock.advance(bySeconds: 1)
        let asked = try await visitor.submit([:], to: "/people/\(id)/access-code")
        #expect(!asked.text.contains("shown-code") && asked.text.contains("it ends when another one is made"))
        let replaced = try #require(asked.text.firstMatch(of: /name="replaced" value="(\d+)"/)?.1)
        let fields: KeyValuePairs = ["replaced": String(replaced)]
        let code = try await visitor.submit(fields, to: "/people/\(id)/access-code")
        #expect(code.text.contains("shown-code"))
        // The answer loaded again makes no further one.
        let again = try await visitor.submit(fields, to: "/people/\(id)/access-code")
        #expect(!again.text.contains("shown-code"))
        #expect(try await visitor.open("/people/\(id)").text.contains("The access code is good until"))
        #expect(try await visitor.submit([:], to: "/people/\(id)/end-code").text.contains("There is no access code."))
    }
}

/// One step with all who match.
@Suite struct ManyPeoplePageTests {
    @Test func `whoever types the number of people does it with all of them`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.accountManager)
        for number in 0..<3 { _ = try await company.add(["userName": .string("crew\(number)@x.example")]) }
        let asked = try await visitor.open("/people/all/invite?q=crew")
        #expect(asked.text.contains("This is for everybody who matches. People: 3"))
        let wrong = try await visitor.submit(["number": "4"], to: "/people/all/invite?q=crew")
        #expect(wrong.status == 422 && wrong.text.contains("Type the number of people that stands above."))
        let done = try await visitor.submit(["number": "3"], to: "/people/all/invite?q=crew")
        #expect(done.text.contains("People changed: 3."))
        #expect(try await visitor.open("/people?state=invited&q=crew").text.contains("People found: 3"))
        let again = try await visitor.submit(["number": "3"], to: "/people/all/invite?q=crew")
        #expect(again.text.contains("People changed: 0. Passed over, because it was so already or is not possible: 3."))
    }

    @Test func `more than are changed at once come in several turns, and nobody twice`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.accountManager)
        let people = (0...Limits.peopleAtOnce).map { number in
            NewPerson([.email: "crew\(number)@x.example"])
        }
        let acting = ActingAdministrator.operator(of: try await company.record)
        for person in people { _ = try await company.house.office.adding.add([person], invites: false, by: acting) }
        let asked = try await visitor.open("/people/all/invite?q=crew")
        #expect(asked.text.contains("Type 1000 for the first of them"))
        let first = try await visitor.submit(["number": "1000"], to: "/people/all/invite?q=crew")
        #expect(first.text.contains("People changed: 1000.") && first.text.contains("still to come: 1"))
        let rest = try #require(first.text.firstMatch(of: /action="([^"]*\/people\/all\/invite[^"]*)"/)?.1)
        let path = String(rest).replacing("&amp;", with: "&").replacing(company.page("/admin"), with: "")
        // In whatever digits people write.
        let done = try await visitor.submit(["number": "۱"], to: path)
        #expect(done.text.contains("People changed: 1."))
        #expect(try await visitor.open("/people?state=provisioned&q=crew").text.contains("People found: 0"))
    }

    @Test func `nobody shuts out the own account, or one that administers without the right to`() async throws {
        let company = try await TestHouse.shared.organization()
        let boss = try await company.administrator()
        let manager = try await company.administrator(.accountManager)
        let count = try await manager.open("/people/all/deactivate").text.firstMatch(of: /People: (\d+)/)?.1
        let number = String(try #require(count))
        #expect(number == "2")
        let done = try await manager.submit(["number": number], to: "/people/all/deactivate")
        #expect(done.text.contains("People changed: 0."))
        #expect(try await boss.open("/people?state=deactivated").text.contains("People found: 0"))
        let own = try await boss.submit([:], to: "/people/\(boss.person.id.text)/deactivate")
        #expect(own.status == 422)
    }
}

/// What must not happen.
@Suite struct PeopleAttackTests {
    @Test func `an account of another organization is nothing here`() async throws {
        let (company, other) = (
            try await TestHouse.shared.organization(), try await TestHouse.shared.organization()
        )
        let visitor = try await company.administrator()
        let id = try await other.add(["userName": "ana@x.example"])
        #expect(try await visitor.open("/people/\(id)").status == 404)
        for deed in PersonStep.allCases.map(\.rawValue) + ["address", "access-code", "end-code", "sign-in"] {
            #expect(try await visitor.submit([:], to: "/people/\(id)/\(deed)").status == 404, "\(deed)")
        }
        #expect(try await !visitor.open("/people?q=ana").text.contains(id))
        #expect(try await other.send("GET", "/Users/\(id)").json?["active"] == true)
    }

    @Test func `S31 a script in a name is text, and an address that runs is no link`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let id = try await company.add([
            "userName": "ana@x.example", "displayName": "<script>alert(1)</script>",
            "title": "\"><img src=x onerror=alert(1)>", "profileUrl": "javascript:alert(1)",
        ])
        for path in ["/people", "/people/\(id)", "/people/\(id)/delete"] {
            let page = try await visitor.open(path).text
            #expect(page.contains("&lt;script&gt;alert(1)"), "\(path)")
            #expect(!page.contains("<script>alert") && !page.contains("<img src=x"), "\(path)")
            #expect(!page.contains("href=\"javascript:"), "\(path)")
        }
    }

    @Test func `only the panel lets a script run, and only its own`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.analyst)
        let policy = try #require(try await visitor.open("/people")["Content-Security-Policy"])
        #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"))
        #expect(!policy.contains("unsafe"))
        let page = try await visitor.browser.open(company.page("/account"))
        #expect(page["Content-Security-Policy"]?.contains("script-src") == false)
        let address = try #require(try await visitor.open("/people").text.firstMatch(of: /<script src="([^"]+)"/)?.1)
        let script = try await visitor.browser.open(String(address))
        #expect(script.status == 200 && script.body.count < 4096)
        #expect(script["Content-Type"] == "text/javascript; charset=utf-8")
    }

    @Test func `an analyst sees everything, and a hand-made form changes nothing`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.analyst)
        let id = try await company.add(["userName": "ana@x.example"])
        let page = try await visitor.open("/people/\(id)")
        #expect(page.status == 200 && !page.text.contains("/people/\(id)/invite"))
        for deed in PersonStep.allCases.map(\.rawValue) + ["address", "access-code", "end-code", "sign-in"] {
            let answer = try await visitor.submit(
                ["address": "b@x.example", "method": "password"], to: "/people/\(id)/\(deed)")
            #expect(answer.status == 403, "\(deed)")
            let all = try await visitor.submit(["number": "1"], to: "/people/all/\(deed)?q=ana")
            #expect(all.status == 403 || all.status == 404, "\(deed)")
        }
        let user = try await company.send("GET", "/Users/\(id)").json
        #expect(user?["userName"]?.string == "ana@x.example" && user?["meta"]?["version"]?.string == "W/\"1\"")
    }

    @Test func `an account manager leaves alone who administers`() async throws {
        let company = try await TestHouse.shared.organization()
        let boss = try await company.administrator()
        let manager = try await company.administrator(.accountManager)
        let path = "/people/\(boss.person.id.text)"
        #expect(try await manager.open(path).text.contains("so a system administrator changes it"))
        for deed in ["deactivate", "unclaim", "delete", "log-out", "address", "sign-in"] {
            let answer = try await manager.submit(
                ["address": "b@x.example", "method": "password"], to: "\(path)/\(deed)")
            #expect(answer.status == 403, "\(deed)")
        }
        #expect(try await boss.open("/people").status == 200)
    }
}
