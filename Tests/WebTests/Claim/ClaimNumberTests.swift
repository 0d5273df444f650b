import Accounts
import SCIM
import TestSupport
import Testing

/// The numbers that people were told.
@Suite struct ClaimNumberTests {
    @Test func `an access code has 16 letters`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let code = try await ana.company.claimCode(of: ana.id)
            #expect(code.kind == .accessCode)
            #expect(code.text.count == 16 && code.text.allSatisfy { $0.isASCII && $0.isUppercase })
            #expect(code.grouped.split(separator: "-").map(\.count) == [4, 4, 4, 4])
        }
    }

    @Test(arguments: [1, 0])
    func `an access code is good for 90 days`(millisecondsBefore: Int64) async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let code = try await ana.company.claimCode(of: ana.id).text
            house.clock.advance(byMilliseconds: 90 * 86_400_000 - millisecondsBefore)
            let page = try await ana.enter(code, in: ana.browser)
            #expect(page.status == (millisecondsBefore > 0 ? 200 : 422))
        }
    }

    @Test func `a recovery code has 10 characters`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            let browser = ana.browser
            _ = try await ana.begin(in: browser)
            let code = try #require(try await ana.choosePassword(in: browser).recoveryCode)
            #expect(code.split(separator: " ").map(\.count) == [5, 5])
            #expect(code.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == " ") })
        }
    }

    @Test func `one access code at a time: a new one ends the old one`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byAccessCode(try await house.organization())
            let first = try await ana.company.claimCode(of: ana.id)
            let second = try await house.makeAccessCode(for: ana.id, in: ana.company.record)
            #expect(first != second)
            #expect(try await ana.company.claimCode(of: ana.id) == second)
            #expect(try await ana.enter(first.text, in: ana.browser).status == 422)
            #expect(try await ana.enter(second.text, in: ana.browser).heading == "Choose your username")
        }
    }

    @Test func `a mobile number never changes, and others are free`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            let mobile: JSONValue = ["value": "+12015550124", "type": "mobile"]
            let change = try await ana.company.patch(
                ana.id, ["op": "replace", "value": ["userName": "+12015550124", "phoneNumbers": [mobile]]])
            #expect(change.status == 400 && change.json?["scimType"] == "mutability")
            let addition = try await ana.company.patch(
                ana.id, ["op": "add", "path": "phoneNumbers", "value": [["value": "+12015550125", "type": "home"]]])
            #expect(addition.status == 200)
            #expect(try await house.client.send("GET", ana.link).status == 200, "and its link is as good as before")
        }
    }

    @Test func `5 claim messages a day and number`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            for _ in 1...7 {
                try await deliver(house)
                try await ana.company.take(.remind, with: ana.id)
            }
            try await deliver(house)
            #expect(try await ana.company.told(ana.id).count == 5, "the invitation and four reminders")
            house.clock.advance(bySeconds: 86_400)
            #expect(try await house.inviting.remindDue() == 1, "what was too much comes the next day")
            #expect(try await ana.company.told(ana.id).count == 6)
        }
    }

    @Test func `a reminder too many takes no message away`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byPhone(try await house.organization())
            for _ in 1...7 { try await ana.company.take(.remind, with: ana.id) }
            let told = try await ana.company.told(ana.id)
            #expect(told.map(\.kind) == [.reminder] && told[0].message.state == .waiting)
            #expect(try await house.client.send("GET", ana.link).status == 200)
        }
    }

    @Test func `reminders after 3 days and after 5`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            let link = try await ana.link
            let day: Int64 = 86_400
            for (seconds, count) in [(3 * day - 1, 0), (1, 1), (2 * day - 1, 0), (1, 1), (20 * day, 0)] {
                try await deliver(house)
                house.clock.advance(bySeconds: seconds)
                #expect(try await house.inviting.remindDue() == count)
                guard count > 0 else { continue }
                #expect(try await ana.company.told(ana.id).first?.kind == .reminder)
                #expect(try await ana.link == link, "the same link leaves once more")
            }
            #expect(try await ana.company.told(ana.id).count == 3)
        }
    }

    @Test func `people whose language is not known are written to in their organization's`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            try await company.set(.language, to: "sv")
            let ana = try await Claimant.byEmail(company)
            #expect(try await company.told(ana.id).map(\.message.entry.language) == ["sv"])
        }
    }

    @Test func `who has claimed is not reminded`() async throws {
        try await TestHouse.run { house in
            let ana = try await Claimant.byEmail(try await house.organization())
            _ = try await ana.claim()
            house.clock.advance(bySeconds: 10 * 86_400)
            #expect(try await house.inviting.remindDue() == 0)
        }
    }

    /// A provider takes all that waits.
    private func deliver(_ house: TestHouse) async throws {
        let now = house.clock.now
        try await house.faults.write { records in
            let due = try records.claimMessages(
                on: [.email, .sms], until: now.advanced(bySeconds: 60), limit: 100, at: now)
            for message in due {
                try records.settleSent(message.entry.id, in: message.entry.organization, as: nil)
            }
        }
    }
}
