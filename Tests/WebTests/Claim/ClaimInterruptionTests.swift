import Accounts
import SCIM
import TestSupport
import Testing

/// What may happen between the link and the password; each ends in one clear page.
@Suite struct ClaimInterruptionTests {
    @Test func `of sixteen browsers that claim by one link at once, one wins`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            var browsers: [TestBrowser] = []
            for _ in 0..<16 {
                browsers.append(ana.browser)
                #expect(try await ana.begin(in: browsers[browsers.count - 1]).heading == "Choose a password")
            }
            let pages = try await withThrowingTaskGroup(of: String?.self) { group in
                for browser in browsers { group.addTask { try await ana.choosePassword(in: browser).heading } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(pages.count { $0 == "This cannot go on" } == 15)
            let people = try await browsers.asyncMap { try await ana.company.person(in: $0) }.compactMap(\.self)
            #expect(people.count == 1)
            #expect(try await house.reception.ownAccount.overview(of: people[0])?.sessions.count == 1)
        }
    }

    @Test func `S27 a person who is deactivated meanwhile does not claim`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let browser = ana.browser
            let link = try await ana.link
            _ = try await ana.begin(in: browser)
            #expect(
                try await ana.company.patch(ana.id, ["op": "replace", "path": "active", "value": false]).status == 200)
            try await expectOver(ana, browser)
            #expect(try await ana.browser.open(link).status == 404)
            _ = try await ana.company.patch(ana.id, ["op": "replace", "path": "active", "value": true])
            #expect(try await ana.browser.open(link).status == 404, "the old link stays dead")
            let again = try await ana.claim()
            #expect(try await ana.company.person(in: again) != nil, "a new one came")
        }
    }

    @Test func `S13 a person whose e-mail address changes meanwhile claims by the link that goes there`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            let change: JSONValue = ["op": "replace", "path": "userName", "value": "ana.rossi@x.example"]
            #expect(try await ana.company.patch(ana.id, change).status == 200)
            try await expectOver(ana, browser)
            let told = try await ana.company.told(ana.id)
            #expect(told.contains { $0.kind == .invitation && $0.facts?.recipient == "ana.rossi@x.example" })
            #expect(told.contains { $0.kind == .addressChanged && $0.facts?.recipient != "ana.rossi@x.example" })
            let again = try await ana.claim()
            #expect(try await ana.company.person(in: again) != nil)
            #expect(try await ana.signIn("ana.rossi@x.example"))
        }
    }

    @Test func `a person who gains an e-mail address meanwhile is reached there`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            let address: JSONValue = ["value": "ana@x.example", "type": "work"]
            let change: JSONValue = ["op": "add", "path": "emails", "value": [address]]
            #expect(try await ana.company.patch(ana.id, change).status == 200)
            try await expectOver(ana, browser)
            #expect(try await ana.company.told(ana.id).first?.message.entry.channel == .email)
        }
    }

    @Test func `a person who is set back to invited meanwhile does not get back in by the old code`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            _ = try await ana.claim()
            let code = try await house.makeAccessCode(for: ana.id, in: ana.company.record)
            let browser = ana.browser
            _ = try await ana.enter(code.text, in: browser)
            _ = try await ana.chooseUsername("ana", in: browser)
            try await ana.company.take(.unclaim, with: ana.id)
            try await expectOver(ana, browser)
            #expect(try await ana.enter(code.text, in: ana.browser).status == 422)
            let again = try await ana.claim()
            #expect(try await ana.company.person(in: again) != nil)
        }
    }

    @Test func `a claim that is set aside for two hours is begun again`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            house.clock.advance(bySeconds: Claim.seconds)
            try await expectOver(ana, browser)
            _ = try await ana.begin(in: browser)
            _ = try await ana.choosePassword(in: browser)
            #expect(try await ana.company.person(in: browser) != nil)
        }
    }

    @Test func `a claim goes on in its own organization alone`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let other = try await house.organization()
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            let answer = try await browser.submit(
                ["password": Claimant.password], to: "/o/\(other.slug)/claim/password")
            #expect(answer.status == 410)
            #expect(try await !ana.isClaimed())
        }
    }

    private func expectOver(_ person: Claimant, _ browser: TestBrowser) async throws {
        let page = try await person.choosePassword(in: browser)
        #expect(page.status == 410 && page.heading == "This cannot go on")
        #expect(page.text.contains("href=\"\(person.prefix)/signin\""))
        #expect(try await person.company.person(in: browser) == nil)
    }
}
