import Accounts
import SCIM
import TestSupport
import Testing

/// What may change about the way an account is reached, and what such a change ends.
@Suite struct AccountChangeTests {
    enum Outcome: Equatable, Sendable {
        case stays
        /// And with that loses what people got at the old place.
        case becomes(String)
        case refused(SCIMError.ScimType)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let before: JSONObject
        let after: JSONObject
        /// Of an account that was not claimed yet, and of one that was.
        let unclaimed: Outcome
        let claimed: Outcome

        init(
            _ rule: String, _ before: JSONObject, _ after: JSONObject, _ unclaimed: Outcome, claimed: Outcome? = nil
        ) {
            testDescription = rule
            self.before = before
            self.after = after
            self.unclaimed = unclaimed
            self.claimed = claimed ?? unclaimed
        }
    }

    private static let a: JSONValue = ["value": "a@x.example"]
    private static let b: JSONValue = ["value": "b@x.example"]
    private static let c: JSONValue = ["value": "c@x.example"]
    private static let number: JSONValue = ["value": "+447700900123", "type": "mobile"]
    private static let other: JSONValue = ["value": "+447700900456", "type": "mobile"]

    private static let email: [Case] = [
        Case(
            "a changed e-mail moves the sign-in", ["userName": "ada", "emails": [a]],
            ["userName": "ada", "emails": [b]],
            .becomes("b@x.example")),
        Case(
            "another spelling does not", ["userName": "ada", "emails": [a]],
            ["userName": "ada", "emails": [["value": "A@X.example"]]], .stays),
        Case(
            "a userName that is the address moves it", ["userName": "ada@x.example"], ["userName": "ida@x.example"],
            .becomes("ida@x.example")),
        Case(
            "the last e-mail cannot go", ["userName": "ada", "emails": [a]], ["userName": "ada"],
            .refused(.invalidValue)),
        Case(
            "not even for a mobile number", ["userName": "ada", "emails": [a]],
            ["userName": "ada", "phoneNumbers": [number]], .refused(.invalidValue)),
        Case(
            "nor for two of which none stands out", ["userName": "ada", "emails": [a]],
            ["userName": "ada", "emails": [b, c]], .refused(.invalidValue)),
        Case(
            "a second one that leaves none standing out keeps the first", ["userName": "ada", "emails": [a]],
            ["userName": "ada", "emails": [b, a]], .stays),
        Case(
            "the userName takes over from the last e-mail", ["userName": "ada@x.example", "emails": [a]],
            ["userName": "ada@x.example"], .becomes("ada@x.example")),
    ]

    private static let phone: [Case] = [
        Case(
            "the login number cannot change", ["userName": "+447700900123"], ["userName": "+447700900456"],
            .refused(.mutability)),
        Case(
            "nor the mobile number", ["userName": "ada", "phoneNumbers": [number]],
            ["userName": "ada", "phoneNumbers": [other]], .refused(.mutability)),
        Case(
            "nor by way of the userName", ["userName": "ada", "phoneNumbers": [number]],
            ["userName": "+447700900456", "phoneNumbers": [number]], .refused(.mutability)),
        Case(
            "other numbers can, wherever they stand", ["userName": "ada", "phoneNumbers": [number]],
            ["userName": "ada", "phoneNumbers": [other, number]], .stays),
        Case(
            "another spelling is the same number", ["userName": "ada", "phoneNumbers": [number]],
            ["userName": "ada", "phoneNumbers": [["value": "+44 7700 900123", "type": "mobile"]]], .stays),
        Case(
            "a number that is no longer shown is still the login", ["userName": "ada", "phoneNumbers": [number]],
            ["userName": "ada"], .stays),
        Case(
            "an e-mail makes an unclaimed one an e-mail account", ["userName": "+447700900123"],
            ["userName": "+447700900123", "emails": [a]], .becomes("a@x.example"),
            claimed: .stays),
    ]

    private static let emailless: [Case] = [
        Case(
            "an e-mail makes an unclaimed one an e-mail account", ["userName": "ada"],
            ["userName": "ada", "emails": [a]], .becomes("a@x.example"), claimed: .stays),
        Case(
            "a number does not", ["userName": "ada"], ["userName": "ada", "phoneNumbers": [number]], .stays),
        Case("a new name does not", ["userName": "ada"], ["userName": "ida"], .stays),
    ]

