import Accounts
import SCIM
import TestSupport
import Testing

/// To whom single sign-on applies, how long it lasts, and that nobody is locked out by it.
@Suite struct SignOnRuleTests {
    /// Somebody who has claimed the account by sign-on, and is signed in.
    private func signedOn(_ name: String, at login: TestProvider) async throws -> (TestPerson, BrowserSecret) {
        let person = try await login.invited(name)
        guard case .claim(let claim?) = try await login.signOn(login.proof(person.name)),
            case .entered(let session, _) = try await login.company.house.reception.claiming
                .enter(claim, in: try await login.company.organization, agent: "")
        else { throw PersonFailed(reason: "not claimed") }
        return (person, session)
    }

    @Test func `a typed address leads to a provider by its verified domain alone`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (organization, signingOn) = (try await login.company.organization, house.reception.signingOn)
            let nobody = try await signingOn.provider(for: "nobody@\(login.domain)", in: organization)
            #expect(nobody?.id == login.provider.id)
            for typed in ["ada@other.example", "ada@sub.\(login.domain)", "+447700900123", "ada", ""] {
                #expect(try await signingOn.provider(for: typed, in: organization) == nil, "\(typed)")
            }
            let name = try #require(try await house.administration.domains(of: login.company.slug).first).name
            try await house.administration.removeDomain(name, from: login.company.slug)
            #expect(try await signingOn.provider(for: "nobody@\(login.domain)", in: organization) == nil)
        }
    }

    @Test func `who has a password and is to sign on is let in by the provider only, and has no reset`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let ada = try await company.claimed("ada@login.\(company.slug).example")
            let login = try await company.provider()
            let organization = try await company.organization
            let (signingIn, name) = (house.reception.signingIn, ada.name)
            let tried = try await signingIn.signIn(
                name, password: ada.password, in: organization, browser: nil, network: "", agent: "")
            #expect(tried == .refused)
            _ = try await house.reception.recovering.ask(
                name, in: organization, from: .init(network: "", browser: nil))
            try await house.reception.desk.flush()
            #expect(try await ada.messages(.resetCode).isEmpty)
            guard case .signedIn = try await login.signOn(login.proof(name)) else {
                throw PersonFailed(reason: "not signed on")
            }
        }
    }

    @Test func `who signs in by password is not vouched for`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let ada = try await login.invited("ada")
            try await house.administration.setSignInMethod(
                "password", of: ada.name, in: login.company.slug, house.schemas)
            guard case .refused(.signsInByPassword, _) = try await login.signOn(login.proof(ada.name)) else {
                throw PersonFailed(reason: "vouched for")
            }
            try await ada.claim()
            let tried = try await house.reception.signingIn.signIn(
                ada.name, password: ada.password, in: try await login.company.organization, browser: nil, network: "",
                agent: "")
            guard case .signedIn = tried else { throw PersonFailed(reason: "\(tried)") }
        }
    }

    @Test func `after the organization's time people sign on again, as themselves and just now`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (ada, session) = try await signedOn("ada", at: login)
            let (eve, _) = try await signedOn("eve", at: login)
            let (signingIn, organization) = (house.reception.signingIn, try await login.company.organization)
            #expect(try await signingIn.person(session, in: organization)?.mustSignOn == false)
            house.clock.advance(bySeconds: 7 * 86_400)
            #expect(try await signingIn.person(session, in: organization)?.mustSignOn == true)

            let again = SignOnAttempt.Purpose.again(session.digest(house.keyring))
            let stale = house.clock.now.advanced(bySeconds: -3600)
            guard case .refused(.otherPerson, _) = try await login.signOn(login.proof(eve.name), for: again),
                case .refused(.notFresh, _) = try await login.signOn(
                    login.proof(ada.name, authenticated: stale), for: again),
                case .signedIn(let new) = try await login.signOn(login.proof(ada.name), for: again)
            else { throw PersonFailed(reason: "let in") }
            #expect(try await signingIn.person(session, in: organization) == nil)
            #expect(try await signingIn.person(new, in: organization)?.mustSignOn == false)
        }
    }

    @Test func `everyone signs on again when an administrator says so, even where that is never`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            try await login.company.set(.signOnAgainAfter, to: "never")
            let (_, session) = try await signedOn("ada", at: login)
            let organization = try await login.company.organization
            house.clock.advance(bySeconds: 20 * 86_400)
            #expect(try await house.reception.signingIn.person(session, in: organization)?.mustSignOn == false)
            try await house.administration.signOnAgain(nil, in: login.company.slug)
            #expect(try await house.reception.signingIn.person(session, in: organization)?.mustSignOn == true)
        }
    }

    @Test func `who came by password signs on from when single sign-on applies`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let ada = try await company.claimed("ada@login.\(company.slug).example")
            let before = try await company.organization
            let entry = try await house.reception.signingIn.signIn(
                ada.name, password: ada.password, in: before, browser: nil, network: "", agent: "")
            guard case .signedIn(let session, _) = entry else { throw PersonFailed(reason: "\(entry)") }
            _ = try await company.provider()
            let organization = try await company.organization
            #expect(try await house.reception.signingIn.person(session, in: organization)?.mustSignOn == true)
        }
    }

    @Test func `single sign-on is off until a test has succeeded and somebody can come in without it`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            await #expect(throws: Refusal.self) { try await company.set(.singleSignOn, to: "on") }
            try await company.verify("x.\(company.slug).example")
            let new = NewProvider(
                name: "Login", facts: TestProvider.facts(entityID: "https://x.example/idp"),
                options: ProviderOptions(), source: nil)
            let provider = try await house.administration.addProvider(new, answeringFor: nil, to: company.slug)
            let login = TestProvider(company: company, provider: provider, domain: "x.\(company.slug).example")
            try await login.test(isGood: false)
            _ = try await company.claimed(["userName": "keeper", "externalId": "keeper"])
            await #expect(throws: Refusal.self) { try await company.set(.singleSignOn, to: "on") }
            try await login.test()
            try await company.set(.singleSignOn, to: "on")
        }
    }

    @Test func `the last one who can come in without a provider stays, whoever asks`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let company = login.company
            let keeper = try await company.send("GET", "/Users?filter=userName%20eq%20%22keeper-Login%22")
            let id = try #require(keeper.json?["Resources"]?.array?.first?.object?["id"]?.string)
            let attempts = [
                try await company.patch(id, ["op": "replace", "path": "active", "value": false]),
                try await company.send("DELETE", "/Users/\(id)"),
            ]
            #expect(attempts.map(\.status) == [403, 403])
            let organization = try await company.organization
            await #expect(throws: Refusal.self) {
                _ = try await house.take(.unclaim, with: id, in: organization)
            }
            _ = try await company.claimed(["userName": "second", "externalId": "second"])
            #expect(try await company.send("DELETE", "/Users/\(id)").status == 204)
        }
    }

    @Test func `whom nobody has added gets an account where the provider may do that, and claims it`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider([.justInTime: "on"])
            let attributes = [
                SignOnProof.Attribute(name: "firstName", friendlyName: nil, values: ["Ada"]),
                SignOnProof.Attribute(name: "urn:oid:2.5.4.4", friendlyName: "sn", values: ["Lovelace"]),
            ]
            guard case .claim(let claim?) = try await login.signOn(login.proof("ada@\(login.domain)", attributes))
            else { throw PersonFailed(reason: "no claim") }
            let progress = try await house.reception.claiming
                .current(claim, in: try await login.company.organization)
            let name = progress?.account.profile["name"]?.object
            #expect(name?["givenName"]?.string == "Ada" && name?["familyName"]?.string == "Lovelace")
            guard case .refused(.foreignDomain, _) = try await login.signOn(login.proof("ada@gmail.com")) else {
                throw PersonFailed(reason: "made for another domain")
            }
        }
    }
}
