package import Accounts
package import SCIM
package import Secrets

/// The store, written once over a driver.
package struct SQLAccountStore: AccountStore {
    let driver: any Driver
    let dialect: any Dialect
    private let followed = FollowedOrganizations()

    package func credential(_ digest: Digest) async throws -> Credential? {
        try await reporting { try await driver.lookup(TokenTable.lookup(digest)).map(Credential.init) }
    }

    package var credentialChanges: UInt64 { driver.announcements }

    package func record(_ id: Account.ID, in organization: Organization.ID) async throws -> AccountRecord? {
        try await reporting {
            try await driver.lookup(AccountRecord.lookup(id, in: organization)).map(AccountRecord.init)
        }
    }

    package func page(_ query: ListQuery, in organization: Organization.ID) async throws -> AccountPage {
        let list = ResourceList<AccountRecord>(query: query, organization: organization, dialect: dialect)
        if let lookup = list.lookup {
            return try await reporting { AccountPage(found: try await driver.lookup(lookup).map(AccountRecord.init)) }
        }
        return try await read { try list.page($0) }
    }

    package func names(
        of accounts: [Account.ID],
        in organization: Organization.ID
    ) async throws -> [Account.ID: String?] {
        let statement = AccountTable.names(of: accounts, in: organization, dialect)
        return try await read { session in
            var names: [Account.ID: String?] = [:]
            for row in try session.rows(statement) {
                guard let id = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
                names[id] = .some(try row.optionalText(1))
            }
            return names
        }
    }

    package func keyCheck() async throws -> Digest? {
        try await read { try KeyTable(session: $0).check() }
    }

    package func organizations() async throws -> [Organization] {
        try await read { try OrganizationTable(session: $0).all() }
    }

    package func administrators(in organization: Organization.ID) async throws -> [Administrator] {
        try await read { [dialect] in
            try AdministratorTable(session: $0, organization: organization).all(dialect)
        }
    }

    package func integration(
        named name: String,
        in organization: Organization.ID
    ) async throws -> Integration? {
        try await read { try OrganizationTable(session: $0).integration(named: name, in: organization) }
    }

    package func tokens(of integration: Integration.ID, in organization: Organization.ID) async throws -> [Token] {
        try await read { try TokenTable(session: $0).tokens(of: integration, in: organization) }
    }

    package func client(_ identifier: String) async throws -> (client: Client, slug: String)? {
        try await reporting {
            try await driver.lookup(ClientTable.lookup(identifier)).map { (try Client($0), try $0.text(10)) }
        }
    }

    package func clients(of integration: Integration.ID, in organization: Organization.ID) async throws -> [Client] {
        try await read { [dialect] in
            try ClientTable(session: $0, dialect: dialect).clients(of: integration, in: organization)
        }
    }

    package func log(_ query: LogQuery, in organization: Organization.ID) async throws -> [LoggedEntry] {
        try await read { [dialect] in try LogTable(session: $0, dialect: dialect).entries(query, in: organization) }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTransaction) throws -> Value
    ) async throws -> Value {
        try await reporting {
            try await driver.write { [driver, dialect, followed] session in
                try body(
                    SQLAccountTransaction(session: session, dialect: dialect, driver: driver, followed: followed))
            }
        }
    }

    private func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Value
    ) async throws -> Value {
        try await reporting { try await driver.read(body) }
    }

    func reporting<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as DriverError {
            throw StoreError(error)
        }
    }
}

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

    func setAdministrator(
        _ isAdministrator: Bool,
        account name: String,
        in organization: Organization.ID
    ) throws -> Int {
        try AdministratorTable(session: session, organization: organization)
            .setRole(isAdministrator, ofAccount: name)
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
        try organizations.countUse(of: limit, on: day, in: organization)
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

    func recordUse(of token: Token.ID, in organization: Organization.ID, at now: Instant) throws {
        try tokens.recordUse(of: token, in: organization, at: now)
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

extension StoreError {
    /// What a driver reported, in the words of accounts: a clash by the column that clashed.
    fileprivate init(_ error: DriverError) {
        switch error {
        case .unavailable(let reason): self = .unavailable(reason)
        case .tooSlow: self = .tooSlow
        case .notUnique(let columns):
            let taken: [(String, TakenValue)] = [
                ("user_name", .userName), ("sign_in", .signInName), ("external_id", .externalID),
                ("employee_id", .externalID), ("unique_name", .groupName), ("slug", .slug),
                ("integration", .integrationName),
            ]
            guard let match = taken.first(where: { columns.contains($0.0) }) else {
                self = .unavailable("a key clashed")
                return
            }
            self = .taken(match.1)
        }
    }
}
