package import SCIM

/// What administrators see of integrations; a part of `AccountStore`.
package protocol IntegrationStore: Sendable {
    /// How many requests of each were refused since an instant, among the latest thousand of all.
    func failures(since start: Instant, in organization: Organization.ID) async throws -> [Integration.ID: Int]
    /// Nil when the integration has shut out nobody yet, and nobody has released it.
    func deactivationGuard(
        of integration: Integration.ID, in organization: Organization.ID
    ) async throws -> DeactivationGuard?
    /// Those nobody has dismissed, the latest first.
    ///
    /// - Parameter last: the one that they come behind; nil for the beginning.
    func conflicts(
        behind last: Conflict.ID?, limit: Int, in organization: Organization.ID
    ) async throws -> [Conflict]
    /// How many those are; counting ends at the limit.
    func countConflicts(upTo limit: Int, in organization: Organization.ID) async throws -> Int
    /// Whether there are any, of whatever organization.
    func hasConflicts() async throws -> Bool
    /// Whether there is a token of an integration that ends so soon that somebody should hear of it now.
    func hasEndingTokens(at now: Instant) async throws -> Bool
}

/// What may be done about integrations inside a transaction.
package protocol IntegrationTransaction {
    /// Writes down a use of a token.
    ///
    /// - Returns: whether it came from a network that the token was not used from before, and it was from others.
    func record(_ use: TokenUse, of token: Token.ID, in organization: Organization.ID) throws -> Bool
    /// A token of an integration, locked until the end of the transaction.
    func token(_ id: Token.ID, in organization: Organization.ID) throws -> (token: Token, integration: Integration)?
    /// No networks are all of them.
    func limit(_ token: Token.ID, to networks: [Network], in organization: Organization.ID) throws
    /// Moves the end of a token; nobody is told of it any more.
    func end(_ token: Token.ID, at end: Instant, in organization: Organization.ID) throws
    /// Tokens of integrations that end so soon that somebody should hear of it now, locked, and marked as told.
    func takeEndingTokens(at now: Instant, limit: Int) throws -> [(Token, Integration, Organization)]
    /// Those with an e-mail address or not, active ones alone.
    func systemAdministrators(in organization: Organization.ID) throws -> [Account]

    /// Counts one more person whom an integration shuts out on a day; with the first one, how many it has.
    func countDeactivation(
        by integration: Integration.ID, on day: Int64, in organization: Organization.ID
    ) throws -> DeactivationGuard
    func releaseGuard(
        of integration: Integration.ID, until end: Instant, on day: Int64, in organization: Organization.ID) throws

    /// Remembers a conflict and forgets those that are settled.
    func take(_ news: ConflictNews) throws
    /// A conflict, locked until the end of the transaction.
    func conflict(_ id: Conflict.ID, in organization: Organization.ID) throws -> Conflict?
    /// - Returns: false when it was dismissed already.
    func dismiss(_ conflict: Conflict.ID, in organization: Organization.ID, at now: Instant) throws -> Bool
    func forget(_ conflict: Conflict.ID, in organization: Organization.ID) throws
}
