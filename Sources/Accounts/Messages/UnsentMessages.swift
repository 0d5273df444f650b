extension Posting {
    /// What an organization's people would have been sent, had somebody been configured to send on these channels.
    package func unsent(on channels: Set<Message.Channel>, of slug: String) async throws -> [UnsentMessage] {
        try await outbox(of: slug).compactMap { message, facts in
            guard message.state == .waiting, channels.contains(message.entry.channel), let facts else { return nil }
            return UnsentMessage(entry: message.entry, facts: facts)
        }
    }
}

/// A message that waits for a provider, opened.
package struct UnsentMessage: Sendable {
    package let entry: MessageEntry
    package let facts: MessageFacts
}
