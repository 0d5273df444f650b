import Accounts
import SCIM
import TestSupport
import Testing

/// Who somebody is to a provider: pinned by the first sign-on, and nothing else counts afterwards.
@Suite struct PinTests {
    private static func name(_ value: String) -> SignOnProof.NameID {
        SignOnProof.NameID(value: value, format: TestProvider.persistent)
    }

    /// Somebody who has claimed the account by sign-on.
    private func claimed(_ name: String, as pin: String, at login: TestProvider) async throws -> TestPerson {
        let person = try await login.invited(name)
        let outcome = try await login.signOn(login.proof(person.name, nameID: Self.name(pin)))
        guard case .claim(let claim?) = outcome else { throw PersonFailed(reason: "\(outcome)") }
        _ = try await login.company.house.reception.claiming
            .enter(claim, in: try await login.company.organization, agent: "")
        return person
    }

    @Test func `the pin counts, whatever address the provider sends now`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let ada = try await claimed("ada", as: "1", at: login)
            _ = try await login.invited("eve")
            let outcome = try await login.signOn(login.proof("eve@\(login.domain)", nameID: Self.name("1")))
            guard case .signedIn(let session) = outcome else { throw PersonFailed(reason: "\(outcome)") }
            let organization = try await login.company.organization
            #expect(try await house.reception.signingIn.person(session, in: organization)?.id == ada.id)
        }
    }

    @Test func `S-09 a recycled address under another name is refused until an administrator forgets the pin`()
        async throws
    {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let ada = try await claimed("ada", as: "1", at: login)
            for name in [Self.name("2"), SignOnProof.NameID(value: "1", format: TestProvider.email)] {
                guard case .refused(.otherName, _) = try await login.signOn(login.proof(ada.name, nameID: name)) else {
                    throw PersonFailed(reason: "let in as \(name)")
                }
            }
            try await house.administration.forgetPin(of: ada.name, in: login.company.slug)
            guard case .signedIn = try await login.signOn(login.proof(ada.name, nameID: Self.name("2"))) else {
                throw PersonFailed(reason: "not let in")
            }
        }
    }

    @Test func `a name that is somebody's cannot claim another's invitation`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            _ = try await claimed("ada", as: "1", at: login)
            let eve = try await login.invited("eve")
            let organization = try await login.company.organization
            let code = try #require(try await house.inviting.code(of: eve.id, in: organization.id)?.code)
            let claim = try #require(try await house.reception.claiming.begin(code)?.browser)
            let outcome = try await login.signOn(
                login.proof(eve.name, nameID: Self.name("1")), for: .claim(claim.digest(house.keyring)))
            guard case .refused(.otherPerson, _) = outcome else { throw PersonFailed(reason: "\(outcome)") }
        }
    }

    @Test func `whoever is set back to invited is known by the address again`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let ada = try await claimed("ada", as: "1", at: login)
            _ = try await house.take(.unclaim, with: ada.name, in: try await login.company.organization)
            let outcome = try await login.signOn(login.proof(ada.name, nameID: Self.name("2")))
            guard case .claim = outcome else { throw PersonFailed(reason: "\(outcome)") }
        }
    }

    @Test func `another organization's provider vouches for nobody here`() async throws {
        try await TestHouse.run { house in
            let (here, there) = (
                try await house.organization().provider(), try await house.organization().provider(name: "Other")
            )
            let ada = try await here.invited("ada")
            guard case .refused(.foreignDomain, _) = try await there.signOn(there.proof(ada.name)) else {
                throw PersonFailed(reason: "vouched for")
            }
        }
    }

    @Test func `of two providers each vouches for its own domain, and their names are not mixed up`() async throws {
        try await TestHouse.run { house in
            let first = try await house.organization().provider()
            let second = try await first.company.provider(name: "Second")
            let ada = try await claimed("ada", as: "1", at: first)
            let bob = try await claimed("bob", as: "1", at: second)
            #expect(ada.id != bob.id)
            guard
                case .refused(.foreignDomain, _) = try await second.signOn(
                    second.proof(ada.name, nameID: Self.name("9")))
            else { throw PersonFailed(reason: "vouched for the other's domain") }
            let organization = try await first.company.organization
            #expect(
                try await house.reception.signingOn.provider(for: bob.name, in: organization)?.id == second.provider.id)
        }
    }
}
