import Accounts
import SCIM
import TestSupport
import Testing

/// Somebody who takes an account into use by way of the rules alone, without pages.
struct Claimant {
    static let password = "violet-Ladder-93"

    let company: TestOrganization
    let organization: Organization
    let id: Account.ID
    let name: String

    /// Invited as soon as a provisioning client adds them.
    static func invited(_ profile: JSONObject, in company: TestOrganization) async throws -> Claimant {
        try await company.set(.inviteWhenAdded, to: "on")
        try await company.set(.profileCreationWithMobileNumber, to: "on")
        let id = try #require(Account.ID(try await company.add(.object(profile))))
        return Claimant(
            company: company, organization: try await company.house.administration.organization(company.slug), id: id,
            name: profile["userName"]?.string ?? "")
    }

    var house: TestHouse { company.house }

    /// The same person at another server of the database.
    func at(_ other: TestHouse) -> Claimant {
        Claimant(company: company.at(other), organization: organization, id: id, name: name)
    }

    /// The link or access code that is good.
    func code() async throws -> ClaimCode {
        try #require(try await house.inviting.code(of: id, in: organization.id)).code
    }

    /// What the newest message of a kind says.
    func message(_ kind: Message.Kind) async throws -> MessageFacts {
        let entries = try await house.accounts.messages(of: organization.id, limit: 100).map(\.entry)
        let newest = try #require(entries.first { $0.kind == kind && $0.account == id })
        return try #require(MessageFacts(newest, house.keyring))
    }

    /// Begins with a code, and chooses a username where one is to be chosen.
    func begin(_ code: ClaimCode, username: String? = nil) async throws -> BrowserSecret {
        let claiming = house.reception.claiming
        let browser = try #require(try await claiming.begin(code)).browser
        if let username {
            #expect(try await claiming.chooseUsername(username, browser, in: organization) == .chosen(.password))
        }
        return browser
    }

    func choosePassword(_ browser: BrowserSecret) async throws -> Claiming.PasswordOutcome {
        try await house.reception.claiming.choosePassword(Self.password, browser, in: organization, agent: "Browser")
    }

    /// Claims, and answers what was shown then.
    @discardableResult
    func claim(username: String? = nil) async throws -> (session: BrowserSecret, recoveryCode: ClaimCode?) {
        let outcome = try await choosePassword(try await begin(try await code(), username: username))
        guard case .done(let session, let recoveryCode, _) = outcome else { throw NotClaimed(outcome: outcome) }
        return (session, recoveryCode)
    }

    func person(_ session: BrowserSecret) async throws -> Person? {
        try await house.reception.signingIn.person(session, in: organization)
    }

    func signIn(_ typed: String, password: String = password) async throws -> SigningIn.Outcome {
        try await house.reception.signingIn.signIn(
            typed, password: password, in: organization, browser: nil, network: "192.0.2.1", agent: "Browser")
    }
}

struct NotClaimed: Error {
    let outcome: Claiming.PasswordOutcome
}
