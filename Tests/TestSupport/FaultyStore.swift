package import Accounts
package import SCIM
package import Secrets
private import Synchronization

/// A store that works until a test tells it what to fail with.
package final class FaultyStore: AccountStore {
    private let store: any AccountStore
    private let fault = Mutex<Fault?>(nil)

    private struct Fault {
        let error: any Error
        /// How often it is still thrown.
        let times: Int
    }

    package init(_ store: any AccountStore) {
        self.store = store
    }

    /// From now on everything but finding a credential throws this, or so many times; nil lets the store work again.
    package func fail(with error: (any Error)?, times: Int = .max) {
        fault.withLock { $0 = error.map { Fault(error: $0, times: times) } }
    }

    var working: any AccountStore {
        get throws {
            let error = fault.withLock { fault -> (any Error)? in
                guard let current = fault else { return nil }
                fault = current.times > 1 ? Fault(error: current.error, times: current.times - 1) : nil
                return current.error
            }
            if let error { throw error }
            return store
        }
    }

    package var credentialChanges: UInt64 { store.credentialChanges }

    package func keyCheck() async throws -> Digest? { try await working.keyCheck() }

    package func names(
        of accounts: [Account.ID],
        in organization: Organization.ID
    ) async throws -> [Account.ID: String?] {
        try await working.names(of: accounts, in: organization)
    }

    package func administrators(in organization: Organization.ID) async throws -> [Administrator] {
        try await working.administrators(in: organization)
    }

    package func group(_ id: Group.ID, in organization: Organization.ID) async throws -> GroupRecord? {
        try await working.group(id, in: organization)
    }

    package func groups(_ query: ListQuery, in organization: Organization.ID) async throws -> GroupPage {
        try await working.groups(query, in: organization)
    }

    package func members(
        of groups: [Group.ID],
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Group.ID: [Member]] {
        try await working.members(of: groups, limit: limit, in: organization)
    }

    package func hasMembers(
        beyond count: Int,
        _ group: Group.ID,
        in organization: Organization.ID
    ) async throws -> Bool {
        try await working.hasMembers(beyond: count, group, in: organization)
    }

    package func memberships(
        of accounts: [Account.ID],
        in organization: Organization.ID
    ) async throws -> [Account.ID: [Membership]] {
        try await working.memberships(of: accounts, in: organization)
    }

    package func credential(_ digest: Digest) async throws -> Credential? {
        try await store.credential(digest)
    }

    package func record(_ id: Account.ID, in organization: Organization.ID) async throws -> AccountRecord? {
        try await working.record(id, in: organization)
    }

    package func page(_ query: ListQuery, in organization: Organization.ID) async throws -> AccountPage {
        try await working.page(query, in: organization)
    }

    package func organizations() async throws -> [Organization] {
        try await working.organizations()
    }

    package func integration(named name: String, in organization: Organization.ID) async throws -> Integration? {
        try await working.integration(named: name, in: organization)
    }

    package func tokens(of integration: Integration.ID, in organization: Organization.ID) async throws -> [Token] {
        try await working.tokens(of: integration, in: organization)
    }

    package func client(_ identifier: String) async throws -> (client: Client, slug: String)? {
        try await working.client(identifier)
    }

    package func clients(of integration: Integration.ID, in organization: Organization.ID) async throws -> [Client] {
        try await working.clients(of: integration, in: organization)
    }

    package func uses(of limit: Setting, on day: Int64, in organization: Organization.ID) async throws -> Int {
        try await working.uses(of: limit, on: day, in: organization)
    }

    package func log(_ query: LogQuery, in organization: Organization.ID) async throws -> [LoggedEntry] {
        try await working.log(query, in: organization)
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTransaction) throws -> Value
    ) async throws -> Value {
        try await working.write(body)
    }

    package func streams(in organization: Organization.ID) async throws -> [EventStream] {
        try await working.streams(in: organization)
    }

    package func stream(_ id: EventStream.ID, in organization: Organization.ID) async throws -> EventStream? {
        try await working.stream(id, in: organization)
    }

    package func waiting(for stream: EventStream, limit: Int) async throws -> [OutboxEntry] {
        try await working.waiting(for: stream, limit: limit)
    }

    package func outbox(of organization: Organization.ID, limit: Int) async throws -> [OutboxEntry] {
        try await working.outbox(of: organization, limit: limit)
    }

    package func due(at now: Instant, limit: Int) async throws -> [DueStream] {
        try await working.due(at: now, limit: limit)
    }

    package func code(_ digest: Digest) async throws -> FoundCode? { try await working.code(digest) }

    package func codes(of account: Account.ID, in organization: Organization.ID) async throws -> [StoredCode] {
        try await working.codes(of: account, in: organization)
    }

    package func accounts(
        _ selection: AccountSelection,
        behind last: Account.ID?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Account] {
        try await working.accounts(selection, behind: last, limit: limit, in: organization)
    }

    package func accounts(_ ids: [Account.ID], in organization: Organization.ID) async throws -> [Account] {
        try await working.accounts(ids, in: organization)
    }

    package func invitations(
        of accounts: [Account.ID],
        withAdministrators: Bool,
        in organization: Organization.ID
    ) async throws -> [Account.ID: StoredCode] {
        try await working.invitations(of: accounts, withAdministrators: withAdministrators, in: organization)
    }

    package func claim(_ digest: Digest) async throws -> StoredClaim? { try await working.claim(digest) }
    package func session(_ digest: Digest) async throws -> SignedIn? { try await working.session(digest) }

    package func sessions(of account: Account.ID, in organization: Organization.ID) async throws -> [Session] {
        try await working.sessions(of: account, in: organization)
    }

    package func signInAccount(_ name: SignInName, in organization: Organization.ID) async throws -> SignInAccount? {
        try await working.signInAccount(name, in: organization)
    }

    package func signInRecord(
        of account: Account.ID,
        in organization: Organization.ID
    ) async throws -> SignInRecord? {
        try await working.signInRecord(of: account, in: organization)
    }

    package func signingKeys() async throws -> [SigningKey] { try await working.signingKeys() }

    package func asyncRequest(_ id: AsyncRequest.ID) async throws -> AsyncRequest? {
        try await working.asyncRequest(id)
    }

    package func nextAsyncRequest(at now: Instant) async throws -> AsyncRequest? {
        try await working.nextAsyncRequest(at: now)
    }

    package func results(of request: AsyncRequest.ID) async throws -> [StoredResult] {
        try await working.results(of: request)
    }

    package func caller(of request: AsyncRequest) async throws -> Credential? {
        try await working.caller(of: request)
    }

    package func messages(of organization: Organization.ID, limit: Int) async throws -> [StoredMessage] {
        try await working.messages(of: organization, limit: limit)
    }

    package func hasDueMessages(on channels: Set<Message.Channel>, at now: Instant) async throws -> Bool {
        try await working.hasDueMessages(on: channels, at: now)
    }

    package func domains(in organization: Organization.ID) async throws -> [Domain] {
        try await working.domains(in: organization)
    }

    package func terms(in organization: Organization.ID) async throws -> [Terms] {
        try await working.terms(in: organization)
    }

    package func newestTerms(in organization: Organization.ID) async throws -> Terms? {
        try await working.newestTerms(in: organization)
    }

    package func picture(of account: Account.ID, in organization: Organization.ID) async throws -> ProfilePicture? {
        try await working.picture(of: account, in: organization)
    }

    package func groups(
        joined way: Joining,
        beginning prefix: String,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [JoinableGroup] {
        try await working.groups(joined: way, beginning: prefix, limit: limit, in: organization)
    }

    package func joinable(_ groups: [Group.ID], in organization: Organization.ID) async throws -> [JoinableGroup] {
        try await working.joinable(groups, in: organization)
    }
}
