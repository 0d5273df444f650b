package import SCIM

/// Some of the messages of an organization.
package struct MessageSelection: Hashable, Sendable {
    /// Nil for all of them.
    package var state: StoredMessage.State?
    /// Those to one person.
    package var account: Account.ID?

    package init(state: StoredMessage.State? = nil, account: Account.ID? = nil) {
        self.state = state
        self.account = account
    }
}

/// Where a page of messages ends, the latest first.
package struct MessagePosition: Hashable, Sendable {
    package let created: Instant
    package let id: MessageEntry.ID

    package init(_ message: StoredMessage) {
        (created, id) = (message.entry.created, message.entry.id)
    }

    /// Nil for what is no position.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let created = Int64(parts[0]), let id = MessageEntry.ID(typed: String(parts[1])) else {
            return nil
        }
        self.created = Instant(milliseconds: created)
        self.id = id
    }

    /// As it stands in an address.
    package var text: String { "\(created.milliseconds)-\(id.text)" }
}

extension MessageEntry.ID {
    /// Nil for what is none.
    package init?(typed text: String) {
        guard text.utf8.count == 32, text.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else { return nil }
        self.init(text)
    }
}
