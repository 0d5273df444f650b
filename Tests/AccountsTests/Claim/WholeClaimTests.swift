import Accounts
import Foundation
import SCIM
import TestSupport
import Testing

/// Claims from beginning to end, by the rules: on one server, on two, and in the files they leave behind.
@Suite struct WholeClaimTests {
    private static let ada: JSONObject = ["userName": "ada@x.example"]
    private static let bob: JSONObject = ["userName": "+447700900123"]
    private static let eve: JSONObject = ["userName": "eve", "externalId": "4711"]

    @Test func `a link made by one server is spent on the other, once`() async throws {
        try await twoHouses { first, second in
            let ada = try await Claimant.invited(Self.ada, in: try await first.organization())
            let link = try await ada.code()
            let (here, there) = (try await ada.begin(link), try await ada.at(second).begin(link))
            let session = try #require(try await ada.at(second).choosePassword(there).session)
            #expect(try await ada.choosePassword(here) == .over)
            #expect(try await ada.person(session)?.id == ada.id, "and is signed in at both")
        }
    }

    @Test func `a session ended on one server is ended on both`() async throws {
        try await twoHouses { first, second in
            let ada = try await Claimant.invited(Self.ada, in: try await first.organization())
            let session = try await ada.claim().session
            #expect(try await ada.at(second).person(session) != nil)
            try await first.reception.signingIn.end(session)
            #expect(try await ada.at(second).person(session) == nil)
        }
    }

    @Test func `S27 whoever is deactivated through one server is signed out on the other`() async throws {
        try await twoHouses { first, second in
            let ada = try await Claimant.invited(Self.ada, in: try await first.organization())
            let session = try await ada.at(second).claim().session
            _ = try await ada.company.patch(ada.id.text, ["op": "replace", "path": "active", "value": false])
            #expect(try await ada.at(second).person(session) == nil)
            #expect(try await ada.at(second).signIn(ada.name) == .refused)
        }
    }

    @Test func `S28 after all kinds of claims no secret is in the database or the log`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            var secrets = [Claimant.password]

            let ada = try await Claimant.invited(Self.ada, in: company)
            secrets.append(try await ada.code().text)
            secrets.append(try await ada.claim().session.text)
            let forgot = try await house.reception.recovering.ask(
                ada.name, in: ada.organization, from: .init(network: "192.0.2.1", browser: nil))
            #expect(forgot == .way(.mailedCode))
            try await house.reception.desk.flush()
            let reset = try #require(try await ada.message(.resetCode).code)

            let bob = try await Claimant.invited(Self.bob, in: company)
            secrets.append(try await bob.code().text)
            let shown = try await bob.claim()
            let recovery = try #require(shown.recoveryCode)
            #expect(try await bob.message(.recoveryCode).code == recovery.grouped)
            secrets += [recovery.text, recovery.grouped, shown.session.text]

            let eve = try await Claimant.invited(Self.eve, in: company)
            let code = try await eve.code()
            secrets += [code.text, code.grouped]
            secrets.append(try await eve.claim(username: "eve.marin").session.text)
            _ = try await house.makeAccessCode(for: "eve", in: eve.organization)
            secrets.append(try await eve.code().text)

            let bytes = try await TestDatabase.content(of: house.databaseURL, in: house.folder)
            #expect(bytes.contains { $0.range(of: Data("eve.marin".utf8)) != nil })
            for secret in secrets {
                #expect(!bytes.contains { $0.range(of: Data(secret.utf8)) != nil }, "\(secret)")
                #expect(!house.log.contains(secret))
            }
            // Six digits are somewhere by chance; with what stands around them in a message they are not.
            #expect(!bytes.contains { $0.range(of: Data("\"code\":\"\(reset)\"".utf8)) != nil })
        }
    }

    private func twoHouses(_ body: (TestHouse, TestHouse) async throws -> Void) async throws {
        try await TestHouse.run { first in
            var options = TestHouse.Options()
            options.databaseURL = first.databaseURL
            options.clock = first.clock
            try await TestHouse.run(options) { second in try await body(first, second) }
        }
    }
}

extension Claiming.PasswordOutcome {
    fileprivate var session: BrowserSecret? { if case .done(let session, _, _) = self { session } else { nil } }
}
