package import Accounts
package import SCIM
internal import Secrets

/// The messages of the store.
extension SQLAccountStore {
    package func messages(of organization: Organization.ID, limit: Int) async throws -> [StoredMessage] {
        try await reporting {
            try await driver.read { [dialect] in
                try MessageTable(session: $0, dialect: dialect).latest(of: organization, limit: limit)
            }
        }
    }

    package func messages(
        _ selection: MessageSelection,
        behind last: MessagePosition?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [StoredMessage] {
        try await reporting {
            try await driver.read { [dialect] in
                try MessageTable(session: $0, dialect: dialect)
                    .page(selection, behind: last, limit: limit, in: organization)
            }
        }
    }

    package func message(
        _ id: MessageEntry.ID,
        in organization: Organization.ID
    ) async throws -> StoredMessage? {
        try await reporting {
            try await driver.read { [dialect] in
                try MessageTable(session: $0, dialect: dialect).message(id, in: organization)
            }
        }
    }

    package func hasDueMessages(on channels: Set<Message.Channel>, at now: Instant) async throws -> Bool {
        try await reporting {
            try await driver.read { [dialect] in
                try MessageTable(session: $0, dialect: dialect).hasDue(on: channels, at: now)
            }
        }
    }
}

/// The verbs on messages, handed on to their table.
extension SQLAccountTransaction {
    private var messages: MessageTable { MessageTable(session: session, dialect: dialect) }

    func enqueue(_ entry: MessageEntry) throws { try messages.insert(entry) }

    func message(_ id: MessageEntry.ID, in organization: Organization.ID) throws -> StoredMessage? {
        try messages.message(id, in: organization)
    }

    func withdrawMessages(
        to account: Account.ID,
        in organization: Organization.ID,
        of kinds: Set<Message.Kind>
    ) throws {
        try messages.withdraw(to: account, in: organization, of: kinds)
    }

    func countMessage(
        to recipient: Digest,
        of limit: String,
        on day: Int64,
        in organization: Organization.ID
    ) throws -> Int {
        try messages.count(recipient, of: limit, on: day, in: organization)
    }

    func claimMessages(
        on channels: Set<Message.Channel>,
        until end: Instant,
        limit: Int,
        at now: Instant
    ) throws -> [StoredMessage] {
        try messages.claim(on: channels, until: end, limit: limit, at: now)
    }

    func settleSent(_ message: MessageEntry.ID, in organization: Organization.ID, as providerID: String?) throws {
        try messages.settle(message, in: organization, .sent, providerID: providerID)
    }

    func settleFailed(_ message: MessageEntry.ID, in organization: Organization.ID, because reason: String) throws {
        try messages.settle(message, in: organization, .failed, because: reason)
    }

    func postpone(
        _ message: MessageEntry.ID,
        in organization: Organization.ID,
        claimedUntil end: Instant,
        to time: Instant,
        because reason: String
    ) throws {
        try messages.postpone(message, in: organization, claimedUntil: end, to: time, because: reason)
    }

    func recordReceipt(of providerID: String, failure: String?) throws -> Bool {
        try messages.recordReceipt(of: providerID, failure: failure)
    }

    func sweepMessages(at now: Instant, madeBefore end: Instant) throws -> Int {
        try messages.sweep(at: now, madeBefore: end)
    }
}
