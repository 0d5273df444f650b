package import Accounts
package import SCIM

/// An organization of one test's own, with a token, seen from a provisioning client.
package struct TestOrganization: Sendable {
    package let house: TestHouse
    package let slug: String
    /// Where its SCIM door is, behind the origin.
    package let path: String
    /// May read and write.
    package let token: String

    /// What a token may do unless a test says otherwise.
    package static let scopes = Token.Scope.provisioning.union([.readEvents])
    /// The integration that `token` belongs to.
    package static let integration = "Test directory"

    /// The address of the door as answers spell it.
    package var base: String { house.publicURL + path }

    /// A further token of this organization; an integration can have two.
    package func token(
        _ scopes: Set<Token.Scope> = TestOrganization.scopes,
        of integration: String = TestOrganization.integration,
        days: Int64 = 365
    ) async throws -> String {
        try await house.administration.createToken(integration: integration, in: slug, scopes: scopes, days: days).text
    }

    /// The same organization and token at another server of the database.
    package func at(_ other: TestHouse) -> TestOrganization {
        TestOrganization(house: other, slug: slug, path: path, token: token)
    }

    /// Changes a setting, of the integration of `token` where it is an integration's.
    package func set(_ setting: Setting, to value: String) async throws {
        let integration = setting.scope == .integration ? TestOrganization.integration : nil
        try await house.administration.set(setting, to: value, of: slug, integration: integration)
    }

    /// Sends a request to the door with the organization's token.
    ///
    /// - Parameter target: what stands behind the door's own path, like `/Users?count=1`; goes out as it is.
    package func send(
        _ method: String,
        _ target: String,
        headers: [HTTPHeader] = [],
        body: [UInt8]? = nil
    ) async throws -> HTTPAnswer {
        let authorization = HTTPHeader("Authorization", "Bearer \(token)")
        return try await house.client.send(method, path + target, headers: [authorization] + headers, body: body)
    }

    /// The same with a JSON body.
    package func send(
        _ method: String,
        _ target: String,
        headers: [HTTPHeader] = [],
        json: JSONValue
    ) async throws -> HTTPAnswer {
        let type = HTTPHeader("Content-Type", "application/scim+json")
        return try await send(method, target, headers: [type] + headers, body: json.encoded)
    }
}

extension TestHouse {
    /// A new organization with one integration and its token.
    package func organization() async throws -> TestOrganization {
        let slug = "company-\(nextNumber())"
        _ = try await administration.createOrganization(slug: slug, name: slug)
        return try await organization(slug)
    }

    /// The organization at the root, with a new token; once a house, since an integration has few tokens.
    package func defaultOrganization() async throws -> TestOrganization {
        try await organization(Organization.defaultSlug)
    }

    private func organization(_ slug: String) async throws -> TestOrganization {
        let path = try await administration.organization(slug).scimPath
        let token = try await administration.createToken(
            integration: TestOrganization.integration, in: slug, scopes: TestOrganization.scopes, days: 365)
        return TestOrganization(house: self, slug: slug, path: path, token: token.text)
    }
}
