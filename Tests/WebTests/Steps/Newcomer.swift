import Accounts
import SCIM
import TestSupport
import Testing

/// Somebody with an organization of their own, whose claim has begun in a browser.
struct Newcomer {
    let company: TestOrganization
    let organization: Organization
    let id: Account.ID
    let secret: BrowserSecret
    let browser: TestBrowser

    var house: TestHouse { company.house }
    var claiming: Claiming { house.reception.claiming }

    /// - Parameter prepare: what there is before the person comes.
    init(
        _ settings: Set<Setting>,
        language: String = "en",
        _ prepare: (TestOrganization) async throws -> Void = { _ in }
    ) async throws {
        company = try await TestHouse.shared.organization()
        let house = company.house
        for setting in settings { try await company.set(setting, to: "on") }
        try await prepare(company)
        let id = try await company.add([
            "userName": "ada@x.example", "displayName": "Ada & Co", "title": "Porter", "nickName": "Ad",
        ])
        self.id = try #require(Account.ID(id))
        let organization = try await house.administration.organization(company.slug)
        _ = try await house.take(.invite, with: id, in: organization)
        let code = try #require(try await house.inviting.code(of: self.id, in: organization.id)?.code)
        secret = try #require(try await house.reception.claiming.begin(code)?.browser)
        browser = TestBrowser(house, language: language)
        browser.keep("__Host-muster-claim", secret.text)
        self.organization = organization
    }

    func address(_ step: String) -> String { "/o/\(company.slug)/claim/\(step)" }

    var step: Claim.Step? {
        get async throws { try await claiming.current(secret, in: organization)?.step }
    }

    /// The step of the password, which has tests of its own; signs in besides.
    func choosePassword() async throws {
        let done = try await claiming.choosePassword(
            "correct horse battery", secret, in: organization, agent: "Browser")
        guard case .done(let session, _, _) = done else {
            Issue.record("\(done)")
            return
        }
        browser.keep("__Host-muster-session", session.text)
    }

    var user: JSONValue {
        get async throws { try #require(try await company.send("GET", "/Users/\(id.text)").json) }
    }
}
