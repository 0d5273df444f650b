package import Accounts
internal import SCIM
package import Secrets

/// Codes, claims and sessions of the store.
extension SQLAccountStore {
    package func code(_ digest: Digest) async throws -> FoundCode? {
        try await reporting { try await driver.lookup(ClaimCodeTable.lookup(digest)).map(FoundCode.init) }
    }

    package func codes(of account: Account.ID, in organization: Organization.ID) async throws -> [StoredCode] {
        try await reporting {
            try await driver.read { [dialect] in
                try ClaimCodeTable(session: $0, dialect: dialect).codes(of: account, in: organization)
            }
        }
    }

    package func invitations(
        of accounts: [Account.ID],
        withAdministrators: Bool,
        in organization: Organization.ID
    ) async throws -> [Account.ID: StoredCode] {
        try await reporting {
            try await driver.read { [dialect] in
                try ClaimCodeTable(session: $0, dialect: dialect)
                    .invitations(of: accounts, withAdministrators: withAdministrators, in: organization)
            }
        }
    }

    package func claim(_ digest: Digest) async throws -> StoredClaim? {
        try await reporting { try await driver.lookup(ClaimTable.lookup(digest)).map(StoredClaim.init) }
    }

    package func session(_ digest: Digest) async throws -> SignedIn? {
        try await reporting { try await driver.lookup(SessionTable.lookup(digest)).map(SignedIn.init) }
    }

    package func sessions(
        of account: Account.ID,
        in organization: Organization.ID
    ) async throws -> [Accounts.Session] {
        try await reporting {
            try await driver.read { try SessionTable(session: $0).sessions(of: account, in: organization) }
        }
    }

    package func signInAccount(_ name: SignInName, in organization: Organization.ID) async throws -> SignInAccount? {
        try await reporting {
            try await driver.lookup(SignInTable.lookup(name, in: organization)).map(SignInAccount.init)
        }
    }

    package func signInRecord(
        of account: Account.ID,
        in organization: Organization.ID
    ) async throws -> SignInRecord? {
        try await reporting {
            try await driver.lookup(SignInTable.lookup(of: account, in: organization))
                .map { try SignInRecord($0, from: 0) }
        }
    }
}

/// The verbs on codes, claims and sessions, handed on to their tables.
extension SQLAccountTransaction {
    private var codes: ClaimCodeTable { ClaimCodeTable(session: session, dialect: dialect) }
    private var claims: ClaimTable { ClaimTable(session: session, dialect: dialect) }
    private var sessions: SessionTable { SessionTable(session: session) }
    private var signIns: SignInTable { SignInTable(session: session) }
    private var allowances: AllowanceTable { AllowanceTable(session: session) }
    private var sweeping: ClaimSweep { ClaimSweep(session: session, dialect: dialect) }

    func save(_ code: StoredCode, of account: Account.ID, in organization: Organization.ID) throws {
        try codes.save(code, of: account, in: organization)
    }

    func code(
        _ kind: ClaimCode.Kind,
        of account: Account.ID,
        in organization: Organization.ID
    ) throws -> StoredCode? {
        try codes.code(kind, of: account, in: organization)
    }

    func spend(
        _ code: Digest,
        _ kind: ClaimCode.Kind,
        of account: Account.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws -> Bool {
        try codes.spend(code, kind, of: account, in: organization, at: now)
    }

    func endCode(_ kind: ClaimCode.Kind, of account: Account.ID, in organization: Organization.ID) throws -> Bool {
        try codes.end(kind, of: account, in: organization)
    }

    func countTry(_ kind: ClaimCode.Kind, of account: Account.ID, in organization: Organization.ID) throws {
        try codes.countTry(kind, of: account, in: organization)
    }

    func endAccess(of account: Account.ID, in organization: Organization.ID) throws {
        try codes.endAll(of: account, in: organization)
        try claims.endAll(of: account, in: organization)
        try sessions.endAll(of: account, in: organization, except: nil)
    }

    func insert(_ claim: StoredClaim) throws { try claims.insert(claim) }
    func claim(_ digest: Digest) throws -> StoredClaim? { try claims.claim(digest) }
    func save(_ claim: StoredClaim) throws { try claims.save(claim) }
    func endClaim(_ digest: Digest) throws { try claims.end(digest) }
    func endClaims(of account: Account.ID, in organization: Organization.ID) throws {
        try claims.endAll(of: account, in: organization)
    }

    func insert(_ new: NewSession, of account: Account.ID, in organization: Organization.ID) throws {
        try sessions.insert(new, of: account, in: organization)
    }

    func recordSeen(_ seen: Accounts.Session, at now: Instant) throws { try sessions.recordSeen(seen, at: now) }

    func endSession(
        _ ended: Accounts.Session.ID,
        of account: Account.ID,
        in organization: Organization.ID
    ) throws -> Bool {
        try sessions.end(ended, of: account, in: organization)
    }

    func endSessions(of account: Account.ID, in organization: Organization.ID, except kept: Digest?) throws {
        try sessions.endAll(of: account, in: organization, except: kept)
    }

    func signInRecord(of account: Account.ID, in organization: Organization.ID) throws -> SignInRecord? {
        try signIns.record(of: account, in: organization)
    }

    func save(
        _ record: SignInRecord,
        of account: Account.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws {
        try signIns.save(record, of: account, in: organization, at: now)
    }

    func isTaken(
        _ name: SignInName,
        byOthersThan account: Account.ID,
        in organization: Organization.ID
    ) throws -> Bool {
        try session.row(SignInTable.lookup(name, in: organization)).map { try SignInAccount($0).id != account } ?? false
    }

    func schedule(reminder: Instant?, of account: Account.ID, in organization: Organization.ID) throws {
        try sweeping.schedule(reminder: reminder, of: account, in: organization)
    }

    func dueReminders(
        at now: Instant,
        limit: Int
    ) throws -> [(account: Account.ID, organization: Organization.ID)] {
        try sweeping.dueReminders(at: now, limit: limit)
    }

    func allowance(_ key: Digest, at now: Instant) throws -> Instant { try allowances.allowance(key, at: now) }
    func save(allowance: Instant, _ key: Digest) throws { try allowances.save(allowance, key) }
    func sweepClaims(at now: Instant) throws -> Int { try sweeping.sweep(at: now) }
}
