package import Accounts
package import SCIM
private import Store

/// Somebody in an organization, as a provisioning client and the person bring the account where it is.
package struct TestPerson: Sendable {
    package let company: TestOrganization
    package let id: Account.ID
    /// What the person types to sign in.
    package let name: String
    package let password: String

    package static let password = "kettle-of-green-tea"
}

/// Something a person was to do did not work.
package struct PersonFailed: Error {
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

extension TestOrganization {
    package var organization: Organization {
        get async throws { try await house.administration.organization(slug) }
    }

    /// Where pages of this organization are.
    package func page(_ address: String) -> String { Organization.issuerPath(slug) + address }

    /// Somebody who may claim an account: invited, and not more.
    package func invited(_ user: JSONObject) async throws -> TestPerson {
        let answer = try await send("POST", "/Users", json: .object(user))
        guard let id = answer.json?["id"]?.string.flatMap({ Account.ID($0) }),
            let name = user["userName"]?.string
        else { throw PersonFailed(reason: answer.description) }
        // Whoever can only be handed a code was invited at once.
        _ = try? await house.take(.invite, with: id.text, in: organization)
        return TestPerson(company: self, id: id, name: name, password: TestPerson.password)
    }

    /// Somebody who has claimed the account.
    package func claimed(_ user: JSONObject) async throws -> TestPerson {
        let person = try await invited(user)
        try await person.claim()
        return person
    }

    package func claimed(_ userName: String) async throws -> TestPerson {
        try await claimed(["userName": .string(userName)])
    }
}

extension TestPerson {
    /// Goes through the claim, without its pages.
    package func claim() async throws {
        let (house, organization) = (company.house, try await company.organization)
        var code = try await house.inviting.code(of: id, in: organization.id)?.code
        if code == nil { code = try await house.makeAccessCode(for: id.text, in: organization) }
        guard let code, let browser = try await house.reception.claiming.begin(code)?.browser else {
            throw PersonFailed(reason: "the claim does not begin")
        }
        let claiming = house.reception.claiming
        if code.kind == .accessCode {
            _ = try await claiming.chooseUsername(name, browser, in: organization)
        }
        let outcome = try await claiming.choosePassword(password, browser, in: organization, agent: "")
        guard case .done = outcome else { throw PersonFailed(reason: "\(outcome)") }
    }

    /// Signs in on the pages of the organization.
    package func signIn(_ browser: TestBrowser, as typed: String? = nil) async throws -> HTTPAnswer {
        _ = try await browser.open(company.page("/signin"))
        _ = try await browser.submit(["name": typed ?? name], to: company.page("/signin"))
        return try await browser.submit(
            ["name": typed ?? name, "password": password], to: company.page("/signin/password"))
    }

    /// Ends the person's access, as a provisioning client does.
    package func deactivate() async throws {
        let answer = try await company.patch(id.text, ["op": "replace", "path": "active", "value": false])
        guard answer.status == 200 else { throw PersonFailed(reason: answer.description) }
    }
}

extension TestOrganization {
    /// What waits to be sent, or was sent, the latest first.
    package func messages(_ kind: Message.Kind) async throws -> [MessageFacts] {
        try await house.store.messages(of: organization.id, limit: 100).filter { $0.entry.kind == kind }
            .compactMap { MessageFacts($0.entry, house.keyring) }
    }
}

extension TestPerson {
    /// What waits to be sent to the person, or was sent, the latest first.
    package func messages(_ kind: Message.Kind) async throws -> [MessageFacts] {
        let house = company.house
        return try await house.store.messages(of: company.organization.id, limit: 100)
            .filter { $0.entry.account == id && $0.entry.kind == kind }
            .compactMap { MessageFacts($0.entry, house.keyring) }
    }

    /// Asks for a reset code on the pages.
    ///
    /// - Returns: the code, as it is mailed.
    package func mailedCode(_ browser: TestBrowser) async throws -> String {
        _ = try await browser.open(company.page("/forgot"))
        _ = try await browser.submit(["name": name], to: company.page("/forgot"))
        try await company.house.reception.desk.flush()
        guard let code = try await messages(.resetCode).first?.code else {
            throw PersonFailed(reason: "no code is mailed")
        }
        return code
    }

    /// Takes the claim on with what a browser was given; the session is not kept.
    package func choose(_ password: String, _ browser: TestBrowser) async throws -> Claiming.PasswordOutcome {
        guard let secret = browser.cookies["__Host-muster-claim"].flatMap({ BrowserSecret($0) }) else {
            throw PersonFailed(reason: "no claim was begun")
        }
        let organization = try await company.organization
        return try await company.house.reception.claiming
            .choosePassword(password, secret, in: organization, agent: "")
    }
}
