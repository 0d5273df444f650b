import Accounts
import SCIM
import TestSupport

/// A person who was pushed into an organization, and claims.
struct Claimant {
    static let password = "seven green kettles sing"

    let company: TestOrganization
    let id: String

    var prefix: String { "/o/\(company.slug)" }
    var link: String { get async throws { try await company.link(of: id) } }
    var browser: TestBrowser { TestBrowser(company.house) }

    /// Somebody who is reached by e-mail, invited when added.
    static func byEmail(_ company: TestOrganization, _ address: String = "ana@x.example") async throws -> Claimant {
        try await company.set(.inviteWhenAdded, to: "on")
        return Claimant(company: company, id: try await company.add(["userName": .string(address), "name": name]))
    }

    /// Somebody who is reached by text message, invited when added.
    static func byPhone(_ company: TestOrganization, _ number: String = "+12015550123") async throws -> Claimant {
        try await company.set(.inviteWhenAdded, to: "on")
        try await company.set(.profileCreationWithMobileNumber, to: "on")
        return Claimant(company: company, id: try await company.add(["userName": .string(number), "name": name]))
    }

    /// Somebody whom nothing reaches; invited with the account.
    static func byAccessCode(_ company: TestOrganization, _ userName: String = "E-17") async throws -> Claimant {
        Claimant(company: company, id: try await company.add(["userName": .string(userName), "name": name]))
    }

    private static let name: JSONValue = ["givenName": "Ana", "familyName": "Rossi"]

    /// Follows the newest link, and the button behind it.
    func begin(in browser: TestBrowser) async throws -> HTTPAnswer {
        let link = try await link
        _ = try await browser.open(link)
        return try await browser.submit([:], to: link)
    }

    /// Types an access code.
    func enter(_ code: String, in browser: TestBrowser) async throws -> HTTPAnswer {
        _ = try await browser.open(prefix + "/work/accesscode")
        return try await browser.submit(["code": code], to: prefix + "/work/accesscode")
    }

    func choosePassword(_ password: String = password, in browser: TestBrowser) async throws -> HTTPAnswer {
        try await browser.submit(["password": password], to: prefix + "/claim/password")
    }

    func chooseUsername(_ username: String, in browser: TestBrowser) async throws -> HTTPAnswer {
        try await browser.submit(["username": username], to: prefix + "/claim/username")
    }

    /// Goes all the way.
    ///
    /// - Returns: the browser, signed in.
    func claim() async throws -> TestBrowser {
        let browser = browser
        if try await company.claimCode(of: id).kind == .accessCode {
            _ = try await enter(company.claimCode(of: id).text, in: browser)
            _ = try await chooseUsername("ana-\(id.prefix(8))", in: browser)
        } else {
            _ = try await begin(in: browser)
        }
        _ = try await choosePassword(in: browser)
        return browser
    }

    func signIn(_ name: String, _ password: String = password) async throws -> Bool {
        let outcome = try await company.house.reception.signingIn.signIn(
            name, password: password, in: company.record, browser: nil, network: "192.0.2.1", agent: "")
        if case .signedIn = outcome { return true } else { return false }
    }

    func isClaimed() async throws -> Bool {
        let details = "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User"
        return try await company.send("GET", "/Users/\(id)").json?[details]?["claimed"] == true
    }
}

extension HTTPAnswer {
    /// The heading of a page.
    var heading: String? { text.firstMatch(of: /<h1>([^<]*)<\/h1>/).map { String($0.1) } }
    /// The recovery code on a page.
    var recoveryCode: String? {
        text.firstMatch(of: /<p class="shown-code"><bdi dir="ltr">([^<]*)<\/bdi>/).map { String($0.1) }
    }
}
