import Accounts
import Foundation
import SCIM
import Store
import Testing

/// The database and the matcher in memory must find the same people: each is the other's oracle.
@Suite struct FilterQueryTests {
    private static let profiles: [JSONObject] = [
        [
            "userName": "ada@x.example", "externalId": "E-1", "name": ["familyName": "Lovelace", "givenName": "Ada"],
            "emails": [
                ["value": "ada@x.example", "type": "work", "primary": true],
                ["value": "ada@home.example", "type": "home"],
            ],
            "phoneNumbers": [["value": "+44 20 7946 0958", "type": "work"]], "title": "100%_sure", "active": true,
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": [
                "department": "Research", "manager": ["value": "7"],
            ],
            "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User": ["startDate": 1_514_764_800],
        ],
        [
            "userName": "École@x.example", "name": ["familyName": "ÉCOLE"], "nickName": "a\"b\\c", "active": false,
            "emails": [["value": "b@x.example", "type": "home", "primary": false]], "locale": "en_US",
        ],
        [
            "userName": "strasse", "name": ["familyName": "Straße"], "externalId": "e-1", "active": true,
            "urn:ietf:params:scim:schemas:extension:facebook:frontline:2.0:User": ["is_frontline": true],
        ],
        [
            "userName": "zoe@x.example", "active": true, "title": "",
            "roles": [["value": "admin", "display": "Admin"], ["value": "user", "primary": true]],
            "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User": ["startDate": 20],
        ],
    ]

    private static let filters = [
        "userName eq \"ADA@X.EXAMPLE\"", "userName sw \"a\"", "userName ew \"EXAMPLE\"", "userName co \"école\"",
        "userName gt \"m\"", "userName le \"strasse\"", "userName ne \"ada@x.example\"", "externalId eq \"e-1\"",
        "externalId eq \"E-1\"", "not (externalId eq \"E-1\")", "externalId ne \"E-1\"", "externalId pr",
        "active eq true", "active ne true", "not (active eq true)", "active eq \"False\"", "title co \"%\"",
        "title sw \"100%_\"", "title co \"\"", "title eq \"\"", "title pr", "not (title pr)",
        "nickName eq \"a\\\"b\\\\c\"",
        "nickName ne \"x\"", "nickName eq null", "name.familyName eq \"STRASSE\"", "name.familyName eq \"école\"",
        "name.familyName sw \"L\" or name.familyName sw \"s\"", "name pr", "emails pr", "emails.type eq \"work\"",
        "emails co \"home\"", "emails eq \"b@x.example\"", "emails.value ne \"ada@x.example\"",
        "not (emails.value eq \"ada@x.example\")", "emails[type eq \"work\" and value co \"home\"]",
        "emails[type eq \"home\" and value co \"home\"]", "emails[type eq \"work\" and value eq \"ada@x.example\"]",
        "emails[not (type eq \"work\")]", "emails[primary eq false]", "emails[primary ne true]",
        "emails[type eq \"work\" or (type eq \"home\" and primary eq true)]",
        "emails[type eq \"work\"].value sw \"ada\"",
        "roles[value eq \"admin\" and primary eq true]", "roles.display pr", "phoneNumbers eq \"+44 20 7946 0958\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"research\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"7\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value pr",
        "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User:startDate gt 100",
        "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User:startDate le 20",
        "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User:startDate ne 20",
        "urn:ietf:params:scim:schemas:extension:facebook:frontline:2.0:User:is_frontline eq true",
        "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User:invited eq false",
        "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"", "schemas co \"frontline\"",
        "active eq true and (emails pr or roles pr) and not (locale pr)",
        "userName pr or nickName pr and nickName eq \"none\"",
        "not (not (title pr))", "not (not (not (title eq \"100%_sure\")))", "not (title pr and not (locale pr))",
        "title pr and (locale pr or not (emails pr and not (active eq true)))",
        "not (emails[not (type eq \"work\" and not (primary eq false or value sw \"b\"))] or roles pr)",
        "emails[not (not (type eq \"work\"))]",
    ]

    @Test(arguments: filters)
    func `the database finds whom the matcher finds`(text: String) async throws {
        let house = try await StoreHouse()
        let entries = try Self.profiles.map { try house.entry($0) }
        for entry in entries { try await house.insert(entry) }
        let filter = try house.schemas.filter(text)
        let expected = Set(entries.filter { filter.matches($0.account.resource) }.map(\.account.id))
        #expect(Set(try await house.ids(text)) == expected, "\(filter)")
        #expect(
            try await house.store.page(try house.query(text, count: 0), in: house.organization.id).total
                == expected.count)
    }

    @Test func `every filter in the table finds someone and misses someone, but for two`() async throws {
        let house = try await StoreHouse()
        let resources = try Self.profiles.map { try house.entry($0).account.resource }
        let counts = try Self.filters.map { text in
            let filter = try house.schemas.filter(text)
            return (text, resources.count(where: filter.matches))
        }
        let empty = counts.filter { $0.1 == 0 }.map(\.0)
        #expect(
            empty == [
                "title eq \"\"", "emails[type eq \"work\" and value co \"home\"]",
                "roles[value eq \"admin\" and primary eq true]",
            ])
    }

    @Test(arguments: [
        ("userName", [0, 2, 3, 1]), ("name.familyName", [0, 2, 1, 3]), ("active", [1, 0, 2, 3]),
        ("emails", [0, 1, 2, 3]),
        ("externalId", [0, 2, 1, 3]), ("roles", [3, 0, 1, 2]),
        ("urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User:startDate", [3, 0, 1, 2]),
    ])
    func `a list is in the order asked for, whoever has no value last`(path: String, order: [Int]) async throws {
        let house = try await StoreHouse()
        let entries = try Self.profiles.map { try house.entry($0) }.sorted { $0.account.id.text < $1.account.id.text }
        for entry in entries { try await house.insert(entry) }
        let names = try Self.profiles.map { try #require($0["userName"]) }
        func people(_ ids: [Account.ID]) -> [Int?] {
            ids.map { id in
                entries.first { $0.account.id == id }.flatMap { names.firstIndex(of: .string($0.account.userName)) }
            }
        }
        let ascending = people(try await house.ids(sortBy: path))
        let valued = try Self.profiles.indices.filter { try hasValue(path, $0, house) }
        #expect(ascending.filter { valued.contains($0 ?? -1) } == order.filter(valued.contains))
        #expect(Set(ascending.suffix(4 - valued.count)) == Set(Self.profiles.indices.filter { !valued.contains($0) }))
        let descending = people(try await house.ids(sortBy: path, order: "descending"))
        #expect(Set(descending.prefix(4 - valued.count)) == Set(Self.profiles.indices.filter { !valued.contains($0) }))
    }

    private func hasValue(_ path: String, _ index: Int, _ house: StoreHouse) throws -> Bool {
        try house.schemas.filter("\(path) pr").matches(try house.entry(Self.profiles[index]).account.resource)
    }
}
