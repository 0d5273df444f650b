/// A message, and how far it has come.
package struct StoredMessage: Hashable, Sendable {
    package enum State: String, Sendable {
        case waiting
        /// The provider has taken it.
        case sent
        /// The provider says that it has arrived.
        case delivered
        /// Refused, undeliverable, or too old.
        case failed
    }

    package let entry: MessageEntry
    package let state: State
    /// How often its sending has failed.
    package let attempts: Int
    /// What went wrong last.
    package let lastError: String?
    /// What the provider calls it, with the provider's name in front.
    package let providerID: String?

    package init(entry: MessageEntry, state: State, attempts: Int, lastError: String?, providerID: String?) {
        self.entry = entry
        self.state = state
        self.attempts = attempts
        self.lastError = lastError
        self.providerID = providerID
    }
}
