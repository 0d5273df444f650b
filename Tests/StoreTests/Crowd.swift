import Accounts
import SCIM
import Store
import TestSupport

/// Many people in a store, each made of a number, so that a test knows what it should find.
struct Crowd {
    let house: StoreHouse

    /// - Parameter count: the people with the numbers below it are there from the beginning.
    init(_ count: Int) async throws {
        house = try await StoreHouse()
        for start in stride(from: 0, to: count, by: 5000) {
            try await add((start..<min(start + 5000, count)).map(person))
        }
        try await TestDatabase.settle(house.databaseURL)
    }

    func add(_ people: [AccountEntry]) async throws {
        try await house.store.write { records in
            for person in people { try records.insert(person) }
        }
    }

    func remove(_ people: [Account.ID]) async throws {
        let organization = house.organization.id
        try await house.store.write { records in
            for person in people { try records.delete(person, in: organization, at: StoreHouse.start) }
        }
    }

    /// Somebody created a second after the one with the number before.
    func person(_ number: Int) -> AccountEntry {
        let moment = StoreHouse.start.advanced(bySeconds: Int64(number))
        let name = "person\(number)@x.example"
        var profile: JSONObject = [
            "schemas": [.string(house.schemas.core.id)], "userName": .string(name),
            "active": .bool(Crowd.isActive(number)), "emails": [["value": .string(name), "type": "work"]],
        ]
        profile["externalId"] = Crowd.externalID(number).map(JSONValue.string)
        profile["title"] = Crowd.title(number).map(JSONValue.string)
        profile[Crowd.terms] = Crowd.startDate(number).map { ["startDate": .number(JSONNumber($0))] }
        let account = Account(
            id: Account.ID(Environment(now: { moment }, random: house.environment.random)),
            organization: house.organization.id, integration: house.integration.id,
            identification: .init(kind: .email, signInName: SignInName(key: name)), profile: profile,
            lifecycle: Lifecycle(isActive: Crowd.isActive(number)), created: moment,
            lastModified: Crowd.lastModified(number), version: Version(1))
        return AccountEntry(account, schemas: house.schemas)
    }

    static let terms = "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User"

    static func isActive(_ number: Int) -> Bool { number % 10 != 0 }
    static func externalID(_ number: Int) -> String? { number % 5 == 3 ? nil : "E\(number)" }
    static func title(_ number: Int) -> String? {
        number % 3 == 0 ? nil : number % 2 == 0 ? "Tea" : "cup \(number % 7)"
    }
    static func startDate(_ number: Int) -> Int? { number % 4 == 1 ? nil : number % 50 - 25 }

    static func lastModified(_ number: Int) -> Instant {
        StoreHouse.start.advanced(bySeconds: Int64(number - number % 5))
    }
}
