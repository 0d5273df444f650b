package import Accounts
private import Foundation
private import SCIM

/// An OAuth client of a test's organization, seen from the client.
package struct TestClient: Sendable {
    package let company: TestOrganization
    package let identifier: String
    package let secret: String

    package init(company: TestOrganization, identifier: String, secret: String) {
        self.company = company
        self.identifier = identifier
        self.secret = secret
    }

    /// Asks for an access token, as client_secret_basic does it.
    package func ask(
        _ form: String = "grant_type=client_credentials",
        headers: [HTTPHeader] = []
    ) async throws -> HTTPAnswer {
        try await company.askForToken(form, headers: [.basic(identifier, secret)] + headers)
    }

    /// - Returns: an access token; a refusal is thrown, with the whole answer.
    package func accessToken(_ form: String = "grant_type=client_credentials") async throws -> String {
        let answer = try await ask(form)
        guard answer.status == 200, let token = answer.json?["access_token"]?.string else {
            throw UnexpectedAnswer(description: answer.description)
        }
        return token
    }

    /// The same client at another server of the database.
    package func at(_ other: TestHouse) -> TestClient {
        TestClient(company: company.at(other), identifier: identifier, secret: secret)
    }
}

extension TestOrganization {
    /// Where the organization's access tokens are asked for, behind the origin.
    package var tokenPath: String { Organization.issuerPath(slug) + "/oauth2/token" }

    /// A new client of the integration of `token`, with a secret.
    package func client(
        _ scopes: Set<Token.Scope> = Token.Scope.provisioning,
        tokenHours: Int64 = 1
    ) async throws -> TestClient {
        let client = try await house.administration.createClient(
            integration: TestOrganization.integration, in: slug, scopes: scopes, tokenHours: tokenHours)
        return TestClient(company: self, identifier: client.identifier, secret: client.secret?.text ?? "")
    }

    /// Sends a form to the token endpoint, with what else there is to say.
    package func askForToken(
        _ form: String,
        headers: [HTTPHeader] = [],
        type: String = "application/x-www-form-urlencoded"
    ) async throws -> HTTPAnswer {
        try await house.client.send(
            "POST", tokenPath, headers: [HTTPHeader("Content-Type", type)] + headers, body: Array(form.utf8))
    }
}

extension HTTPHeader {
    /// RFC 6749 §2.3.1; what is given needs no form-urlencoding.
    package static func basic(_ identifier: String, _ secret: String) -> HTTPHeader {
        HTTPHeader("Authorization", "Basic " + Data("\(identifier):\(secret)".utf8).base64EncodedString())
    }
}

extension HTTPAnswer {
    /// Whether this is an OAuth error (RFC 6749 §5.2), which no cache keeps.
    package func isOAuthError(_ status: Int, _ code: String) -> Bool {
        self.status == status && json?["error"]?.string == code && self["Cache-Control"] == "no-store"
            && json?["error_description"]?.string?.isEmpty == false
            && (status == 401) == (self["WWW-Authenticate"] != nil)
    }
}
