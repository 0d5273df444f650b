import Accounts
import SCIM
import TestSupport
import Testing

/// Single logout, by the rules.
@Suite struct SigningOffTests {
    private func signedOn(_ login: TestProvider, _ name: String, index: String) async throws -> BrowserSecret {
        let outcome = try await login.signOn(login.proof(name, sessionIndex: index))
        switch outcome {
        case .signedIn(let session): return session
        case .claim(let claim?):
            guard
                case .entered(let session, _) = try await login.company.house.reception.claiming
                    .enter(claim, in: try await login.company.organization, agent: "")
            else { throw PersonFailed(reason: "not entered") }
            return session
        default: throw PersonFailed(reason: "\(outcome)")
        }
    }

    @Test func `a provider ends the sessions it names, once, and no others`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (ada, eve) = (try await login.invited("ada"), try await login.invited("eve"))
            let first = try await signedOn(login, ada.name, index: "1")
            let second = try await signedOn(login, ada.name, index: "2")
            let others = try await signedOn(login, eve.name, index: "1")
            let (off, organization) = (house.reception.signingOff, try await login.company.organization)
            let name = SignOnProof.NameID(value: ada.name, format: TestProvider.email)
            func end(_ indexes: [String], _ request: String) async throws -> Bool {
                try await off.end(
                    name, indexes: indexes, request: request, until: house.clock.now, by: login.provider,
                    in: organization)
            }
            func isIn(_ session: BrowserSecret) async throws -> Bool {
                try await house.reception.signingIn.person(session, in: organization) != nil
            }
            #expect(try await end(["1", "unknown"], "_r1"))
            #expect(try await [isIn(first), isIn(second), isIn(others)] == [false, true, true])
            #expect(try await !end([], "_r1"), "the same request again")
            #expect(try await isIn(second))
            #expect(try await end([], "_r2"))
            #expect(try await [isIn(second), isIn(others)] == [false, true])
        }
    }

    @Test func `a provider ends what its person has begun and not finished, and what it gave no name`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (ada, organization) = (try await login.invited("ada"), try await login.company.organization)
            guard case .claim(let claim?) = try await login.signOn(login.proof(ada.name, sessionIndex: nil)) else {
                throw PersonFailed(reason: "no claim")
            }
            let name = SignOnProof.NameID(value: ada.name, format: TestProvider.email)
            _ = try await house.reception.signingOff.end(
                name, indexes: ["1"], request: "_r", until: house.clock.now, by: login.provider, in: organization)
            #expect(try await house.reception.claiming.enter(claim, in: organization, agent: "") == .over)
        }
    }

    @Test func `who signs out here is signed out at once, and the provider is told of whom`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let ada = try await login.invited("ada")
            let session = try await signedOn(login, ada.name, index: "7")
            let (off, organization) = (house.reception.signingOff, try await login.company.organization)
            let notice = try #require(try await off.signOut(session, in: organization))
            #expect(notice.nameID.value == ada.name && notice.sessionIndex == "7")
            #expect(try await house.reception.signingIn.person(session, in: organization) == nil)
            #expect(try await off.expected(with: notice.handle, in: organization)?.requestID == notice.requestID)
            try await off.conclude(notice.handle)
            #expect(try await off.expected(with: notice.handle, in: organization) == nil)
            #expect(try await off.signOut(session, in: organization) == nil)
        }
    }
}