    @Test(arguments: email + phone + emailless, [false, true])
    func `the way an account is reached follows the rules`(row: Case, isClaimed: Bool) throws {
        let company = try Company()
        var account = try company.account(row.before)
        if isClaimed { account = company.claimed(account) }
        let before = account
        let outcome: Outcome
        do {
            let change = try company.change(&account, to: row.after)
            let after = account.identification
            outcome = after == before.identification ? .stays : .becomes(after.signInName?.key ?? "")
            var lifecycle = before.lifecycle
            let moved = lifecycle.handle(.readdress, at: company.clock.now) ?? []
            #expect(change == .changed(after == before.identification ? [] : moved))
            if after != before.identification { #expect(after.kind == .email) }
        } catch let error as SCIMError {
            outcome = .refused(try #require(error.scimType))
            #expect(account == before, "a refusal changes nothing")
        }
        #expect(outcome == (isClaimed ? row.claimed : row.unclaimed))
    }

    @Test func `the refusal is true of an e-mail that went and of several that came`() async throws {
        let company = try Company()
        for emails in [[], [Self.b, Self.c]] {
            var account = try company.account(["userName": "ada", "emails": [Self.a]])
            let error = try await scimRefusal {
                try company.change(&account, to: ["userName": "ada", "emails": .array(emails)])
            }
            #expect(error.detail.contains("leave open at which address"))
        }
    }

    @Test func `deactivation ends access, and what is the same is no change`() throws {
        let company = try Company()
        var account = try company.account(["userName": "ada@x.example", "active": true])
        #expect(try company.change(&account, to: ["userName": "ada@x.example", "active": true]) == .unchanged)
        #expect(account.version == Version(1))
        #expect(
            try company.change(&account, to: ["userName": "ada@x.example", "active": false]) == .changed([.endAccess]))
        #expect(try company.change(&account, to: ["userName": "ada@x.example", "active": true]) == .changed([]))
        #expect(account.version == Version(3))
    }

    @Test func `another Unicode form of a text is a change, and is the one that is answered`() throws {
        let company = try Company()
        var account = try company.account(["userName": "ada@x.example", "title": "\u{E9}"])
        #expect(try company.change(&account, to: ["userName": "ada@x.example", "title": "e\u{301}"]) == .changed([]))
        #expect(try #require(account.profile["title"]?.string).utf8.elementsEqual("e\u{301}".utf8))
    }

    @Test func `only of somebody without e-mail the externalId must be no e-mail address`() async throws {
        let company = try Company()
        let profile: JSONObject = ["userName": "ada", "externalId": "4711"]
        let mistaken: JSONObject = ["userName": "ada", "externalId": "ada@x.example"]
        let refused = try await scimRefusal { try company.account(mistaken) }
        #expect(refused.detail.contains("must not be one itself"))
        var emailless = try company.account(profile)
        let changed = try await scimRefusal { try company.change(&emailless, to: mistaken) }
        #expect(changed.detail.contains("must not be one itself"))
        for (name, value) in [("emails", [Self.a]), ("phoneNumbers", [Self.number])] as [(String, [JSONValue])] {
            var reachable = mistaken
            reachable[name] = .array(value)
            var account = try company.account(reachable)
            reachable["title"] = "T"
            #expect(try company.change(&account, to: reachable) == .changed([]))
        }
        var phone = try company.account(["userName": "ada", "phoneNumbers": [Self.number]])
        #expect(try company.change(&phone, to: mistaken) == .changed([]), "its number is still the login")
        var email = try company.account(["userName": "ada", "emails": [Self.a], "externalId": "ada@x.example"])
        let further: JSONObject = ["userName": "ada", "emails": [Self.b, Self.a], "externalId": "ada@x.example"]
        #expect(try company.change(&email, to: further) == .changed([]))
    }

    @Test func `every change is later than the one before, even when the clock stands still`() throws {
        let company = try Company()
        var account = try company.account(["userName": "ada@x.example"])
        let first = account.lastModified
        _ = try company.change(&account, to: ["userName": "ada@x.example", "title": "a"])
        let second = account.lastModified
        _ = try company.change(&account, to: ["userName": "ada@x.example", "title": "b"])
        #expect(first < second && second < account.lastModified)
        #expect(account.created == first)
    }
}
