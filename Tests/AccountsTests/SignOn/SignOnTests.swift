import Accounts
import SCIM
import TestSupport
import Testing

/// Who is let in by what a provider vouches for.
@Suite struct SignOnTests {
    @Test func `an invited person claims by sign-on, and no password step can be reached`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (ada, organization) = (try await login.invited("ada"), try await login.company.organization)
            let claiming = house.reception.claiming
            let code = try #require(try await house.inviting.code(of: ada.id, in: organization.id)?.code)
            let claim = try #require(try await claiming.begin(code)?.browser)
            #expect(
                try await claiming.current(claim, in: organization)?.stored.claim.steps == [.signOn, .enter, .done])
            let tried = try await claiming.choosePassword(TestPerson.password, claim, in: organization, agent: "")
            #expect(tried == .elsewhere(.signOn))
            #expect(try await claiming.enter(claim, in: organization, agent: "") == .elsewhere(.signOn))

            let outcome = try await login.signOn(login.proof(ada.name), for: .claim(claim.digest(house.keyring)))
            guard case .claim(nil) = outcome else { throw PersonFailed(reason: "\(outcome)") }
            #expect(
                try await claiming.choosePassword(TestPerson.password, claim, in: organization, agent: "")
                    == .elsewhere(.enter))
            guard case .entered(let session, .done) = try await claiming.enter(claim, in: organization, agent: "")
            else { throw PersonFailed(reason: "not entered") }
            #expect(try await house.reception.signingIn.person(session, in: organization)?.id == ada.id)
            #expect(try await claiming.begin(code) == nil, "the link is spent")
        }
    }

    @Test func `who is vouched for without a link goes on to the claim, and is signed in the next time`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (ada, organization) = (try await login.invited("ada"), try await login.company.organization)
            let pin = SignOnProof.NameID(value: "4711", format: TestProvider.persistent)
            let first = try await login.signOn(login.proof(ada.name.uppercased(), nameID: pin))
            guard case .claim(let claim?) = first else { throw PersonFailed(reason: "\(first)") }
            let code = try #require(try await house.inviting.code(of: ada.id, in: organization.id)?.code)
            guard case .entered = try await house.reception.claiming.enter(claim, in: organization, agent: "")
            else { throw PersonFailed(reason: "not entered") }
            #expect(try await house.reception.claiming.look(code) == nil, "the link that was not followed is over")
            guard case .signedIn = try await login.signOn(login.proof(ada.name, nameID: pin)) else {
                throw PersonFailed(reason: "not signed in")
            }
        }
    }

    @Test func `who was not invited, is deactivated or unknown is not let in, and the log says why`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let company = login.company
            _ = try await company.send("POST", "/Users", json: ["userName": .string("new@\(login.domain)")])
            let gone = try await login.invited("gone")
            try await gone.deactivate()
            let expected: [(String, SignOnRefusal)] = [
                ("new@\(login.domain)", .notInvited), (gone.name, .deactivated),
                ("nobody@\(login.domain)", .unknown), ("ada@other.example", .foreignDomain),
                ("ada@sub.\(login.domain)", .foreignDomain),
            ]
            for (address, refusal) in expected {
                let outcome = try await login.signOn(login.proof(address))
                guard case .refused(refusal, let reference) = outcome else {
                    throw PersonFailed(reason: "\(address): \(outcome)")
                }
                let logged = try await house.administration.signOnFailures(reference, of: company.slug)
                #expect(logged.map(\.check) == [refusal.check])
            }
        }
    }

    @Test func `somebody else's invitation is not claimed, and the invitation stays good`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (ada, eve) = (try await login.invited("ada"), try await login.invited("eve"))
            let organization = try await login.company.organization
            let code = try #require(try await house.inviting.code(of: ada.id, in: organization.id)?.code)
            let claim = try #require(try await house.reception.claiming.begin(code)?.browser)
            let purpose = SignOnAttempt.Purpose.claim(claim.digest(house.keyring))
            guard case .refused(.otherPerson, _) = try await login.signOn(login.proof(eve.name), for: purpose) else {
                throw PersonFailed(reason: "let in")
            }
            guard case .claim(nil) = try await login.signOn(login.proof(ada.name), for: purpose) else {
                throw PersonFailed(reason: "not let in")
            }
        }
    }

    @Test func `an answer belongs to the browser that asked, and is used once`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (ada, organization) = (try await login.invited("ada"), try await login.company.organization)
            let signingOn = house.reception.signingOn
            let question = try await signingOn.ask(login.provider, for: .signIn, browser: nil, in: organization)
            let proof = login.proof(ada.name)
            #expect(try await signingOn.take(proof, with: question.handle, in: organization))
            #expect(try await !signingOn.take(proof, with: question.handle, in: organization))
            for browser in [nil, BrowserSecret(house.environment)] {
                let outcome = try await signingOn.finish(
                    question.handle, browser: browser, isAgreed: true, in: organization, agent: "")
                guard case .refused(.notAsked, _) = outcome else { throw PersonFailed(reason: "\(outcome)") }
            }
            let mine = try await signingOn.finish(
                question.handle, browser: question.browser, isAgreed: false, in: organization, agent: "")
            guard case .claim = mine else { throw PersonFailed(reason: "\(mine)") }
            let again = try await signingOn.finish(
                question.handle, browser: question.browser, isAgreed: false, in: organization, agent: "")
            guard case .refused(.notAsked, _) = again else { throw PersonFailed(reason: "\(again)") }
        }
    }

    @Test func `S-01 of many answers with one assertion exactly one is taken`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (ada, organization) = (try await login.invited("ada"), try await login.company.organization)
            let (signingOn, proof) = (house.reception.signingOn, login.proof(ada.name))
            var handles: [SignOnHandle] = []
            for _ in 0..<16 {
                handles.append(
                    try await signingOn.ask(login.provider, for: .signIn, browser: nil, in: organization).handle)
            }
            let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                for handle in handles {
                    group.addTask { try await signingOn.take(proof, with: handle, in: organization) }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(taken == 1)
            house.clock.advance(bySeconds: 400)
            try await house.inviting.sweep()
            let late = try await signingOn.ask(login.provider, for: .signIn, browser: nil, in: organization)
            #expect(
                try await !signingOn.take(proof, with: late.handle, in: organization), "not after the first minutes")
        }
    }

    @Test func `a question that is old has no answer`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let organization = try await login.company.organization
            let signingOn = house.reception.signingOn
            let question = try await signingOn.ask(login.provider, for: .signIn, browser: nil, in: organization)
            #expect(
                try await signingOn.expected(with: question.handle, in: organization)?.requestID == question.requestID)
            let other = try await house.organization().organization
            #expect(try await signingOn.expected(with: question.handle, in: other) == nil, "nor elsewhere")
            house.clock.advance(bySeconds: SignOnAttempt.seconds)
            #expect(try await signingOn.expected(with: question.handle, in: organization) == nil)
        }
    }
}
