package import SCIM
internal import Secrets

/// A message as those who administer see it: what became of it, and nothing of what it says.
package struct ShownMessage: Hashable, Sendable {
    package let message: StoredMessage
    /// Whom it is for; nil for a message that is for nobody in particular, and for people who are gone.
    package let account: Account?
    /// Where it went or goes, as much as the one who looks may see; nil where nobody knows any more.
    package let recipient: String?

    /// - Parameter isMasked: whether addresses and numbers are shown in part alone.
    init(_ message: StoredMessage, to account: Account?, isMasked: Bool, _ keyring: Keyring) {
        self.message = message
        self.account = account
        let facts = MessageFacts(message.entry, keyring)
        // Of a message that is no longer sealed a digest is left: enough to know whether it went where its person is now.
        let current = account?.address.flatMap { address in
            keyring.digest(address, for: .attempts).isSame(as: message.entry.recipient) ? address : nil
        }
        let recipient = facts?.recipient ?? current
        self.recipient = isMasked ? recipient.map(MessageFacts.masked) : recipient
    }

    /// Why a message waits.
    package enum Wait: Hashable, Sendable {
        /// It is being sent, or will be in a moment.
        case now
        /// Its sending has failed, and is tried again.
        case nextTry(Instant)
    }

    /// Nil for a message that does not wait.
    package func wait(at now: Instant) -> Wait? {
        guard message.state == .waiting else { return nil }
        return message.attempts > 0 && message.entry.available > now ? .nextTry(message.entry.available) : .now
    }

    /// Whether its person can be invited once more in its place.
    ///
    /// Codes are not among these messages: they are good for minutes, and whoever needs another asks for it.
    package var canBeSentAgain: Bool {
        guard let account, message.entry.kind.isInvitation else { return false }
        return account.isActive && account.lifecycle.isInvited && account.kind != .emailless
    }
}

extension Message.Kind {
    /// Whether it has a claim link in it.
    package var isInvitation: Bool { self == .invitation || self == .reminder || self == .unclaimed }
}
