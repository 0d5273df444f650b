import Accounts
import Foundation
import SCIM
import Secrets
import TestSupport
import Testing

@testable import SAML

/// An identity provider of an organization that signs what it says.
struct SigningProvider {
    let company: TestOrganization
    let domain: String

    /// Made once: an RSA key takes its time.
    static let key = SigningProvider.certified(.rsa)
    static let stranger = SigningProvider.certified(TestKey(rsaBits: 2048))
    /// The organization's own.
    private static let ours = SigningProvider.certified(TestKey(rsaBits: 2048))

    var entityID: String { "https://idp.\(domain)/saml" }

    /// - Parameter isActive: whether a test sign-on has succeeded, and people sign on.
    init(
        _ company: TestOrganization,
        _ options: [ProviderOption: String] = [:],
        isActive: Bool = true
    ) async throws {
        self.company = company
        let domain = "\(company.slug).example"
        self.domain = domain
        let organization = try await company.organization
        let name = DomainName(stored: domain)
        let now = company.house.clock.now
        let own = Self.ours.sealed(company.house.keyring, at: now)
        try await company.house.write { records in
            _ = try records.insert(name, in: organization.id, at: now)
            try records.verify(name, by: .dns, in: organization.id, at: now)
            try records.insert(own, in: organization.id)
        }
        var chosen = ProviderOptions()
        for (option, value) in options { chosen[option] = value }
        let base = "https://idp.\(domain)"
        let facts = ProviderFacts(
            entityID: base + "/saml",
            signOn: ["redirect", "post"].map { .init(binding: $0, location: base + "/sso", responseLocation: nil) },
            logout: [.init(binding: "redirect", location: base + "/slo?from=muster", responseLocation: nil)],
            certificates: [Self.key.certificate.der], certificatesEnd: nil, wantsSignedRequests: true, validUntil: nil,
            cacheSeconds: nil)
        var provider = try await company.house.administration.addProvider(
            NewProvider(name: "Nordwind", facts: facts, options: chosen, source: nil), answeringFor: nil,
            to: company.slug)
        guard isActive else { return }
        provider.tested = now
        try await company.house.write { [provider] in _ = try $0.save(provider) }
        // Somebody can come in when the provider breaks.
        _ = try await company.claimed(["userName": "keeper", "externalId": "keeper"])
        try await company.set(.singleSignOn, to: "on")
    }

    func address(_ name: String) -> String { "\(name)@\(domain)" }

    /// Somebody who may claim an account here.
    func invited(_ name: String = "ada") async throws -> TestPerson {
        try await company.invited(["userName": .string(address(name)), "name": ["givenName": "Ada"]])
    }

    /// Somebody who has come by this provider before.
    func claimed(_ name: String = "ada") async throws -> TestPerson {
        let person = try await invited(name)
        let browser = TestBrowser(company.house)
        let entered = try await signOn(browser, as: person.name)
        guard entered.heading == "Your account is ready" else { throw PersonFailed(reason: entered.description) }
        _ = try await browser.submit([:], to: company.page("/claim/enter"))
        return person
    }

    // MARK: What a browser carries

    /// A question, as the page that leads to the provider has it.
    struct Question {
        let id: String
        let relayState: String
        let forcesAuthentication: Bool

        init(_ answer: HTTPAnswer) throws {
            let address = try #require(answer["Refresh"]?.dropFirst("0; url=".count), "\(answer)")
            let query = try RedirectQuery(String(try #require(address.split(separator: "?").last)))
            let root = try XMLDocument(query.document, limits: .message).root
            id = try #require(root.attribute("ID"))
            relayState = try #require(query.relayState)
            forcesAuthentication = root.attribute("ForceAuthn") == "true"
        }
    }

    /// Types an address where people sign in, and comes back from the provider.
    func signOn(_ browser: TestBrowser, as address: String) async throws -> HTTPAnswer {
        let question = try await ask(browser, as: address)
        return try await browser.go(try await post(try response(to: question, Said(address)), question.relayState))
    }

    func ask(_ browser: TestBrowser, as address: String) async throws -> Question {
        _ = try await browser.open(company.page("/signin"))
        return try Question(try await browser.submit(["name": address], to: company.page("/signin")))
    }

    /// What the provider's page has a browser send: without cookies, as they do not go from one site to another.
    func post(
        _ response: String,
        _ relayState: String?,
        _ more: [(String, String)] = [],
        type: String = "application/x-www-form-urlencoded"
    ) async throws -> HTTPAnswer {
        let state = relayState.map { [("RelayState", $0)] } ?? []
        let body = ([("SAMLResponse", response)] + state + more).map { "\($0)=\(Self.encoded($1))" }
        return try await company.house.client.send(
            "POST", company.page("/saml/acs"),
            headers: [
                HTTPHeader("Content-Type", type), HTTPHeader("Origin", "https://idp.\(domain)"),
                HTTPHeader("Sec-Fetch-Site", "cross-site"), HTTPHeader("Accept", "text/html"),
            ], body: Array(body.joined(separator: "&").utf8))
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private static func certified(_ key: TestKey) -> CertifiedKey {
        let certificate = key.certificate(name: "idp.example", from: 1_700_000_000, until: 2_000_000_000)
        do {
            return try CertifiedKey(certificate: Certificate(der: certificate), privateKey: key.privateDER)
        } catch {
            preconditionFailure("\(error)")
        }
    }
}

extension CertifiedKey {
    /// As an organization keeps it.
    fileprivate func sealed(_ keyring: Keyring, at now: Instant) -> SignOnKey {
        let sealed = keyring.seal(
            privateKey, in: certificate.der, for: .signOn, nonce: SecretBytes.random(Keyring.nonceLength))
        return SignOnKey(
            certificate: certificate.der, sealed: sealed, signsFrom: now, ends: now.advanced(bySeconds: 86_400_000))
    }
}

extension TestBrowser {
    /// Goes where an answer leads.
    func go(_ first: HTTPAnswer) async throws -> HTTPAnswer {
        var answer = first
        while answer.status == 303, let place = answer["Location"], place.hasPrefix("/") {
            answer = try await open(place)
        }
        return answer
    }
}
