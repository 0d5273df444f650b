import Accounts
import SCIM
import TestSupport
import Testing

/// What the provisioning log says, to people who have never read a standard.
@Suite struct EntrySentenceTests {
    private func entry(
        _ action: ProvisioningAction,
        of type: SchemaSet? = nil,
        status: Int = 200,
        error: SCIMError? = nil,
        _ note: (inout ProvisioningEvent.Facts) -> Void = { _ in }
    ) throws -> ProvisioningEntry {
        var facts = ProvisioningEvent.Facts()
        note(&facts)
        return ProvisioningEntry(
            ProvisioningEvent(
                time: Instant(milliseconds: 0), requestID: "r", credential: try .of("Okta"), action: action,
                schemas: try type ?? .users(), status: error?.status ?? status, error: error, facts: facts,
                milliseconds: 1))
    }

    private func change(
        _ before: JSONObject?,
        _ after: JSONObject?,
        _ members: MemberMovement = MemberMovement()
    ) throws -> ResourceChange {
        ResourceChange(
            of: try #require(Account.ID("01a1fc55-06e9-7e55-ba6d-bfe1f5d9a93b")), from: before, to: after,
            members: members)
    }

    private let ada: JSONObject = ["userName": "ada@example.com", "title": "Engineer", "active": true]

    @Test func `a person is added, changed, let out, let in, and removed`() throws {
        let made = try change(nil, ada)
        #expect(try entry(.create) { $0.change = made }.description == "Okta added ada@example.com.")
        let promoted = try change(ada, ["userName": "ada@example.com", "title": "Lead", "active": true])
        #expect(try entry(.patch) { $0.change = promoted }.description == "Okta changed title of ada@example.com.")
        let out = try change(ada, ["userName": "ada@example.com", "title": "Engineer", "active": false])
        #expect(try entry(.replace) { $0.change = out }.description == "Okta deactivated ada@example.com.")
        let back = try change(out.after, ada)
        #expect(try entry(.create) { $0.change = back }.description == "Okta let ada@example.com in again.")
        #expect(try entry(.create) { $0.change = back }.action == .replace)
        let gone = try change(ada, nil)
        #expect(try entry(.delete) { $0.change = gone }.description == "Okta removed ada@example.com.")
        #expect(try entry(.delete) { $0.change = gone }.changes.isEmpty, "whoever is removed leaves no values behind")
        let same = try change(ada, ada)
        #expect(
            try entry(.patch) { $0.change = same }.description
                == "Okta changed nothing about ada@example.com: it was so already.")
    }

    @Test func `many changes are counted, and an attribute is named once`() throws {
        let urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
        let more: JSONObject = [
            "userName": "ada m", "name": ["givenName": "A", "familyName": "M"], "title": "Lead",
            "emails": [["type": "work", "value": "a"]], "locale": "de", urn: ["department": "Rail"],
        ]
        let all = try change(["userName": "ada m"], more)
        #expect(
            try entry(.patch) { $0.change = all }.description
                == "Okta changed name, title, emails and 2 more of \"ada m\".")
        let one = try change(["userName": "ada m"], ["userName": "ada m", urn: ["department": "Rail"]])
        let changed = try entry(.patch) { $0.change = one }
        #expect(changed.description == "Okta changed department of \"ada m\".")
        #expect(changed.changes.map(\.shortPath) == ["department"])
    }

    @Test func `members are counted`() throws {
        let groups = try SchemaSet.groups()
        let drivers: JSONObject = ["displayName": "Drivers"]
        var moved = MemberMovement.removed(1)
        moved += .added(3, named: ["a", "b", "c"])
        let change = try change(drivers, ["displayName": "Drivers", "externalId": "7"], moved)
        #expect(
            try entry(.patch, of: groups) { $0.change = change }.description
                == "Okta put 3 members into the group \"Drivers\", took 1 member out of the group \"Drivers\" and "
                + "changed externalId of the group \"Drivers\".")
    }

    @Test func `who only asks is told of, too`() throws {
        #expect(try entry(.discover).description == "Okta asked what this server can do.")
        let found = try entry(.list) { ($0.filter, $0.found) = ("userName eq \"ada\"", 0) }
        #expect(found.description == "Okta looked for people with userName eq \"ada\" and found none.")
        #expect(try entry(.search, of: .groups()) { $0.found = 2 }.description == "Okta looked for groups and found 2.")
        let read = try entry(.read) { $0.document = #"{"userName":"ada@example.com"}"# }
        #expect(read.description == "Okta read ada@example.com.")
        #expect(try entry(.bulk) { $0.operations = 12 }.description == "Okta sent 12 operations at once.")
    }

    @Test func `a failure says what was wanted, of whom, and why not`() throws {
        let error = SCIMError.invalidValue("title must be a string, but a number was sent.")
        let refused = try entry(.create, error: error) { $0.sentName = "ada lovelace" }
        #expect(
            refused.description == "Okta could not add \"ada lovelace\": title must be a string, but a number was sent."
        )
        #expect(refused.scimType == "invalidValue" && refused.isFailure && !refused.hasChanges)
        #expect(
            try entry(.delete, of: .groups(), error: error) { $0.id = "7" }.description
                .hasPrefix("Okta could not remove the group 7: "))
        #expect(try entry(.create, error: error).description.hasPrefix("Okta could not add an account: "))
    }

    @Test func `nothing in an entry is long, and no character in it moves a cursor`() throws {
        let long = String(repeating: "x", count: 5000)
        var after: JSONObject = ["userName": .string("\u{1B}[2J\u{202E}" + long)]
        for number in 0..<80 { after.append("x\(number)", .array([.string(long), ["value": .string(long)]])) }
        let made = try change(nil, after)
        let full = try entry(.create) { facts in
            facts.change = made
            facts.warnings = Array(repeating: long, count: 100)
            facts.filter = long
        }
        #expect(full.changes.count == 50 && full.furtherChanges > 0 && full.warnings.count == 8)
        #expect(JSONValue.object(full.json).encoded.count < 60_000)
        #expect(full.name?.hasPrefix("[2Jx") == true && full.name?.hasSuffix("x…") == true)
    }
}

extension Credential {
    /// Of an integration that nobody has stored.
    static func of(_ name: String, _ settings: Settings = Settings()) throws -> Credential {
        let start = Instant(milliseconds: 0)
        return Credential(
            token: Token(
                id: Token.ID(1), scopes: Token.Scope.provisioning, created: start, expires: start, lastUsed: nil),
            organization: Organization(id: Organization.ID(1), slug: "acme", name: "Acme", settings: settings),
            integration: Integration(id: Integration.ID(1), name: name))
    }
}
