package import SCIM
package import Secrets

/// Where messages wait; a part of `AccountStore`.
package protocol MessageStore: Sendable {
    /// The latest messages of an organization, whatever became of them, the latest first.
    func messages(of organization: Organization.ID, limit: Int) async throws -> [StoredMessage]
    /// Some of the messages, the latest first.
    ///
    /// - Parameter last: the one that they come behind; nil for the beginning.
    func messages(
        _ selection: MessageSelection, behind last: MessagePosition?, limit: Int, in organization: Organization.ID
    ) async throws -> [StoredMessage]
    func message(_ id: MessageEntry.ID, in organization: Organization.ID) async throws -> StoredMessage?
    /// Whether there is a message for one of the channels that may be sent now.
    func hasDueMessages(on channels: Set<Message.Channel>, at now: Instant) async throws -> Bool
}

/// What may be done to messages inside a transaction.
package protocol MessageTransaction {
    func enqueue(_ entry: MessageEntry) throws
    func message(_ id: MessageEntry.ID, in organization: Organization.ID) throws -> StoredMessage?
    /// Takes back what still waits.
    func withdrawMessages(to account: Account.ID, in organization: Organization.ID, of kinds: Set<Message.Kind>) throws
    /// Counts one message against a limit of the day.
    ///
    /// - Returns: how many there were today, this one included.
    func countMessage(
        to recipient: Digest, of limit: String, on day: Int64, in organization: Organization.ID
    ) throws -> Int

    /// Takes messages that are due: they belong to the caller until `end`, when they are due again.
    func claimMessages(
        on channels: Set<Message.Channel>, until end: Instant, limit: Int, at now: Instant
    ) throws -> [StoredMessage]
    /// A provider has taken the message; what it said is erased.
    func settleSent(_ message: MessageEntry.ID, in organization: Organization.ID, as providerID: String?) throws
    /// A message will not be tried again; what it said is erased.
    func settleFailed(_ message: MessageEntry.ID, in organization: Organization.ID, because reason: String) throws
    /// A message will be tried again at a time; unless the claim is over that ended then.
    func postpone(
        _ message: MessageEntry.ID, in organization: Organization.ID, claimedUntil end: Instant, to time: Instant,
        because reason: String) throws
    /// What a provider says became of a message it took. The best news stays: what has arrived has arrived.
    ///
    /// - Parameter failure: nil when the message has arrived.
    /// - Returns: false when there is no such message that this would be news of.
    func recordReceipt(of providerID: String, failure: String?) throws -> Bool
    /// Gives up some of what is too old to be sent, and clears away some of what was made before an instant.
    ///
    /// - Returns: how much.
    func sweepMessages(at now: Instant, madeBefore end: Instant) throws -> Int
}
