import Accounts
import SCIM
import TestSupport
import Testing

/// What a provisioning client's writes do, in a real store.
@Suite struct DirectoryTests {
    private static let authMethod = "urn:ietf:params:scim:schemas:extension:facebook:authmethod:2.0:User"
    private static let frontline = "urn:ietf:params:scim:schemas:extension:facebook:frontline:2.0:User"
    private static let status = "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User"

    private func document(_ record: AccountRecord) throws -> JSONValue {
        try JSONValue(decoding: Array(record.document.utf8))
    }

    @Test func `PUT keeps what the server owns, and nothing else`() async throws {
        let house = try await TestHouse.shared
        let caller = try await house.organization().caller()
        let made = try await house.directory.create(
            JSONObject([
                .init("userName", "ada"), .init("active", false), .init("nickName", "A"),
                .init("password", "s3cret-s3cret"),
                .init(Self.authMethod, ["authMethod": "sso"]),
                .init(Self.frontline, ["is_frontline": true, "has_access": false]),
            ]), by: caller)
        let before = try document(made.record)
        let put = try await house.directory.replace(
            made.record.id.text, with: ["userName": "ada", "title": "T"], if: nil, by: caller)
        let after = try document(put.record)
        for kept in ["id", "active", Self.authMethod, Self.frontline, Self.status] {
            #expect(before[kept] != nil && after[kept] == before[kept], "\(kept)")
        }
        #expect(after["nickName"] == nil && after["password"] == nil && after["title"] == "T")
        #expect(put.record.created == made.record.created && put.record.version == Version(2))
    }

    @Test func `PUT keeps an extension of the server attribute by attribute`() async throws {
        let house = try await TestHouse.shared
        let caller = try await house.organization().caller()
        let made = try await house.directory.create(
            JSONObject([.init("userName", "ada"), .init(Self.frontline, ["is_frontline": true, "has_access": true])]),
            by: caller)
        let put = try await house.directory.replace(
            made.record.id.text,
            with: JSONObject([.init("userName", "ada"), .init(Self.frontline, ["has_access": false])]), if: nil,
            by: caller)
        let frontline = try document(put.record)[Self.frontline]
        #expect(frontline?["is_frontline"] == true && frontline?["has_access"] == false)
    }

    @Test(
        arguments: [
            .null, [], ["has_access": .null], ["HAS_ACCESS": []], ["is_frontline": .null, "has_access": .null], [:],
        ] as [JSONValue])
    func `PUT keeps of an extension of the server what is sent without a value`(sent: JSONValue) async throws {
        let house = try await TestHouse.shared
        let caller = try await house.organization().caller()
        let old: JSONValue = ["is_frontline": true, "has_access": true]
        let made = try await house.directory.create(
            JSONObject([.init("userName", "ada"), .init(Self.frontline, old)]), by: caller)
        let put = try await house.directory.replace(
            made.record.id.text, with: JSONObject([.init("userName", "ada"), .init(Self.frontline, sent)]), if: nil,
            by: caller)
        #expect(try document(put.record)[Self.frontline] == old)
    }

    @Test func `what a client says about invitation and claim is not believed`() async throws {
        let house = try await TestHouse.shared
        let caller = try await house.organization().caller()
        let claim: JSONValue = ["invited": true, "claimed": true, "canDelete": false]
        let body = JSONObject([.init("userName", "ada@x.example"), .init(Self.status, claim)])
        let made = try await house.directory.create(body, by: caller)
        let put = try await house.directory.replace(made.record.id.text, with: body, if: nil, by: caller)
        for record in [made.record, put.record] {
            let status = try document(record)[Self.status]
            #expect(status?["invited"] == false && status?["claimed"] == false && status?["canDelete"] == true)
        }
    }

    @Test func `without a value active is what it was, and true at the beginning`() async throws {
        let house = try await TestHouse.shared
        let caller = try await house.organization().caller()
        let made = try await house.directory.create(["userName": "ada", "active": .null], by: caller)
        #expect(try document(made.record)["active"] == true)
        let id = made.record.id.text
        let off = PatchRequest([PatchOperation(.replace, path: "active", value: false)])
        _ = try await house.directory.patch(id, with: off, if: nil, by: caller)
        let removal = PatchRequest([PatchOperation(.remove, path: "active")])
        let removed = try await house.directory.patch(id, with: removal, if: nil, by: caller)
        #expect(try document(removed.record)["active"] != true, "a removal lets nobody in")
        let put = try await house.directory.replace(
            id, with: ["userName": "ada", "active": .null], if: nil, by: caller)
        #expect(try document(put.record)["active"] == false)
    }

    @Test func `two e-mails of which none stands out make an account without e-mail, by POST and by PUT`() async throws
    {
        let house = try await TestHouse.shared
        let caller = try await house.organization().caller()
        let emails: JSONValue = [["value": "a@x.example"], ["value": "b@x.example"]]
        let made = try await house.directory.create(["userName": "ada", "emails": emails], by: caller)
        #expect(try await kind(of: made.record.id, caller, house) == .emailless)
        let plain = try await house.directory.create(["userName": "ida"], by: caller)
        let body: JSONObject = ["userName": "ida", "emails": emails]
        _ = try await house.directory.replace(plain.record.id.text, with: body, if: nil, by: caller)
        #expect(try await kind(of: plain.record.id, caller, house) == .emailless)
    }

    private func kind(of id: Account.ID, _ caller: Credential, _ house: TestHouse) async throws -> Kind? {
        try await house.accounts.write { try $0.account(id, in: caller.organization.id)?.0.kind }
    }

    @Test func `DELETE is refused once an account was claimed, where the integration is set so`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        try await company.set(.scimDelete, to: "refuse-once-claimed")
        let caller = try await company.caller()
        let rules = try Company()
        let account = rules.claimed(try rules.account(["userName": "ada"]), of: caller)
        try await house.accounts.write { [house] in try $0.insert(AccountEntry(account, schemas: house.schemas)) }
        let error = try await scimRefusal { try await house.directory.remove(account.id.text, if: nil, by: caller) }
        #expect(error.status == 412 && error.detail.contains("set active to false instead"))
        let unclaimed = try await house.directory.create(["userName": "ida"], by: caller)
        try await house.directory.remove(unclaimed.record.id.text, if: nil, by: caller)
        try await company.set(.scimDelete, to: "remove")
        try await house.directory.remove(account.id.text, if: nil, by: try await company.caller())
    }
}
