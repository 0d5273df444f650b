package import SCIM
package import Secrets

/// Where providers and what they have vouched for live; a part of `AccountStore`.
package protocol SignOnStore: Sendable {
    func providers(in organization: Organization.ID) async throws -> [Provider]
    func provider(_ id: Provider.ID, in organization: Organization.ID) async throws -> Provider?
    func provider(entityID: String, in organization: Organization.ID) async throws -> Provider?
    /// The active provider that answers for a verified domain.
    func provider(for domain: DomainName, in organization: Organization.ID) async throws -> Provider?
    /// The verified domains that a provider answers for.
    func domains(of provider: Provider.ID, in organization: Organization.ID) async throws -> [DomainName]
    func attempt(_ digest: Digest) async throws -> SignOnAttempt?
    /// Those that have not ended, the one that signs longest first.
    func signOnKeys(in organization: Organization.ID, at now: Instant) async throws -> [SignOnKey]
    /// The last ones first.
    func signOnFailures(reference: String?, limit: Int, in organization: Organization.ID) async throws
        -> [SignOnFailure]
}

/// What may be done about them inside a transaction.
package protocol SignOnTransaction {
    func insert(_ provider: NewProvider, in organization: Organization.ID, at now: Instant) throws -> Provider
    /// Locked until the end of the transaction.
    func provider(_ id: Provider.ID, in organization: Organization.ID) throws -> Provider?
    func provider(named name: String, in organization: Organization.ID) throws -> Provider?
    /// The active provider that answers for a verified domain.
    func provider(for domain: DomainName, in organization: Organization.ID) throws -> Provider?
    /// - Returns: false when somebody else has changed it since it was read.
    func save(_ provider: Provider) throws -> Bool
    /// With its routes, pins, sessions and attempts.
    func delete(_ provider: Provider.ID, in organization: Organization.ID) throws
    /// Providers whose metadata is due to be read again; each is put off by so many seconds, so that nobody else reads it too.
    func dueProviders(at now: Instant, puttingOff seconds: Int64, limit: Int) throws -> [Provider]
    /// Lets a provider answer for a domain; nil lets nobody.
    ///
    /// - Returns: false unless the organization has verified the domain.
    func route(_ domain: DomainName, to provider: Provider.ID?, in organization: Organization.ID) throws -> Bool

    func insert(_ attempt: SignOnAttempt) throws
    /// Locked until the end of the transaction.
    func attempt(_ digest: Digest) throws -> SignOnAttempt?
    func save(_ attempt: SignOnAttempt) throws
    /// - Returns: whether it was there: whoever ends it has it.
    func endAttempt(_ digest: Digest) throws -> Bool
    /// Remembers that an assertion has come.
    ///
    /// - Returns: false when it has come before.
    func spend(_ assertion: Digest, until end: Instant, of provider: Provider.ID) throws -> Bool

    func account(signingInAs name: SignInName, in organization: Organization.ID) throws -> Account.ID?
    /// Whose session it is.
    func account(ofSession session: Digest, in organization: Organization.ID) throws -> Account.ID?
    func endSession(_ session: Digest, in organization: Organization.ID) throws

    func pin(of account: Account.ID, in organization: Organization.ID) throws -> SignOnPin?
    /// Whom a provider means.
    func account(pinnedAs nameID: SignOnProof.NameID, by provider: Provider.ID, in organization: Organization.ID) throws
        -> Account.ID?
    func insert(_ pin: SignOnPin, in organization: Organization.ID, at now: Instant) throws
    func endPin(of account: Account.ID, in organization: Organization.ID) throws

    /// Ends what a provider's logout names: its sessions of an account, all or those with one of the indexes.
    ///
    /// - Returns: how many there were.
    func endSessions(
        of account: Account.ID, by provider: Provider.ID, indexes: [String], in organization: Organization.ID
    ) throws -> Int
    /// Whoever has signed on has to do so again; nil means everybody.
    func signOnAgain(_ account: Account.ID?, in organization: Organization.ID) throws

    func insert(_ key: SignOnKey, in organization: Organization.ID) throws
    func signOnKeys(in organization: Organization.ID, at now: Instant) throws -> [SignOnKey]
    /// Those keys that were there before are published until an instant.
    func endSignOnKeys(at end: Instant, in organization: Organization.ID) throws

    func insert(_ failure: SignOnFailure, in organization: Organization.ID) throws
    /// - Returns: how many were counted today, this one included.
    func countSignOnFailure(isVerified: Bool, on day: Int64, in organization: Organization.ID) throws -> Int
    func hasActiveProvider(in organization: Organization.ID) throws -> Bool
    /// Whether somebody who is active has claimed an account and signs in by password, whatever becomes of a provider.
    func hasWayIn(otherThan account: Account.ID?, in organization: Organization.ID) throws -> Bool
    /// Clears away a few attempts, spent assertions and failures that have ended.
    ///
    /// - Returns: how many.
    func sweepSignOns(at now: Instant, failuresBefore: Instant) throws -> Int
}
