package import Accounts
package import SCIM
package import Secrets

/// Providers and what they have vouched for.
extension SQLAccountStore {
    package func providers(in organization: Organization.ID) async throws -> [Provider] {
        try await reporting { try await driver.read { try ProviderTable(session: $0).all(in: organization) } }
    }

    package func provider(_ id: Provider.ID, in organization: Organization.ID) async throws -> Provider? {
        try await reporting { try await driver.lookup(ProviderTable.lookup(id, in: organization)).map(Provider.init) }
    }

    package func provider(entityID: String, in organization: Organization.ID) async throws -> Provider? {
        try await reporting {
            try await driver.lookup(ProviderTable.lookup(entityID: entityID, in: organization)).map(Provider.init)
        }
    }

    package func provider(for domain: DomainName, in organization: Organization.ID) async throws -> Provider? {
        try await reporting {
            try await driver.lookup(ProviderTable.lookup(for: domain, in: organization)).map(Provider.init)
        }
    }

    package func domains(of provider: Provider.ID, in organization: Organization.ID) async throws -> [DomainName] {
        try await reporting {
            try await driver.read { try ProviderTable(session: $0).domains(of: provider, in: organization) }
        }
    }

    package func attempt(_ digest: Digest) async throws -> SignOnAttempt? {
        try await reporting { try await driver.lookup(SignOnAttemptTable.lookup(digest)).map(SignOnAttempt.init) }
    }

    package func signOnKeys(in organization: Organization.ID, at now: Instant) async throws -> [SignOnKey] {
        try await reporting {
            try await driver.read { try SignOnKeyTable(session: $0, organization: organization).keys(at: now) }
        }
    }

    package func signOnFailures(
        reference: String?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [SignOnFailure] {
        try await reporting {
            try await driver.read {
                try SignOnFailureTable(session: $0).failures(reference: reference, limit: limit, in: organization)
            }
        }
    }
}

/// The verbs on them, handed on to their tables.
extension SQLAccountTransaction {
    private var providers: ProviderTable { ProviderTable(session: session) }
    private var attempts: SignOnAttemptTable { SignOnAttemptTable(session: session) }
    private var failures: SignOnFailureTable { SignOnFailureTable(session: session) }

    private func pins(_ organization: Organization.ID) -> SignOnPinTable {
        SignOnPinTable(session: session, organization: organization)
    }

    private func keys(_ organization: Organization.ID) -> SignOnKeyTable {
        SignOnKeyTable(session: session, organization: organization)
    }

    func insert(_ provider: NewProvider, in organization: Organization.ID, at now: Instant) throws -> Provider {
        try providers.insert(provider, in: organization, at: now)
    }

    func provider(_ id: Provider.ID, in organization: Organization.ID) throws -> Provider? {
        try session.row(ProviderTable.lookup(id, in: organization) + dialect.rowLock).map(Provider.init)
    }

    func provider(named name: String, in organization: Organization.ID) throws -> Provider? {
        try session.row(ProviderTable.lookup(named: name, in: organization) + dialect.rowLock).map(Provider.init)
    }

    func provider(for domain: DomainName, in organization: Organization.ID) throws -> Provider? {
        try session.row(ProviderTable.lookup(for: domain, in: organization)).map(Provider.init)
    }

    func hasActiveProvider(in organization: Organization.ID) throws -> Bool {
        try providers.hasActive(in: organization)
    }

    func save(_ provider: Provider) throws -> Bool { try providers.save(provider) }

    func delete(_ provider: Provider.ID, in organization: Organization.ID) throws {
        try providers.delete(provider, in: organization)
    }

    func dueProviders(at now: Instant, puttingOff seconds: Int64, limit: Int) throws -> [Provider] {
        try providers.due(at: now, puttingOff: seconds, limit: limit, lock: dialect.freeRowLock)
    }

    func route(_ domain: DomainName, to provider: Provider.ID?, in organization: Organization.ID) throws -> Bool {
        try providers.route(domain, to: provider, in: organization)
    }

    func insert(_ attempt: SignOnAttempt) throws { try attempts.insert(attempt) }
    func attempt(_ digest: Digest) throws -> SignOnAttempt? { try attempts.attempt(digest, lock: dialect.rowLock) }
    func save(_ attempt: SignOnAttempt) throws { try attempts.save(attempt) }
    func endAttempt(_ digest: Digest) throws -> Bool { try attempts.end(digest) }

    func spend(_ assertion: Digest, until end: Instant, of provider: Provider.ID) throws -> Bool {
        try attempts.spend(assertion, until: end, of: provider)
    }

    func account(signingInAs name: SignInName, in organization: Organization.ID) throws -> Account.ID? {
        try pins(organization).account(signingInAs: name)
    }

    func account(ofSession session: Digest, in organization: Organization.ID) throws -> Account.ID? {
        try pins(organization).account(ofSession: session)
    }

    func endSession(_ session: Digest, in organization: Organization.ID) throws {
        try pins(organization).endSession(session)
    }

    func pin(of account: Account.ID, in organization: Organization.ID) throws -> SignOnPin? {
        try pins(organization).pin(of: account)
    }

    func account(
        pinnedAs nameID: SignOnProof.NameID,
        by provider: Provider.ID,
        in organization: Organization.ID
    ) throws -> Account.ID? {
        try pins(organization).account(pinnedAs: nameID, by: provider)
    }

    func insert(_ pin: SignOnPin, in organization: Organization.ID, at now: Instant) throws {
        try pins(organization).insert(pin, at: now)
    }

    func endPin(of account: Account.ID, in organization: Organization.ID) throws {
        try pins(organization).end(of: account)
    }

    func endSessions(
        of account: Account.ID,
        by provider: Provider.ID,
        indexes: [String],
        in organization: Organization.ID
    ) throws -> Int {
        try pins(organization).endSessions(of: account, by: provider, indexes: indexes)
    }

    func signOnAgain(_ account: Account.ID?, in organization: Organization.ID) throws {
        try pins(organization).signOnAgain(account)
    }

    func hasWayIn(otherThan account: Account.ID?, in organization: Organization.ID) throws -> Bool {
        try pins(organization).hasWayIn(otherThan: account, dialect)
    }

    func insert(_ key: SignOnKey, in organization: Organization.ID) throws { try keys(organization).insert(key) }

    func signOnKeys(in organization: Organization.ID, at now: Instant) throws -> [SignOnKey] {
        try keys(organization).keys(at: now)
    }

    func endSignOnKeys(at end: Instant, in organization: Organization.ID) throws {
        try keys(organization).endAll(at: end)
    }

    func insert(_ failure: SignOnFailure, in organization: Organization.ID) throws {
        try failures.insert(failure, in: organization)
    }

    func countSignOnFailure(isVerified: Bool, on day: Int64, in organization: Organization.ID) throws -> Int {
        let name = isVerified ? "sign-on-failures" : "unverified-sign-ons"
        return try OrganizationTable(session: session).countUse(of: name, on: day, in: organization)
    }

    func sweepSignOns(at now: Instant, failuresBefore: Instant) throws -> Int {
        try failures.sweep(at: now, failuresBefore: failuresBefore, dialect)
    }
}
