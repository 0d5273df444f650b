import Accounts
import SCIM
import Store
import Testing

/// Every promise of `FirstAccessStore`.
@Suite struct FirstAccessStoreTests {
    private let now = StoreHouse.start

    /// Puts groups with these names into the house, and says how they are joined.
    private func groups(_ ways: KeyValuePairs<String, Joining?>, in house: StoreHouse) async throws -> [Group.ID] {
        var ids: [Group.ID] = []
        for (name, way) in ways {
            let entry = try house.group(name)
            try await house.store.write { [house] (records) throws in
                try records.insert(entry)
                #expect(try records.setJoining(way, of: entry.group.id, in: house.organization.id))
            }
            ids.append(entry.group.id)
        }
        return ids
    }

    @Test func `the newest terms count, and an acceptance is of one version`() async throws {
        let house = try await StoreHouse()
        let (id, now) = (house.organization.id, now)
        let account = try await house.insert(try house.entry("ada@x.example")).account.id
        let versions = (1...2).map { Terms(version: $0, text: "No \($0)", created: now) }
        try await house.store.write { records in
            #expect(try records.newestTerms(in: id) == nil)
            for terms in versions { try records.insert(terms, in: id) }
            for _ in 1...2 { try records.accept(1, by: account, in: id, at: now) }
            #expect(try records.hasAccepted(1, account, in: id))
            #expect(try !records.hasAccepted(2, account, in: id))
        }
        #expect(try await house.store.newestTerms(in: id) == versions[1])
        #expect(try await house.store.terms(in: id) == versions.reversed())
    }

    @Test func `a picture takes the place of the one before, and goes with its account`() async throws {
        let house = try await StoreHouse()
        let (id, now) = (house.organization.id, now)
        let account = try await house.insert(try house.entry("ada@x.example")).account.id
        let pictures = [[0, 1, 255], [7]].map { ProfilePicture($0, at: now) }
        try await house.store.write { records in
            try records.insert(Terms(version: 1, text: "Be kind.", created: now), in: id)
            try records.accept(1, by: account, in: id, at: now)
            for picture in pictures { try records.save(picture, of: account, in: id) }
        }
        #expect(try await house.store.picture(of: account, in: id) == pictures[1])
        try await house.store.write { try $0.delete(account, in: id, at: now) }
        #expect(try await house.store.picture(of: account, in: id) == nil)
        let isKept = try await house.store.write { try $0.hasAccepted(1, account, in: id) }
        #expect(!isKept)
    }

    @Test func `nothing of another organization is there, on any verb`() async throws {
        let house = try await StoreHouse()
        let (other, _) = try await StoreHouse.company("other", in: house.store)
        let (id, now) = (house.organization.id, now)
        let account = try await house.insert(try house.entry("ada@x.example")).account.id
        let group = try await groups(["Chess": .open], in: house)[0]
        try await house.store.write { records in
            try records.insert(Terms(version: 1, text: "Be kind.", created: now), in: id)
            try records.accept(1, by: account, in: id, at: now)
            try records.save(ProfilePicture([1], at: now), of: account, in: id)
            #expect(try records.newestTerms(in: other.id) == nil)
            #expect(try !records.hasAccepted(1, account, in: other.id))
            #expect(try !records.deletePicture(of: account, in: other.id))
            #expect(try records.groups(called: group.text, in: other.id).isEmpty)
            #expect(try !records.isJoinable(group, in: other.id))
            #expect(try !records.setJoining(nil, of: group, in: other.id))
            #expect(try records.countGroups(joined: .open, in: other.id) == 0)
        }
        #expect(try await house.store.terms(in: other.id).isEmpty)
        #expect(try await house.store.newestTerms(in: other.id) == nil)
        #expect(try await house.store.picture(of: account, in: other.id) == nil)
        #expect(try await house.store.groups(joined: .open, beginning: "", limit: 9, in: other.id).isEmpty)
        #expect(try await house.store.joinable([group], in: other.id).isEmpty)
        #expect(try await house.store.joinable([group], in: id).map(\.name) == ["Chess"])
    }

    @Test func `groups are found by how their names begin, in whatever case, and only as they are joined`() async throws
    {
        let house = try await StoreHouse()
        let id = house.organization.id
        let ids = try await groups(
            ["Chess": .open, "CHEERS": .open, "Choir": .open, "Cheese": .offered, "Chefs": nil], in: house)
        let found = try await house.store.groups(joined: .open, beginning: "che", limit: 9, in: id)
        #expect(found.map(\.name) == ["CHEERS", "Chess"])
        #expect(try await house.store.groups(joined: .open, beginning: "c", limit: 2, in: id).count == 2)
        #expect(try await house.store.groups(joined: .open, beginning: "%", limit: 9, in: id).isEmpty)
        #expect(try await house.store.groups(joined: .offered, beginning: "", limit: 9, in: id).map(\.id) == [ids[3]])
        #expect(try await house.store.joinable(ids, in: id).map(\.name) == ["CHEERS", "Cheese", "Chess", "Choir"])
    }

    @Test(arguments: [true, false])
    func `S24 a group whose members administer is never joinable, however it came to it`(isWritable: Bool) async throws
    {
        let house = try await StoreHouse()
        let id = house.organization.id
        let ids = try await groups(["Boss": .offered, "Inner": .open, "Later": nil], in: house)
        try await house.store.write { (records) throws in
            let inner = MemberReference(id: ids[1].text, kind: .group)
            #expect(try records.add([inner], to: ids[0], in: id) == 1)
            #expect(try records.isJoinable(ids[1], in: id))
            #expect(try records.setAdministration(true, isWritable: isWritable, group: "Boss", in: id) == 1)
            #expect(try !records.isJoinable(ids[0], in: id))
            #expect(try !records.isJoinable(ids[1], in: id))
            for group in ids[...1] { #expect(try !records.setJoining(.open, of: group, in: id)) }
            #expect(try records.setJoining(nil, of: ids[1], in: id))
        }
        #expect(try await house.store.groups(joined: .open, beginning: "", limit: 9, in: id).isEmpty)
        try await house.store.write { (records) throws in
            #expect(try records.setAdministration(false, isWritable: false, group: "Boss", in: id) == 1)
            #expect(try !records.isJoinable(ids[0], in: id), "whoever made it one closed it")
        }
    }
}
