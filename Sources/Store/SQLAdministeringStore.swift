package import Accounts
internal import SCIM
internal import Secrets

/// Roles, second factors and the audit log of the store.
extension SQLAccountStore {
    package func role(of account: Account.ID, in organization: Organization.ID) async throws -> Role? {
        try await reporting {
            try await driver.lookup(AdministratorTable.lookup(account, in: organization)).flatMap(Role.read)
        }
    }

    package func secondFactor(
        of account: Account.ID,
        in organization: Organization.ID
    ) async throws -> SecondFactor? {
        try await reporting {
            try await driver.lookup(SecondFactorTable.lookup(account, in: organization)).map(SecondFactor.init)
        }
    }

    package func audit(_ query: AuditQuery, in organization: Organization.ID) async throws -> [LoggedAudit] {
        try await reporting {
            try await driver.read { try AuditTable(session: $0, organization: organization).entries(query) }
        }
    }

    package func events(
        of account: Account.ID,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [AccountEvent] {
        try await reporting {
            try await driver.read {
                try AccountEventTable(session: $0).events(of: account, limit: limit, in: organization)
            }
        }
    }
}

/// The verbs on them, handed on to their tables.
extension SQLAccountTransaction {
    private var events: AccountEventTable { AccountEventTable(session: session) }

    private func administrators(_ organization: Organization.ID) -> AdministratorTable {
        AdministratorTable(session: session, organization: organization)
    }

    private func factors(_ organization: Organization.ID) -> SecondFactorTable {
        SecondFactorTable(session: session, organization: organization)
    }

    func role(of account: Account.ID, in organization: Organization.ID) throws -> Role? {
        try session.row(AdministratorTable.lookup(account, in: organization)).flatMap(Role.read)
    }

    func set(_ role: Role?, of account: Account.ID, in organization: Organization.ID) throws {
        try administrators(organization).set(role, of: account)
    }

    func ordinaryAccounts(among members: [String], in organization: Organization.ID) throws -> [Account.ID] {
        try administrators(organization).ordinaryAccounts(among: dialect.elements(members))
    }

    func hasSystemAdministrator(in organization: Organization.ID) throws -> Bool {
        try administrators(organization).hasSystemAdministrator()
    }

    func secondFactor(of account: Account.ID, in organization: Organization.ID) throws -> SecondFactor? {
        try session.row(SecondFactorTable.lookup(account, in: organization)).map(SecondFactor.init)
    }

    func save(_ factor: SecondFactor, of account: Account.ID, in organization: Organization.ID) throws {
        try factors(organization).save(factor, of: account)
    }

    func endSecondFactor(of account: Account.ID, in organization: Organization.ID) throws {
        try factors(organization).end(of: account)
    }

    func confirm(
        _ confirmed: Accounts.Session.ID,
        of account: Account.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws {
        try SessionTable(session: session).confirm(confirmed, of: account, in: organization, at: now)
    }

    func append(_ entry: AuditEntry, in organization: Organization.ID) throws {
        try AuditTable(session: session, organization: organization).append(entry)
    }

    func append(_ event: AccountEvent, of account: Account.ID, in organization: Organization.ID) throws {
        try events.append(event, of: account, in: organization)
    }

    func sweepEvents(before end: Instant) throws -> Int { try events.sweep(before: end, dialect) }

    func saveSetupLink(_ digest: Digest, until end: Instant, in organization: Organization.ID) throws {
        try factors(organization).saveSetupLink(digest, until: end)
    }

    func hasSetupLink(_ digest: Digest, at now: Instant, in organization: Organization.ID) throws -> Bool {
        try factors(organization).hasSetupLink(digest, at: now)
            && !administrators(organization).hasSystemAdministrator()
    }
}
