import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// What an organization looks like, and how many people its settings are about.
@Suite struct SettingStoreTests {
    @Test func `a logo takes the place of the one before, of this organization alone`() async throws {
        let house = try await StoreHouse()
        let (other, _) = try await StoreHouse.company("other", in: house.store)
        let id = house.organization.id
        let logos = [[1, 2, 3], [4]].map { Logo($0, at: StoreHouse.start) }
        try await house.store.write { records in for logo in logos { try records.save(logo, of: id) } }
        #expect(try await house.store.logo(of: id) == logos[1])
        #expect(try await house.store.logo(of: other.id) == nil)
        #expect(logos[0].version != logos[1].version)
        let (there, gone) = try await house.store.write { records in
            (try records.deleteLogo(of: id), try records.deleteLogo(of: id))
        }
        #expect(there && !gone)
        #expect(try await house.store.logo(of: id) == nil)
    }

    @Test func `an organization gets another name`() async throws {
        let house = try await StoreHouse()
        let (id, changes) = (house.organization.id, house.store.credentialChanges)
        try await house.store.write { try $0.rename(id, to: "Nordwind AB") }
        #expect(try await house.store.organizations().first { $0.id == id }?.name == "Nordwind AB")
        #expect(house.store.credentialChanges != changes)
    }

    @Test func `people are counted by kind and by how far they are`() async throws {
        let house = try await StoreHouse()
        let id = house.organization.id
        for (index, name) in ["ann@x.example", "bob@x.example", "cy@x.example"].enumerated() {
            let account = try await house.insert(try house.entry(name)).account
            try await house.store.write { [house] records in
                var changed = try #require(try records.account(account.id, in: id)?.0)
                let before = changed
                if index > 0 { _ = changed.take(.invite, at: StoreHouse.start) }
                if index > 1 { _ = changed.take(.claim, at: StoreHouse.start) }
                _ = try records.update(
                    AccountEntry(changed, schemas: house.schemas),
                    replacing: AccountEntry(before, schemas: house.schemas))
            }
        }
        _ = try await house.insert(try house.entry("worker-1"))
        func count(_ kinds: [Kind], _ stage: SettingReach.Stage, limit: Int = 9) async throws -> Int {
            try await house.store.count(.people(kinds, stage), limit: limit, in: id)
        }
        #expect(try await count([.email], .all) == 3)
        #expect(try await count([.email], .unclaimed) == 2)
        #expect(try await count([.email], .waiting) == 1)
        #expect(try await count([.email], .claimed) == 1)
        #expect(try await count(Kind.allCases, .all) == 4)
        #expect(try await count(Kind.allCases, .all, limit: 2) == 2)
        #expect(try await house.store.count(.signedOn, limit: 9, in: id) == 0)
        let inTransaction = try await house.store.write { try $0.count(.people([.emailless], .all), limit: 9, in: id) }
        #expect(inTransaction == 1)
    }

    @Test func `people whom several settings are about are counted once`() async throws {
        let house = try await StoreHouse()
        let keyring = try #require(Keyring(master: Array(0..<32)))
        func steps(_ settings: [Setting]) async throws -> [String] {
            try await ExplainingDriver.steps(of: house.store) { store in
                let administration = Administration(store: store, keyring: keyring, environment: house.environment)
                let reaches = try await administration.reaches(of: settings, by: .operator(of: house.organization))
                #expect(Set(reaches.keys) == Set(settings))
            }
        }
        let once = try await steps([.terms])
        #expect(!once.isEmpty)
        #expect(try await steps([.terms, .profileDetails, .landingURL, .passwordLength]) == once)
    }
}

extension PlanTests {
    private static var circles: [SettingReach.Circle] { Setting.allCases.compactMap { $0.circle } }

    @Test(arguments: circles)
    func `how many people a setting is about is counted on an index alone`(circle: SettingReach.Circle) async throws {
        let house = try await Self.crowd.value
        let plan = try await house.store.plan(of: circle, in: house.organization.id)
        guard !TestDatabase.isPostgres else {
            #expect(!plan.contains { $0.contains("Seq Scan on account") }, "\(plan)")
            return
        }
        #expect(plan.allSatisfy { !$0.contains("SCAN account") && !$0.contains("SCAN sign_on_pin") }, "\(plan)")
        let counting = plan.filter { $0.contains("SEARCH account") }
        #expect(
            counting.allSatisfy {
                $0.contains("USING COVERING INDEX account_") && $0.contains("(organization_id=? AND kind=?")
            }, "\(plan)"
        )
    }
}
