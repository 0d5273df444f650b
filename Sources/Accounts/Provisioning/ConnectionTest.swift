internal import SCIM

/// What a provider's own button for testing a connection does, without the provider.
package struct ConnectionTest: Sendable {
    let integrating: Integrating
    let schemas: SchemaSet

    package struct Trial: Sendable {
        /// What was asked for: somebody who is surely not there.
        package let filter: String
        package let status: Int
        /// The answer's body, as a client would get it.
        package let body: String
    }

    /// Asks, as Entra's test does, for nobody; nil when the integration has no token that could.
    package func run(_ id: Integration.ID, by acting: ActingAdministrator) async throws -> Trial? {
        let (store, environment) = (integrating.store, integrating.environment)
        try integrating.desk.allow(.readSettings, to: acting)
        let integration = try await integrating.existing(id, acting.organization)
        let now = environment.now()
        let live = try await store.tokens(of: id, in: acting.organization.id)
            .first { $0.isOfIntegration && $0.isLive(at: now) && $0.scopes.contains(.readUsers) }
        guard let live else { return nil }
        var search = SearchRequest()
        search.filter = "userName eq \"\(Account.ID(environment).text)\""
        let caller = Credential(token: live, organization: acting.organization, integration: integration)
        let directory = Directory(
            schemas: schemas, store: store, keyring: integrating.keyring, environment: environment)
        do {
            let query = try ListQuery(search, schemas: schemas, quirks: integration.settings.quirks)
            let page = try await directory.list(query, by: caller)
            let answer = ListResponse(totalResults: page.total, at: .index(1), itemsPerPage: page.records.count)
            return Trial(
                filter: search.filter ?? "", status: 200, body: String(decoding: answer.finish(), as: UTF8.self))
        } catch let error as SCIMError {
            return Trial(
                filter: search.filter ?? "", status: error.status,
                body: String(decoding: JSONValue.object(error.message).encoded, as: UTF8.self))
        }
    }
}
