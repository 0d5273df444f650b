import Accounts
import SCIM
import TestSupport
import Testing

/// What was accepted once stays changeable: switches and rules are asked about new names only.
@Suite struct KeptNamesTests {
    private static let address: JSONValue = "ada@x.example"
    private static let number: JSONValue = ["value": "+447700900123", "type": "mobile"]

    /// An account made with the switch `user-name-is-a-name` in one position, and the company with it in the other.
    private func account(
        _ profile: JSONObject, madeWith value: String, thenBy other: String
    ) throws -> (Account, Company) {
        (try Company([.userNameIsAName: value]).account(profile), try Company([.userNameIsAName: other]))
    }

    @Test func `an account reached at its userName can be deactivated once userName is only a name`() throws {
        let (made, company) = try account(["userName": Self.address], madeWith: "off", thenBy: "on")
        var account = made
        let before = account.identification
        let profile: JSONObject = ["userName": Self.address, "active": false]
        #expect(try company.change(&account, to: profile) == .changed([.endAccess]))
        #expect(account.identification == before && !account.isActive)
    }

    @Test func `it can gain a number and an externalId, too, and is reached as before`() throws {
        let (made, company) = try account(["userName": Self.address], madeWith: "off", thenBy: "on")
        var account = made
        let before = account.identification
        let profile: JSONObject = ["userName": Self.address, "externalId": "7", "phoneNumbers": [Self.number]]
        #expect(try company.change(&account, to: profile) == .changed([]))
        #expect(account.identification == before)
    }

    @Test(
        arguments: [
            ["userName": address, "title": "Driver"],
            ["userName": address, "externalId": "7"],
            ["userName": address, "phoneNumbers": [["value": "+447700900123", "type": "work"]]],
        ] as [JSONObject])
    func `a name that looks like an address stays a name to integrations that take it for one`(
        profile: JSONObject
    ) throws {
        let (made, company) = try account(["userName": Self.address], madeWith: "on", thenBy: "off")
        var account = made
        #expect(try company.change(&account, to: profile) == .changed([]))
        #expect(account.kind == .emailless && account.identification.signInName == nil)
    }

    @Test func `a phone account stays one beside a name that looks like an address`() throws {
        let before: JSONObject = ["userName": Self.address, "phoneNumbers": [Self.number]]
        let (made, company) = try account(before, madeWith: "on", thenBy: "off")
        var account = made
        let further: JSONObject = [
            "userName": Self.address, "phoneNumbers": [["value": "+447700900456"], Self.number],
        ]
        #expect(try company.change(&account, to: further) == .changed([]))
        #expect(account.kind == .phone)
    }

    @Test func `a new name is what the switch says now`() throws {
        let (made, company) = try account(["userName": Self.address], madeWith: "on", thenBy: "off")
        var account = made
        _ = try company.change(&account, to: ["userName": "ida@x.example"])
        #expect(account.kind == .email && account.identification.signInName?.key == "ida@x.example")
    }

    // MARK: Names stored under older rules

    /// An account that no rule of today would let in, as a store gives it back.
    private func stored(_ profile: JSONObject, _ company: Company) -> Account {
        let now = company.clock.now
        return Account(
            id: Account.ID(company.environment), organization: company.organization.id,
            integration: company.integration.id, identification: .init(kind: .emailless, signInName: nil),
            profile: profile, lifecycle: Lifecycle(), created: now, lastModified: now,
            version: Version(1))
    }

    private static let schemas: JSONValue = ["urn:ietf:params:scim:schemas:core:2.0:User"]
    private static let long = String(repeating: "x", count: Limits.nameBytes + 1)

    private static let old: [JSONObject] = [
        ["schemas": schemas, "userName": " a\u{200B}da ", "active": true],
        ["schemas": schemas, "userName": "ada", "externalId": .string(long), "active": true],
        ["schemas": schemas, "userName": "ada", "externalId": "ada@x.example", "active": true],
        [
            "schemas": schemas, "userName": "ada", "active": true,
            "emails": [["value": "no\u{200B}body", "type": "work"]],
        ],
        [
            "schemas": schemas, "userName": "ada", "active": true,
            "phoneNumbers": [["value": .string(long), "type": "work"]],
        ],
    ]

    @Test(arguments: old)
    func `an account with names that are refused today can be deactivated`(profile: JSONObject) throws {
        let company = try Company()
        var account = stored(profile, company)
        var after = profile
        after["active"] = false
        #expect(try company.change(&account, to: after) == .changed([.endAccess]))
    }

    @Test func `beside an old name a new one is held to the rules of today`() async throws {
        let company = try Company()
        let old: JSONValue = ["value": .string(Self.long), "type": "work"]
        let before: JSONObject = ["schemas": Self.schemas, "userName": "ada", "phoneNumbers": [old]]
        var account = stored(before, company)
        let good: JSONObject = ["userName": "ada", "phoneNumbers": [old, ["value": "+44 1"]]]
        #expect(try company.change(&account, to: good) == .changed([]))
        let bad: JSONObject = ["userName": "ada", "phoneNumbers": [old, ["value": .string(Self.long + "x")]]]
        let error = try await scimRefusal { try company.change(&account, to: bad) }
        #expect(error.detail.contains("phoneNumbers[1].value is longer"))
    }
}
