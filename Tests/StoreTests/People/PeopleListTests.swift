import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// The list of people: who is in it, in which order, and by which words somebody is found.
@Suite struct PeopleListTests {
    @Test func `every filter and every pair of filters finds whom it means, each person once and in order`()
        async throws
    {
        let crowd = try await PeopleCrowd(400)
        for filter in crowd.filters {
            let found = try await crowd.all(PeopleQuery(filter: filter))
            #expect(found.count == Set(found.map(\.id)).count, "\(filter)")
            #expect(Set(found.map(\.id)) == crowd.matching(filter), "\(filter)")
            #expect(
                found.map(\.position.key)
                    == found.map(\.position.key).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            let count = try await crowd.house.store.countPeople(
                PeopleQuery(filter: filter), upTo: 1000, in: crowd.house.organization.id)
            #expect(count == found.count, "\(filter)")
        }
    }

    @Test(arguments: [
        ("ana diaz", 1), ("DIAZ An", 1), ("jose", 1), ("José", 1), ("angstrom", 1), ("brien", 1), ("O'Brien", 1),
        ("o’b", 1), ("lena", 1), ("la cruz", 1), ("person3", 0), ("+44 7700 9", 1), ("07700 900002", 1),
        ("447700900002", 1), ("p2", 1), ("nobody", 0), ("ana nobody", 0), ("@", 2), ("", 2),
    ])
    func `somebody is found by the beginnings of words`(typed: String, outcome: Int) async throws {
        let crowd = try await PeopleCrowd(120)
        let found = try await crowd.all(PeopleQuery(search: SearchText(typed)))
        #expect(found.count == Set(found.map(\.id)).count)
        switch outcome {
        // Person 3 has neither address nor number, so person30 and its like alone would match.
        case 0 where typed == "person3": #expect(found.allSatisfy { $0.signInName?.hasPrefix("person3") == true })
        case 0: #expect(found.isEmpty)
        case 1: #expect(!found.isEmpty && found.count < 120, "\(found.count)")
        default: #expect(found.count == 120)
        }
    }

    @Test(arguments: ["", "an"])
    func `pages lead back the way they came`(typed: String) async throws {
        let crowd = try await PeopleCrowd(230)
        let people = crowd.people
        var query = PeopleQuery(search: SearchText(typed))
        var pages: [PeoplePage] = []
        while true {
            let page = try #require(try await people.page(query, in: crowd.house.organization))
            pages.append(page)
            guard let next = page.next else { break }
            query.place = .behind(next)
        }
        #expect(pages.count > 2)
        #expect(pages.first?.previous == nil)
        for index in pages.indices.dropFirst().reversed() {
            query.place = .before(try #require(pages[index].previous))
            let back = try #require(try await people.page(query, in: crowd.house.organization))
            #expect(back.people == pages[index - 1].people)
            #expect(back.next != nil)
        }
    }

    @Test func `another organization sees none of them`() async throws {
        let crowd = try await PeopleCrowd(20)
        let (other, _) = try await StoreHouse.company("other", in: crowd.house.store)
        for search in ["", "ana"] {
            let found = try await crowd.house.store.people(
                PeopleQuery(search: SearchText(search)), limit: 50, in: other.id)
            #expect(found.isEmpty)
        }
    }

    @Test func `a new name is found at once, and the old one no more`() async throws {
        let house = try await StoreHouse()
        let entry = try await house.insert(
            house.entry(["userName": "ada@x.example", "name": ["givenName": "Ada", "familyName": "Marin"]]))
        var profile = entry.account.profile
        profile["name"] = ["givenName": "Ada", "familyName": "Lovelace"]
        var account = entry.account
        _ = try account.accept(house.schemas.check(profile), by: house.integration, at: house.environment.now())
        let changed = AccountEntry(account, schemas: house.schemas)
        #expect(try await house.store.write { try $0.update(changed, replacing: entry) })
        func found(_ typed: String) async throws -> [String] {
            try await house.store.people(PeopleQuery(search: SearchText(typed)), limit: 9, in: house.organization.id)
                .map(\.name)
        }
        #expect(try await found("marin").isEmpty)
        #expect(try await found("love ad") == ["Ada Lovelace"])
        let (id, organization) = (account.id, house.organization.id)
        try await house.store.write { try $0.delete(id, in: organization, at: StoreHouse.start) }
        #expect(try await found("ada").isEmpty)
    }

    @Test func `the domains and integrations there are can be chosen`() async throws {
        let crowd = try await PeopleCrowd(40)
        let choices = try await crowd.people.choices(in: crowd.house.organization)
        #expect(choices.domains == PeopleCrowd.domains)
        #expect(choices.integrations.map(\.name) == ["csv", "okta"])
        #expect(choices.kinds.values.reduce(0) { $0 + $1.number } == 40)
        #expect(choices.stages.values.reduce(0) { $0 + $1.number } == 40)
    }
}

/// People who were there before the list was.
@Suite struct PeopleBackfillTests {
    @Test func `whoever was there before has a place in the list once the database was opened`() async throws {
        let crowd = try await PeopleCrowd(1203)
        let before = try await crowd.all(PeopleQuery())
        let found = try await crowd.all(PeopleQuery(search: SearchText("an")))
        let house = crowd.house
        try await TestDatabase.run("DELETE FROM account_word", at: house.databaseURL)
        try await TestDatabase.run("UPDATE account SET list_key = NULL, domain = NULL", at: house.databaseURL)
        #expect(try await crowd.all(PeopleQuery(search: SearchText("an"))).isEmpty)
        let reopened = try await house.reopened()
        #expect(try await reopened.domainsOfPeople(limit: 9, in: house.organization.id) == PeopleCrowd.domains)
        #expect(try await crowd.all(PeopleQuery()) == before)
        #expect(try await crowd.all(PeopleQuery(search: SearchText("an"))) == found)
    }

    @Test func `it goes on where it was stopped, and several servers share the work`() async throws {
        let crowd = try await PeopleCrowd(1203)
        let before = try await crowd.all(PeopleQuery())
        let house = crowd.house
        let some = crowd.accounts.prefix(700).map { "'\($0.id.text)'" }.joined(separator: ", ")
        try await TestDatabase.run("DELETE FROM account_word WHERE account_id IN (\(some))", at: house.databaseURL)
        try await TestDatabase.run(
            "UPDATE account SET list_key = NULL, domain = NULL WHERE id IN (\(some))", at: house.databaseURL)
        async let one = house.reopened()
        async let two = house.reopened()
        _ = try await (one, two)
        #expect(try await crowd.all(PeopleQuery()) == before)
    }
}
