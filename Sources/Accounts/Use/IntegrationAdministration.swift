package import SCIM

/// What an operator decides about integrations: the same as in the panel, with the same entries in the audit log.
extension Administration {
    var integrating: Integrating {
        Integrating(desk: Desk(store: store, environment: environment), keyring: keyring)
    }

    /// Makes a token beside an old one, which goes on for a while.
    package func rotateToken(
        _ id: Token.ID,
        in slug: String,
        days: Int64,
        hours: Int64 = Limits.hoursOfRotation
    ) async throws -> TokenSecret {
        try await integrating.rotate(
            id, days: days, hours: hours, by: .operator(of: try await organization(slug)))
    }

    /// - Parameter networks: as people type them; none is everywhere.
    package func limitToken(_ id: Token.ID, to networks: String, in slug: String) async throws {
        try await integrating.limit(id, to: networks, by: .operator(of: try await organization(slug)))
    }

    /// Lets an integration shut out as many people as it wants, for a day.
    ///
    /// - Returns: when that ends.
    package func releaseGuard(of name: String, in slug: String) async throws -> Instant {
        let organization = try await organization(slug)
        let integration = try await existingIntegration(name, in: organization)
        return try await integrating.release(integration.id, by: .operator(of: organization))
    }
}
