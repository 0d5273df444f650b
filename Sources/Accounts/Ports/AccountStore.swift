package import SCIM
package import Secrets

/// Where accounts live.
///
/// One closure given to `write` is one transaction. Returning commits, throwing rolls back, so a refusal that must be
/// remembered is returned, never thrown. `write` answers after the commit is on disk.
package protocol AccountStore: GroupStore, EventStore, AsyncRequestStore, MessageStore, DomainStore, ClaimStore,
    FirstAccessStore, SignOnStore, AdministeringStore, PeopleStore, JobStore, IntegrationStore, CodeStore,
    SettingStore
{
    /// Finds what a token proves, live or not, by the digest of its secret.
    func credential(_ digest: Digest) async throws -> Credential?
    /// Grows whenever a token or client is revoked or a setting changed, by whatever process; asking for it is cheap.
    var credentialChanges: UInt64 { get }
    func record(_ id: Account.ID, in organization: Organization.ID) async throws -> AccountRecord?
    /// Some of the accounts in the order of their ids.
    ///
    /// - Parameter last: the one that they come behind; nil for the beginning.
    func accounts(
        _ selection: AccountSelection, behind last: Account.ID?, limit: Int, in organization: Organization.ID
    ) async throws -> [Account]
    /// Those of the accounts that there are.
    func accounts(_ ids: [Account.ID], in organization: Organization.ID) async throws -> [Account]
    /// Those of the accounts that there are, each with its `displayName` if it has one.
    func names(of accounts: [Account.ID], in organization: Organization.ID) async throws -> [Account.ID: String?]
    func page(_ query: ListQuery, in organization: Organization.ID) async throws -> AccountPage
    /// Which keys the store was first used with; nil when it never was.
    func keyCheck() async throws -> Digest?
    func organizations() async throws -> [Organization]
    func administrators(in organization: Organization.ID) async throws -> [Administrator]
    func integration(named name: String, in organization: Organization.ID) async throws -> Integration?
    /// The long-lived ones, those of people among them.
    func tokens(of integration: Integration.ID, in organization: Organization.ID) async throws -> [Token]
    /// Finds a client by its `client_id`, with the slug of its organization.
    func client(_ identifier: String) async throws -> (client: Client, slug: String)?
    func clients(of integration: Integration.ID, in organization: Organization.ID) async throws -> [Client]
    /// How often a limit of the day was used.
    func uses(of limit: Setting, on day: Int64, in organization: Organization.ID) async throws -> Int
    /// Entries of the provisioning log, the oldest first.
    func log(_ query: LogQuery, in organization: Organization.ID) async throws -> [LoggedEntry]

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTransaction) throws -> Value
    ) async throws -> Value
}

/// What may be done inside a transaction; every verb names the organization.
package protocol AccountTransaction: GroupTransaction, EventTransaction, AsyncRequestTransaction,
    PersonalTokenTransaction, MessageTransaction, DomainTransaction, ClaimTransaction, FirstAccessTransaction,
    SignOnTransaction, AdministeringTransaction, JobTransaction, IntegrationTransaction,
    CodeTransaction, SettingTransaction
{
    /// The account, locked until the end of the transaction.
    func account(_ id: Account.ID, in organization: Organization.ID) throws -> (Account, AccountRecord)?
    /// The account that the same integration has deactivated: that of the same `externalId`, else that of the same
    /// `userName` unless both have an `externalId`. Locked like any other.
    func deactivated(like entry: AccountEntry) throws -> (Account, AccountRecord)?
    func insert(_ entry: AccountEntry) throws
    /// - Returns: false when the stored version is no longer that of `old`.
    func update(_ entry: AccountEntry, replacing old: AccountEntry) throws -> Bool
    /// Every group it was in has another version afterwards; the tokens bound to it end.
    func delete(_ id: Account.ID, in organization: Organization.ID, at now: Instant) throws

    /// - Returns: how many groups have this name or id; only a single one has changed.
    func setAdministration(
        _ givesAdministration: Bool, isWritable: Bool, group name: String, in organization: Organization.ID
    ) throws -> Int

    /// Counts one use of a limit of the day.
    ///
    /// - Returns: how often it was used today, this time included.
    func countUse(of limit: Setting, on day: Int64, in organization: Organization.ID) throws -> Int

    /// Remembers which keys the store is used with, unless it knows already.
    func rememberKeys(_ check: Digest) throws
    func organization(_ id: Organization.ID) throws -> Organization?
    func integration(named name: String, in organization: Organization.ID) throws -> Integration?
    func tokens(of integration: Integration.ID, in organization: Organization.ID) throws -> [Token]
    func insertOrganization(slug: String, name: String, at now: Instant) throws -> Organization
    func insertIntegration(named name: String, in organization: Organization.ID, at now: Instant) throws -> Integration
    func insertToken(
        _ digest: Digest, _ scopes: Set<Token.Scope>, created: Instant, expires: Instant,
        of integration: Integration.ID, in organization: Organization.ID
    ) throws -> Token
    func revokeToken(_ id: Token.ID, in organization: Organization.ID) throws -> Bool
    func insert(_ client: NewClient, of integration: Integration.ID, in organization: Organization.ID) throws
    /// Ends a client with all its access tokens.
    func revokeClient(_ identifier: String, in organization: Organization.ID) throws -> Bool
    /// - Returns: false when the client is no longer there; otherwise it stays until the end of the transaction.
    func recordUse(of client: Client.ID, in organization: Organization.ID, at now: Instant) throws -> Bool
    func insertAccessToken(
        _ digest: Digest, _ scopes: Set<Token.Scope>, created: Instant, expires: Instant, of client: Client) throws
    /// Remembers that a client has shown an assertion.
    ///
    /// - Returns: false when it has shown the same one before.
    func spend(_ assertion: Digest, until end: Instant, by client: Client) throws -> Bool
    /// Clears away a few of what has expired: more than a grant adds, and not so many that it would have to wait.
    func sweepClients(at now: Instant) throws
    /// Adds entries to the provisioning log: whoever sees one of them has seen all with lower numbers.
    func append(_ entries: [ProvisioningEntry]) throws
    /// Clears away a few entries, of successful reads or of everything else, that are older than an instant.
    ///
    /// - Returns: whether there may be more.
    func sweepLog(reads: Bool, before end: Instant, in organization: Organization.ID) throws -> Bool
    func save(_ settings: Settings, of organization: Organization.ID) throws
    func save(_ settings: Settings, of integration: Integration.ID, in organization: Organization.ID) throws
}
