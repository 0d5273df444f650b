import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// What must not come along when somebody becomes an administrator.
@Suite struct AppointmentTests {
    @Test func `a link from before an appointment is dead, and the person gets another`() async throws {
        let company = try await TestHouse.shared.organization()
        let (house, organization) = (company.house, try await company.organization)
        let visitor = try await company.administrator()
        for isInvitedByPage in [true, false] {
            let person = try await company.invited(["userName": .string("jane-\(isInvitedByPage)@x.example")])
            let old = try #require(try await house.inviting.code(of: person.id, in: organization.id)?.code)
            let answer =
                isInvitedByPage
                ? try await visitor.submit(
                    ["address": person.name, "role": "system-administrator"], to: "/administrators")
                : try await visitor.submit(
                    ["deed": "role", "role": "system-administrator"], to: "/administrators/\(person.id.text)")
            #expect(answer.status == 200)
            #expect(try await house.reception.claiming.begin(old) == nil)
            let new = try #require(try await house.inviting.code(of: person.id, in: organization.id)?.code)
            #expect(new != old)
            #expect(try await person.messages(.reminder).first?.link?.hasSuffix("/c/\(new.text)") == true)
        }
    }

    @Test func `whoever is invited to administer claims the account once more, and has no old password`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let person = try await company.claimed("boss@x.example")
        let fields: KeyValuePairs = ["address": person.name, "role": "system-administrator"]
        #expect(try await visitor.submit(fields, to: "/administrators").status == 200)
        let browser = TestBrowser(company.house)
        _ = try await person.signIn(browser)
        #expect(try await browser.open(company.page("/account")).status == 303)
        #expect(try await person.messages(.unclaimed).first?.link != nil)
        // Whoever has a role already is somebody who was meant.
        try await person.claim()
        #expect(try await visitor.submit(fields, to: "/administrators").status == 200)
        _ = try await person.signIn(browser)
        #expect(try await browser.open(company.page("/account")).status == 200)
    }

    @Test func `sessions from before an appointment end`() async throws {
        let company = try await TestHouse.shared.organization()
        let person = try await company.claimed("jane@x.example")
        let browser = TestBrowser(company.house)
        _ = try await person.signIn(browser)
        try await company.house.appoint(person.id.text, as: .analyst, in: company.slug)
        #expect(try await browser.open(company.page("/admin")).status == 303)
    }

    /// Who is in a group at once, in one below it, and who comes later by provisioning: all of them are worth more now.
    @Test func `links and sessions from before a group gave administration end, and only of those who come by it`()
        async throws
    {
        let company = try await TestHouse.shared.organization()
        let (house, organization) = (company.house, try await company.organization)
        let invited = try await company.invited(["userName": "new@x.example"])
        let later = try await company.invited(["userName": "later@x.example"])
        let person = try await company.claimed("ann@x.example")
        let inner = try await company.addGroup("Inner", of: invited.id.text)
        let outer = try await company.addGroup("Outer", of: inner, person.id.text)
        let links = [
            try #require(try await house.inviting.code(of: invited.id, in: organization.id)?.code),
            try #require(try await house.inviting.code(of: later.id, in: organization.id)?.code),
        ]
        let browser = TestBrowser(house)
        _ = try await person.signIn(browser)
        try await house.administration.setAdministration(true, isWritable: true, byGroup: outer, in: company.slug)
        #expect(try await browser.open(company.page("/account")).status == 303)
        #expect(try await house.reception.claiming.begin(links[0]) == nil)
        #expect(try await house.reception.claiming.begin(links[1]) != nil)
        #expect(try await invited.messages(.reminder).count == 1)

        _ = try await person.signIn(browser)
        let members: JSONValue = [["value": .string(later.id.text)], ["value": .string(invited.id.text)]]
        let change: JSONValue = ["op": "replace", "path": "members", "value": members]
        for _ in 1...2 {
            #expect(
                try await company.send("PATCH", "/Groups/\(inner)", json: ["Operations": [change]]).status == 200)
        }
        #expect(try await house.reception.claiming.begin(links[1]) == nil)
        let fresh = try #require(try await house.inviting.code(of: later.id, in: organization.id)?.code)
        #expect(try await house.reception.claiming.begin(fresh) != nil)
        for person in [later, invited] { #expect(try await person.messages(.reminder).count == 1) }
        #expect(try await browser.open(company.page("/account")).status == 200)
    }

    @Test func `whoever is invited to administer is found by the address, and not by the userName`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator()
        let other = try await company.add([
            "userName": "ciso@x.example", "emails": [["value": "me@evil.example", "type": "work", "primary": true]],
        ])
        let refused = try await visitor.submit(
            ["address": "ciso@x.example", "role": "system-administrator"], to: "/administrators")
        #expect(refused.status == 422 && refused.text.contains("me@evil.example"))
        #expect(try await company.house.store.role(of: #require(Account.ID(other)), in: company.organization.id) == nil)
        let found = try await visitor.submit(
            ["address": "ME@evil.example", "role": "analyst"], to: "/administrators")
        #expect(found.status == 200 && found.text.contains("me@evil.example"))
        let administrators = try await company.house.administration.administrators(of: company.slug)
        #expect(administrators.first { $0.id == other }?.address == "me@evil.example")
    }

    @Test func `what is done about somebody who administers asks for a fresh second factor`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        let (visitor, other) = (try await company.administrator(), try await company.administrator(.analyst).person)
        let worker = try await company.claimed("ann@x.example")
        house.clock.advance(bySeconds: Limits.secondsOfConfirmation + 1)
        let asked = try await visitor.submit(["address": "me@evil.example"], to: "/people/\(other.id.text)/address")
        #expect(asked.text.contains("Is it you?"))
        #expect(
            try await house.store.messages(of: company.organization.id, limit: 9).allSatisfy {
                $0.entry.kind != .addressChanged
            })
        let plain = try await visitor.submit(["address": "ann2@x.example"], to: "/people/\(worker.id.text)/address")
        #expect(plain.text.contains("ann2@x.example"))
        try await house.stop()
    }

    @Test func `a question for the second factor keeps whom a step is for`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        let visitor = try await company.administrator()
        for name in ["ann", "bob"] { _ = try await company.add(["userName": .string("\(name)@x.example")]) }
        house.clock.advance(bySeconds: Limits.secondsOfConfirmation + 1)
        let path = "/people/all/delete?q=ann"
        let asked = try await visitor.submit(["number": "1"], to: path)
        #expect(asked.text.contains("Is it you?"))
        let action = try #require(asked.text.firstMatch(of: /<form[^>]*action="([^"]*all[^"]*)"/)?.1)
        #expect(action.hasSuffix("/admin" + path))
        let done = try await visitor.browser.submit(
            ["number": "1", "second-factor": try visitor.code()], to: String(action))
        #expect(done.text.contains("People changed: 1."))
        #expect(try await visitor.open("/people?q=bob").text.contains("People found: 1"))
        try await house.stop()
    }

    @Test func `of those who begin as the first administrator the last one may come`() async throws {
        let company = try await TestHouse.shared.organization()
        let first = company.house.office.firstAdministrator
        let organization = try await company.organization
        let link = try #require(try await first.makeLink(in: organization))
        let mistyped = try #require(
            try await first.begin(link, address: "a@gmial.example", called: "", in: organization))
        let code = try #require(try await first.begin(link, address: "a@gmail.example", called: "", in: organization))
        #expect(try await company.house.reception.claiming.begin(mistyped) == nil)
        #expect(try await company.house.reception.claiming.begin(code) != nil)
        let administrators = try await company.house.administration.administrators(of: company.slug)
        #expect(administrators.map(\.name) == ["a@gmail.example"])
    }

    @Test func `each session is offered a second factor of its own`() async throws {
        let company = try await TestHouse.shared.organization()
        let person = try await company.claimed("jane@x.example")
        try await company.house.appoint(person.id.text, as: .systemAdministrator, in: company.slug)
        var secrets: [Substring] = []
        for _ in 0..<2 {
            let browser = TestBrowser(company.house)
            _ = try await person.signIn(browser)
            for _ in 0..<2 {
                let page = try await browser.open(company.page("/admin"))
                secrets.append(try #require(page.text.firstMatch(of: /id="secret">([A-Z2-7 ]+)</)?.1))
            }
        }
        #expect(secrets[0] == secrets[1] && secrets[2] == secrets[3] && secrets[0] != secrets[2])
    }

    @Test func `an account manager is given no link of somebody who administers by a writable group`() async throws {
        let company = try await TestHouse.shared.organization()
        let (house, organization) = (company.house, try await company.organization)
        let person = try await company.invited(["userName": "owner@x.example"])
        let group = try await company.send(
            "POST", "/Groups", json: ["displayName": "Owners", "members": [["value": .string(person.id.text)]]])
        let links = { (withAdministrators: Bool) in
            try await house.store.invitations(
                of: [person.id], withAdministrators: withAdministrators, in: organization.id)
        }
        #expect(try await links(false).count == 1)
        try await house.administration.setAdministration(
            true, isWritable: true, byGroup: try #require(group.json?["id"]?.string), in: company.slug)
        #expect(try await links(false).isEmpty)
        #expect(try await links(true).count == 1)
    }
}
