import Accounts

/// A message as `muster outbox` shows it.
struct OutboxLine: CustomStringConvertible {
    let description: String

    /// - Parameter show: whether it may be shown whole, which helps nobody where it is sent anyway.
    init(_ message: StoredMessage, _ facts: MessageFacts?, hasProvider: Bool, show: Bool) {
        let (entry, isWhole) = (message.entry, show && !hasProvider)
        let recipient = (isWhole ? facts?.recipient : facts?.maskedRecipient) ?? "-"
        let state =
            switch message.state {
            case .waiting where !hasProvider: "waits for a provider until \(entry.expires)"
            case .waiting: "next try \(entry.available)"
            case .sent, .delivered, .failed: message.state.rawValue
            }
        let parts = [
            "message \(entry.id.text.prefix(8))", entry.kind.rawValue, entry.channel.rawValue, "to \(recipient)",
            "since \(entry.created)", "tried \(message.attempts)", state, message.lastError,
            isWhole ? facts?.link.map { "link \($0)" } : nil, isWhole ? facts?.code.map { "code \($0)" } : nil,
        ]
        description = parts.compactMap(\.self).joined(separator: "  ")
    }
}
