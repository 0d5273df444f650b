import Accounts
import SCIM
import TestSupport
import Testing

/// Ways in which a sign-on could lead into somebody else's account.
@Suite struct TakeoverBySignOnTests {
    /// Somebody who has claimed the account by sign-on, known to the provider by the address.
    private func signedOn(_ name: String, at login: TestProvider) async throws -> TestPerson {
        let person = try await login.invited(name)
        guard case .claim(let claim?) = try await login.signOn(login.proof(person.name)),
            case .entered = try await login.company.house.reception.claiming
                .enter(claim, in: try await login.company.organization, agent: "")
        else { throw PersonFailed(reason: "not claimed") }
        return person
    }

    private func readdress(_ person: TestPerson, to address: String) async throws {
        let answer = try await person.company.patch(
            person.id.text, ["op": "replace", "path": "userName", "value": .string(address)])
        guard answer.status == 200 else { throw PersonFailed(reason: answer.description) }
    }

    @Test func `a NameID that is an address leads to nobody once the account has another address`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let ada = try await signedOn("ada", at: login)
            try await readdress(ada, to: "ada.king@\(login.domain)")
            let newcomer = try await login.invited("ada")
            guard case .refused(.otherName, _) = try await login.signOn(login.proof(newcomer.name)) else {
                throw PersonFailed(reason: "into the account of the one before")
            }
            try await house.administration.forgetPin(of: ada.id.text, in: login.company.slug)
            guard case .signedIn = try await login.signOn(login.proof("ada.king@\(login.domain)")),
                case .claim = try await login.signOn(login.proof(newcomer.name))
            else { throw PersonFailed(reason: "each is not let into the own account") }
        }
    }

    @Test func `an address that was changed behind the person's back leads nobody into a claimed account`() async throws
    {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let chief = try await company.claimed("chief@login.\(company.slug).example")
            let login = try await company.provider()
            try await readdress(chief, to: "mallory@\(login.domain)")
            guard case .refused(.unprovenAddress, _) = try await login.signOn(login.proof("mallory@\(login.domain)"))
            else { throw PersonFailed(reason: "taken over") }
        }
    }

    @Test func `a provider vouches for nobody of a domain that was given to another`() async throws {
        try await TestHouse.run { house in
            let first = try await house.organization().provider()
            let second = try await first.company.provider(name: "Second")
            let ada = try await signedOn("ada", at: first)
            let domain = try DomainName(first.domain)
            try await house.administration.route(domain, to: "Second", of: first.company.slug)
            guard case .refused(.foreignDomain, _) = try await first.signOn(first.proof(ada.name)),
                case .signedIn = try await second.signOn(second.proof(ada.name))
            else { throw PersonFailed(reason: "vouched for by the wrong one") }
        }
    }

    @Test func `nobody gets an account just in time who would then be refused`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider([.justInTime: "on"])
            try await login.company.set(.loginMethod, to: "password")
            let address = "new@\(login.domain)"
            guard case .refused(.unknown, _) = try await login.signOn(login.proof(address)) else {
                throw PersonFailed(reason: "let in")
            }
            let found = try await login.company.send("GET", "/Users?filter=userName%20eq%20%22\(address)%22")
            #expect(found.json?["totalResults"] == 0)
        }
    }

    @Test func `a name that is taken gives nobody an account just in time, and is in the log`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider([.justInTime: "on"])
            let address = "ada@\(login.domain)"
            _ = try await login.company.invited([
                "userName": .string(address),
                "emails": [["value": .string("lovelace@\(login.domain)"), "primary": true]],
            ])
            guard case .refused(.takenName, let reference) = try await login.signOn(login.proof(address)) else {
                throw PersonFailed(reason: "let in")
            }
            #expect(try await house.administration.signOnFailures(reference, of: login.company.slug).count == 1)
        }
    }

    @Test func `of the last two who can come in without a provider one stays, whoever is faster`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let second = try await login.company.claimed(["userName": "second", "externalId": "second"])
            let keeper = try await login.company.send("GET", "/Users?filter=userName%20eq%20%22keeper-Login%22")
            let first = try #require(keeper.json?["Resources"]?.array?.first?.object?["id"]?.string)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for id in [first, second.id.text] {
                    group.addTask { try await login.company.send("DELETE", "/Users/\(id)").status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [204, 403])
        }
    }
}
