package import Accounts
private import SCIM

/// Calls that say where they come from, in a house behind a proxy.
extension TestHouse {
    /// A house whose proxy tells whom it was asked by, and which believes it.
    package static var behindProxy: Options {
        var options = Options()
        options.proxyHeader = "X-Forwarded-For"
        return options
    }
}

extension TestOrganization {
    /// Looks for somebody who is not there, as Entra does when it tests a connection.
    package func call(
        from address: String,
        with secret: String? = nil,
        agent: String = "Test/1.0"
    ) async throws -> HTTPAnswer {
        try await house.client.send(
            "GET", path + "/Users?filter=userName%20eq%20%22nobody%22",
            headers: [
                HTTPHeader("Authorization", "Bearer \(secret ?? token)"), HTTPHeader("X-Forwarded-For", address),
                HTTPHeader("User-Agent", agent),
            ])
    }

    /// The same token at the address of another organization.
    package func astray(at other: TestOrganization) -> TestOrganization {
        TestOrganization(house: house, slug: other.slug, path: other.path, token: token)
    }

    /// The tokens of the integration of `token`, the oldest first.
    package var tokens: [Token] {
        get async throws {
            try await house.administration.tokens(of: TestOrganization.integration, in: slug)
        }
    }

    /// An administrator with an address.
    package func appointed(_ userName: String = "root@x.example") async throws -> String {
        let id = try await add(["userName": .string(userName)])
        try await house.appoint(id, as: .systemAdministrator, in: slug)
        return id
    }
}
