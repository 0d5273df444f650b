import Accounts
import SCIM
import Store
import TestSupport

/// People of every kind and stage, from several integrations and domains, each made of a number.
struct PeopleCrowd {
    let house: StoreHouse
    let integrations: [Integration]
    let accounts: [Account]

    static let domains = ["acme.example", "north.example", "sous.example"]
    private static let given = ["Ana", "José", "Åsa", "Omar", "Mei", "Anna-Lena", "Siobhán"]
    private static let family = ["Diaz", "O’Brien", "Lindqvist", "Haddad", "Chen", "Ångström", "de la Cruz", "Anand"]

    init(_ count: Int) async throws {
        let house = try await StoreHouse()
        let csv = try await house.store.write {
            try $0.insertIntegration(named: "csv", in: house.organization.id, at: StoreHouse.start)
        }
        let integrations = [house.integration, csv]
        let accounts = (0..<count).map { PeopleCrowd.person($0, in: house, of: integrations) }
        try await house.store.write { records in
            for account in accounts { try records.insert(AccountEntry(account, schemas: house.schemas)) }
        }
        try await TestDatabase.settle(house.databaseURL)
        (self.house, self.integrations, self.accounts) = (house, integrations, accounts)
    }

    /// - Parameter company: of the house, where it is another one.
    static func person(
        _ number: Int,
        in house: StoreHouse,
        at company: Organization? = nil,
        of integrations: [Integration]
    ) -> Account {
        let moment = StoreHouse.start.advanced(bySeconds: Int64(number))
        let (first, last) = (given[number % given.count], family[number / 7 % family.count])
        let kind = [Kind.email, .email, .phone, .emailless][number % 4]
        let name = kind == .email ? "person\(number)@\(domains[number % domains.count])" : "P\(number)"
        let phone = "+4477009\(String(100_000 + number).suffix(5))"
        var profile: JSONObject = [
            "schemas": [.string(house.schemas.core.id)], "userName": .string(name), "externalId": .string("E\(number)"),
            "name": ["givenName": .string(first), "familyName": .string(last)],
            "displayName": .string("\(first) \(last)"),
        ]
        let signIn: String? =
            switch kind {
            case .email: name
            case .phone: phone
            case .emailless: nil
            }
        if kind == .email { profile["emails"] = [["value": .string(name), "type": "work"]] }
        if kind == .phone { profile["phoneNumbers"] = [["value": .string(phone), "type": "mobile"]] }
        var lifecycle = Lifecycle()
        if number % 5 > 0 { _ = lifecycle.handle(.invite, at: moment) }
        if number % 5 > 2 { _ = lifecycle.handle(.claim, at: moment.advanced(bySeconds: 60)) }
        if number % 11 == 0 { _ = lifecycle.handle(.deactivate, at: moment) }
        return Account(
            id: Account.ID(Environment(now: { moment }, random: house.environment.random)),
            organization: (company ?? house.organization).id, integration: integrations[number % 9 == 0 ? 1 : 0].id,
            identification: .init(kind: kind, signInName: signIn.map(SignInName.init(key:))), profile: profile,
            lifecycle: lifecycle, created: moment, lastModified: moment, version: Version(1))
    }

    /// Whom a filter means, told without a database.
    func matching(_ filter: PeopleFilter) -> Set<Account.ID> {
        Set(
            accounts.filter { account in
                (filter.kind ?? account.kind) == account.kind && (filter.stage ?? account.stage) == account.stage
                    && (filter.integration ?? account.integration) == account.integration
                    && (filter.domain == nil
                        || filter.domain == AccountEntry(account, schemas: house.schemas).keys.domain)
            }.map(\.id))
    }

    /// None, each one, and each pair of filters.
    var filters: [PeopleFilter] {
        let single: [(inout PeopleFilter) -> Void] = [
            { $0.kind = .phone }, { $0.kind = .email }, { $0.stage = .invited }, { $0.stage = .deactivated },
            { [integrations] in $0.integration = integrations[1].id }, { $0.domain = PeopleCrowd.domains[1] },
        ]
        var filters = [PeopleFilter()]
        for (index, first) in single.enumerated() {
            for second in single[index...] {
                var filter = PeopleFilter()
                first(&filter)
                second(&filter)
                filters.append(filter)
            }
        }
        return filters
    }

    var people: People { People(store: house.store) }

    /// All pages of a list, from the beginning to its end.
    func all(_ query: PeopleQuery) async throws -> [PersonSummary] {
        var (query, found) = (query, [PersonSummary]())
        while true {
            guard let page = try await people.page(query, in: house.organization) else { return found }
            found += page.people
            guard let next = page.next else { return found }
            query.place = .behind(next)
        }
    }
}
