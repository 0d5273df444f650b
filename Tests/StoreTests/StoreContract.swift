import Accounts
import SCIM
import Secrets
import Store
import Testing

/// Every promise of `AccountStore`.
@Suite struct StoreContract {
    @Test func `what was inserted is read back, byte for byte`() async throws {
        let house = try await StoreHouse()
        let entry = try await house.insert(try house.entry("ada@x.example", externalID: "é\u{1F600}\\\""))
        let record = try #require(try await house.store.record(entry.account.id, in: house.organization.id))
        #expect(record == AccountRecord(entry))
        let (account, _) = try #require(
            try await house.store.write { try $0.account(entry.account.id, in: entry.account.organization) })
        #expect(account == entry.account)
    }

    @Test func `an account of another organization is not there, on any verb`() async throws {
        let house = try await StoreHouse()
        let (other, _) = try await StoreHouse.company("other", in: house.store)
        let entry = try await house.insert(try house.entry("ada@x.example"))
        let id = entry.account.id
        #expect(try await house.store.record(id, in: other.id) == nil)
        let query = try house.query("userName pr or not (userName pr)")
        #expect(try await house.store.page(query, in: other.id).total == 0)
        let isFound = try await house.store.write { records in
            try records.delete(id, in: other.id, at: StoreHouse.start)
            return try records.account(id, in: other.id) != nil
        }
        #expect(!isFound)
        #expect(try await house.store.record(id, in: house.organization.id) != nil)
    }

    @Test(arguments: [
        ("bob", "BOB", StoreError.TakenValue.userName),
        ("bob", "\u{FF22}\u{FF4F}\u{FF42}", .userName),
        ("\u{C9}cole", "e\u{301}COLE", .userName),
        ("straße", "STRASSE", .userName),
    ])
    func `a userName is taken whatever its spelling`(
        first: String, second: String, taken: StoreError.TakenValue
    ) async throws {
        let house = try await StoreHouse()
        try await house.insert(try house.entry(first))
        await #expect(throws: StoreError.taken(taken)) { try await house.insert(try house.entry(second)) }
    }

    @Test func `a sign-in name is taken even under another userName`() async throws {
        let house = try await StoreHouse()
        let first: JSONObject = ["userName": "a", "emails": [["value": "Ada@X.example"]]]
        let second: JSONObject = ["userName": "b", "emails": [["value": "ada@x.example"]]]
        try await house.insert(try house.entry(first))
        await #expect(throws: StoreError.taken(.signInName)) { try await house.insert(try house.entry(second)) }
    }

    @Test func `SCIM-013 externalId is a name in the namespace of one integration`() async throws {
        let house = try await StoreHouse()
        let second = try await house.store.write { [house] in
            try $0.insertIntegration(named: "entra", in: house.organization.id, at: StoreHouse.start)
        }
        func profile(_ name: String) -> JSONObject {
            ["userName": .string("\(name)@x.example"), "externalId": "42"]
        }
        try await house.insert(try house.entry(profile("a")))
        try await house.insert(try house.entry(profile("b"), by: second))
        await #expect(throws: StoreError.taken(.externalID)) { try await house.insert(try house.entry(profile("c"))) }
    }

    @Test func `an employee ID of someone without e-mail is unique in the organization`() async throws {
        let house = try await StoreHouse()
        let second = try await house.store.write { [house] in
            try $0.insertIntegration(named: "entra", in: house.organization.id, at: StoreHouse.start)
        }
        let one: JSONObject = ["userName": "a", "externalId": "42"]
        let two: JSONObject = ["userName": "b", "externalId": "42"]
        try await house.insert(try house.entry(one))
        await #expect(throws: StoreError.taken(.externalID)) {
            try await house.insert(try house.entry(two, by: second))
        }
    }

    @Test func `two organizations may use the same names`() async throws {
        let house = try await StoreHouse()
        let (other, integration) = try await StoreHouse.company("other", in: house.store)
        let profile: JSONObject = ["userName": "ada@x.example", "externalId": "1"]
        try await house.insert(try house.entry(profile))
        try await house.insert(try house.entry(profile, in: other, by: integration))
    }

    @Test func `an update of a version that is gone changes nothing`() async throws {
        let house = try await StoreHouse()
        let old = try await house.insert(try house.entry("ada@x.example"))
        let change = PatchRequest([PatchOperation(.replace, path: "nickName", value: "A")])
        var account = old.account
        _ = try account.accept(
            house.schemas.patch(account.profile, with: change), by: house.integration, at: StoreHouse.start)
        let new = AccountEntry(account, schemas: house.schemas)
        #expect(try await house.store.write { try $0.update(new, replacing: old) })
        #expect(try await !house.store.write { try $0.update(new, replacing: old) })
        #expect(try await house.store.record(account.id, in: house.organization.id)?.version == Version(2))
    }

    @Test func `an externalId in its other Unicode form is found as it was sent last`() async throws {
        let house = try await StoreHouse()
        let old = try await house.insert(try house.entry("ada@x.example", externalID: "\u{E9}"))
        let change = PatchRequest([PatchOperation(.replace, path: "externalId", value: "e\u{301}")])
        var account = old.account
        _ = try account.accept(
            house.schemas.patch(account.profile, with: change), by: house.integration, at: StoreHouse.start)
        let new = AccountEntry(account, schemas: house.schemas)
        #expect(try await house.store.write { try $0.update(new, replacing: old) })
        #expect(try await house.ids("externalId eq \"e\u{301}\"") == [account.id])
        #expect(try await house.ids("externalId eq \"\u{E9}\"") == [])
    }

    @Test func `a deleted account is gone from every index and its names are free`() async throws {
        let house = try await StoreHouse()
        let profile: JSONObject = [
            "userName": "ada", "externalId": "1", "emails": [["value": "ada@x.example", "type": "work"]],
        ]
        let entry = try await house.insert(try house.entry(profile))
        try await house.store.write {
            try $0.delete(entry.account.id, in: entry.account.organization, at: StoreHouse.start)
        }
        #expect(try await house.ids() == [])
        #expect(try await house.ids("emails eq \"ada@x.example\"") == [])
        try await house.insert(try house.entry(profile))
    }

    @Test func `a use of a limit is counted by organization and day`() async throws {
        let house = try await StoreHouse()
        let (other, _) = try await StoreHouse.company("other", in: house.store)
        let counts = try await house.store.write { [house] records in
            let limit = Setting.newPhoneAccountsPerDay
            return [
                try records.countUse(of: limit, on: 1, in: house.organization.id),
                try records.countUse(of: limit, on: 1, in: house.organization.id),
                try records.countUse(of: limit, on: 2, in: house.organization.id),
                try records.countUse(of: limit, on: 1, in: other.id),
            ]
        }
        #expect(counts == [1, 2, 1, 1])
        let days: [(Int64, Int)] = [(0, 0), (1, 2), (2, 1)]
        for (day, used) in days {
            let uses = try await house.store.uses(of: .newPhoneAccountsPerDay, on: day, in: house.organization.id)
            #expect(uses == used)
        }
    }

    @Test func `a token is found by its digest until it is revoked`() async throws {
        let house = try await StoreHouse()
        let keyring = try #require(Keyring(master: [UInt8](repeating: 7, count: 32)))
        let digest = TokenSecret(house.environment).digest(keyring)
        let token = try await house.store.write { [house] in
            try $0.insertToken(
                digest, [.readUsers], created: StoreHouse.start, expires: StoreHouse.start.advanced(bySeconds: 60),
                of: house.integration.id, in: house.organization.id)
        }
        let found = try #require(try await house.store.credential(digest))
        #expect(found == Credential(token: token, organization: house.organization, integration: house.integration))
        #expect(try await house.store.write { try $0.revokeToken(token.id, in: house.organization.id) })
        #expect(try await house.store.credential(digest) == nil)
    }
}
