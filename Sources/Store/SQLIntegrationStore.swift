package import Accounts
package import SCIM

/// Integrations, as those see them who administer.
extension SQLAccountStore {
    package func failures(
        since start: Instant,
        in organization: Organization.ID
    ) async throws -> [Integration.ID: Int] {
        try await reporting {
            try await driver.read { [dialect] in
                try LogTable(session: $0, dialect: dialect).failures(since: start, in: organization)
            }
        }
    }

    package func deactivationGuard(
        of integration: Integration.ID,
        in organization: Organization.ID
    ) async throws -> DeactivationGuard? {
        try await reporting {
            try await driver.read {
                try GuardTable(session: $0, organization: organization, integration: integration).state()
            }
        }
    }

    package func conflicts(
        behind last: Conflict.ID?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Conflict] {
        try await reporting {
            try await driver.read {
                try ConflictTable(session: $0).all(behind: last, limit: limit, in: organization)
            }
        }
    }

    package func countConflicts(upTo limit: Int, in organization: Organization.ID) async throws -> Int {
        try await reporting {
            try await driver.read { try ConflictTable(session: $0).count(upTo: limit, in: organization) }
        }
    }

    package func hasConflicts() async throws -> Bool {
        try await reporting { try await driver.read { try ConflictTable(session: $0).hasAny() } }
    }

    package func hasEndingTokens(at now: Instant) async throws -> Bool {
        try await reporting {
            try await driver.read { try $0.row(TokenUseTable.hasEnding(at: now)) != nil }
        }
    }
}

/// The verbs on them, handed on to their tables.
extension SQLAccountTransaction {
    private var uses: TokenUseTable { TokenUseTable(session: session, dialect: dialect) }
    private var conflicts: ConflictTable { ConflictTable(session: session) }

    func record(_ use: TokenUse, of token: Token.ID, in organization: Organization.ID) throws -> Bool {
        try uses.record(use, of: token, in: organization)
    }

    func token(_ id: Token.ID, in organization: Organization.ID) throws -> (token: Token, integration: Integration)? {
        try uses.token(id, in: organization)
    }

    func limit(_ token: Token.ID, to networks: [Network], in organization: Organization.ID) throws {
        try session.announce()
        try uses.limit(token, to: networks, in: organization)
    }

    func end(_ token: Token.ID, at end: Instant, in organization: Organization.ID) throws {
        try session.announce()
        try uses.end(token, at: end, in: organization)
    }

    func takeEndingTokens(at now: Instant, limit: Int) throws -> [(Token, Integration, Organization)] {
        try uses.takeEnding(at: now, limit: limit)
    }

    func systemAdministrators(in organization: Organization.ID) throws -> [Account] {
        try AccountTable(session: session, dialect: dialect).systemAdministrators(in: organization)
    }

    func countDeactivation(
        by integration: Integration.ID,
        on day: Int64,
        in organization: Organization.ID
    ) throws -> DeactivationGuard {
        try GuardTable(session: session, organization: organization, integration: integration).count(on: day)
    }

    func releaseGuard(
        of integration: Integration.ID,
        until end: Instant,
        on day: Int64,
        in organization: Organization.ID
    ) throws {
        try GuardTable(session: session, organization: organization, integration: integration)
            .release(until: end, on: day)
    }

    func take(_ news: ConflictNews) throws { try conflicts.take(news) }

    func conflict(_ id: Conflict.ID, in organization: Organization.ID) throws -> Conflict? {
        try conflicts.conflict(id, in: organization)
    }

    func dismiss(_ conflict: Conflict.ID, in organization: Organization.ID, at now: Instant) throws -> Bool {
        try conflicts.dismiss(conflict, in: organization, at: now)
    }

    func forget(_ conflict: Conflict.ID, in organization: Organization.ID) throws {
        try conflicts.forget(conflict, in: organization)
    }
}
