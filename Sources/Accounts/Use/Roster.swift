package import SCIM
package import Secrets

/// The people of an organization as an operator sees them: page by page, so that a million of them take no more memory than a few.
package struct Roster: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// Somebody, and by what the account is claimed while it waits for that.
    package struct Entry: Sendable {
        package let account: Account
        package let invitation: (code: ClaimCode, expires: Instant)?
        /// Who the manager is, if that is somebody here.
        package let manager: Account?
    }

    /// How many people are looked at together.
    private static let pageSize = 500

    /// The next people of a selection in the order of their ids; none behind the last.
    ///
    /// - Parameters:
    ///   - isWhole: whether codes and managers are wanted, too.
    ///   - withAdministrators: whether the codes of those who administer are.
    package func page(
        _ selection: AccountSelection,
        behind last: Account.ID?,
        isWhole: Bool = false,
        withAdministrators: Bool = true,
        in organization: Organization
    ) async throws -> [Entry] {
        let accounts = try await store.accounts(
            selection, behind: last, limit: Roster.pageSize, in: organization.id)
        guard isWhole else { return accounts.map(Entry.init) }
        return try await whole(accounts, withAdministrators: withAdministrators, in: organization)
    }

    /// - Parameter name: the account's `userName` or id.
    package func entry(of name: String, in organization: Organization) async throws -> Entry {
        let account = try await store.write { try $0.account(called: name, in: organization) }
        return try await whole([account], withAdministrators: true, in: organization)[0]
    }

    private func whole(
        _ accounts: [Account],
        withAdministrators: Bool,
        in organization: Organization
    ) async throws -> [Entry] {
        let now = environment.now()
        let waiting = accounts.filter(\.lifecycle.isInvited).map(\.id)
        let codes =
            waiting.isEmpty
            ? [:]
            : try await store.invitations(
                of: waiting, withAdministrators: withAdministrators, in: organization.id)
        let ids = Set(accounts.compactMap(\.managerID))
        let managers = ids.isEmpty ? [] : try await store.accounts(Array(ids), in: organization.id)
        let named = Dictionary(managers.map { ($0.id, $0) }) { first, _ in first }
        return accounts.map { account in
            let stored = codes[account.id].flatMap { $0.isLive(at: now) ? $0 : nil }
            return Entry(
                account: account,
                invitation: stored.flatMap { stored in
                    stored.opened(of: account.id, keyring).map { ($0, stored.expires) }
                },
                manager: account.managerID.flatMap { named[$0] })
        }
    }
}

extension Roster.Entry {
    fileprivate init(_ account: Account) {
        self.init(account: account, invitation: nil, manager: nil)
    }
}

extension Account {
    fileprivate var managerID: ID? {
        let manager = profile[ManagerReference.container]?.object?[ManagerReference.attribute]
        return manager?.object?["value"]?.string.flatMap(ID.init)
    }
}
