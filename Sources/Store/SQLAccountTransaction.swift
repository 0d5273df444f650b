internal import Accounts
internal import SCIM
internal import Secrets

/// The verbs of a transaction, handed on to the tables they belong to.
struct SQLAccountTransaction: AccountTransaction {
    let session: any Session
    let dialect: any Dialect
    let driver: any Driver
    let followed: FollowedOrganizations

    private var accounts: AccountTable { AccountTable(session: session, dialect: dialect) }
    private var organizations: OrganizationTable { OrganizationTable(session: session) }
    private var tokens: TokenTable { TokenTable(session: session) }
    private var clients: ClientTable { ClientTable(session: session, dialect: dialect) }
    private var log: LogTable { LogTable(session: session, dialect: dialect) }

    func account(_ id: Account.ID, in organization: Organization.ID) throws -> (Account, AccountRecord)? {
        try accounts.account(id, in: organization)
    }

    func deactivated(like entry: AccountEntry) throws -> (Account, AccountRecord)? {
        try accounts.deactivated(like: entry)
    }

    func insert(_ entry: AccountEntry) throws { try accounts.insert(entry) }

    func update(_ entry: AccountEntry, replacing old: AccountEntry) throws -> Bool {
        try accounts.update(entry, replacing: old)
    }

    func delete(_ id: Account.ID, in organization: Organization.ID, at now: Instant) throws {
        try endTokens(of: id, in: organization)
        try accounts.delete(id, in: organization, at: now)
    }

    func setAdministration(
        _ givesAdministration: Bool,
        isWritable: Bool,
        group name: String,
        in organization: Organization.ID
    ) throws -> Int {
        try AdministratorTable(session: session, organization: organization)
            .setRole(givesAdministration, isWritable: isWritable, ofGroup: name)
    }

    func countUse(of limit: Setting, on day: Int64, in organization: Organization.ID) throws -> Int {
        try organizations.countUse(of: limit.rawValue, on: day, in: organization)
    }

    func rememberKeys(_ check: Digest) throws { try KeyTable(session: session).remember(check) }

    func organization(_ id: Organization.ID) throws -> Organization? {
        try organizations.organization(id, lock: dialect.rowLock)
    }

    func integration(named name: String, in organization: Organization.ID) throws -> Integration? {
        try organizations.integration(named: name, in: organization, lock: dialect.rowLock)
    }

    func tokens(of integration: Integration.ID, in organization: Organization.ID) throws -> [Token] {
        try tokens.tokens(of: integration, in: organization)
    }

    func insertOrganization(slug: String, name: String, at now: Instant) throws -> Organization {
        try organizations.insert(slug: slug, name: name, at: now)
    }

    func insertIntegration(
        named name: String,
        in organization: Organization.ID,
        at now: Instant
    ) throws -> Integration {
        try organizations.insertIntegration(named: name, in: organization, at: now)
    }

    func insertToken(
        _ digest: Digest,
        _ scopes: Set<Token.Scope>,
        created: Instant,
        expires: Instant,
        of integration: Integration.ID,
        in organization: Organization.ID
    ) throws -> Token {
        try tokens.insert(
            digest, scopes, created: created, expires: expires, of: integration, in: organization)
    }

    func revokeToken(_ id: Token.ID, in organization: Organization.ID) throws -> Bool {
        try session.announce()
        return try tokens.revoke(id, in: organization)
    }

    func insert(_ client: NewClient, of integration: Integration.ID, in organization: Organization.ID) throws {
        try clients.insert(client, of: integration, in: organization)
    }

    func revokeClient(_ identifier: String, in organization: Organization.ID) throws -> Bool {
        try session.announce()
        return try clients.revoke(identifier, in: organization)
    }

    func recordUse(of client: Client.ID, in organization: Organization.ID, at now: Instant) throws -> Bool {
        try clients.recordUse(of: client, in: organization, at: now)
    }

    func insertAccessToken(
        _ digest: Digest,
        _ scopes: Set<Token.Scope>,
        created: Instant,
        expires: Instant,
        of client: Client
    ) throws {
        try clients.insert(digest, scopes, created: created, expires: expires, of: client)
    }

    func spend(_ assertion: Digest, until end: Instant, by client: Client) throws -> Bool {
        try clients.spend(assertion, until: end, by: client)
    }

    func sweepClients(at now: Instant) throws { try clients.sweep(at: now) }

    func append(_ entries: [ProvisioningEntry]) throws { try log.append(entries) }

    func sweepLog(reads: Bool, before end: Instant, in organization: Organization.ID) throws -> Bool {
        try log.sweep(reads: reads, before: end, in: organization)
    }

    func save(_ settings: Settings, of organization: Organization.ID) throws {
        try session.announce()
        try organizations.save(settings, of: organization)
    }

    func save(_ settings: Settings, of integration: Integration.ID, in organization: Organization.ID) throws {
        try session.announce()
        try organizations.save(settings, of: integration, in: organization)
    }
}
