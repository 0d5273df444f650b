package import SCIM
package import Secrets

/// Where codes, claims and sessions live; a part of `AccountStore`.
package protocol ClaimStore: Sendable {
    /// A link or an access code, live or not.
    func code(_ digest: Digest) async throws -> FoundCode?
    func codes(of account: Account.ID, in organization: Organization.ID) async throws -> [StoredCode]
    /// The links and access codes of people, live or not.
    ///
    /// - Parameter withAdministrators: whether those who administer are among them, too.
    func invitations(of accounts: [Account.ID], withAdministrators: Bool, in organization: Organization.ID)
        async throws -> [Account.ID: StoredCode]
    func claim(_ digest: Digest) async throws -> StoredClaim?
    /// A session, live or not, of an account that is active.
    func session(_ digest: Digest) async throws -> SignedIn?
    /// Those of one person, the one seen last first.
    func sessions(of account: Account.ID, in organization: Organization.ID) async throws -> [Session]
    func signInAccount(_ name: SignInName, in organization: Organization.ID) async throws -> SignInAccount?
    func signInRecord(of account: Account.ID, in organization: Organization.ID) async throws -> SignInRecord?
}

/// What may be done about codes, claims and sessions inside a transaction.
package protocol ClaimTransaction {
    /// Keeps a code; the one of the same kind that the account had ends.
    func save(_ code: StoredCode, of account: Account.ID, in organization: Organization.ID) throws
    func code(_ kind: ClaimCode.Kind, of account: Account.ID, in organization: Organization.ID) throws -> StoredCode?
    /// Takes a live code away: whoever does so first has it.
    ///
    /// - Returns: whether it was there.
    func spend(
        _ code: Digest, _ kind: ClaimCode.Kind, of account: Account.ID, in organization: Organization.ID,
        at now: Instant
    ) throws -> Bool
    /// - Returns: whether there was one.
    func endCode(_ kind: ClaimCode.Kind, of account: Account.ID, in organization: Organization.ID) throws -> Bool
    /// Somebody guessed wrongly.
    func countTry(_ kind: ClaimCode.Kind, of account: Account.ID, in organization: Organization.ID) throws
    /// Sessions, links, codes and begun claims of an account end.
    func endAccess(of account: Account.ID, in organization: Organization.ID) throws

    func insert(_ claim: StoredClaim) throws
    /// Locked until the end of the transaction.
    func claim(_ digest: Digest) throws -> StoredClaim?
    /// Keeps how far a claim has come.
    func save(_ claim: StoredClaim) throws
    func endClaim(_ digest: Digest) throws
    func endClaims(of account: Account.ID, in organization: Organization.ID) throws

    func insert(_ session: NewSession, of account: Account.ID, in organization: Organization.ID) throws
    func recordSeen(_ session: Session, at now: Instant) throws
    /// - Returns: whether this person had such a session.
    func endSession(_ session: Session.ID, of account: Account.ID, in organization: Organization.ID) throws -> Bool
    /// - Parameter kept: the one that goes on.
    func endSessions(of account: Account.ID, in organization: Organization.ID, except kept: Digest?) throws

    func signInRecord(of account: Account.ID, in organization: Organization.ID) throws -> SignInRecord?
    func save(_ record: SignInRecord, of account: Account.ID, in organization: Organization.ID, at now: Instant) throws

    /// Whether somebody else signs in by this name.
    func isTaken(_ name: SignInName, byOthersThan account: Account.ID, in organization: Organization.ID) throws -> Bool

    /// When the account is reminded of its invitation next; nil for never.
    func schedule(reminder: Instant?, of account: Account.ID, in organization: Organization.ID) throws
    /// Accounts that are due to be reminded, held until the end of the transaction.
    func dueReminders(at now: Instant, limit: Int) throws -> [(account: Account.ID, organization: Organization.ID)]

    /// When the allowance of a key is whole again; the key is held until the end of the transaction.
    func allowance(_ key: Digest, at now: Instant) throws -> Instant
    func save(allowance: Instant, _ key: Digest) throws
    /// Clears away a few claims, sessions, codes and allowances that have ended.
    ///
    /// - Returns: how many.
    func sweepClaims(at now: Instant) throws -> Int
}
