package import SCIM

/// What waits to be delivered.
package struct OutboxEntry: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    package let id: ID
    package let stream: EventStream.ID
    /// The change it tells of (`txn`).
    package let transaction: String
    package let content: String
    package let created: Instant
    /// When it is tried next.
    package let available: Instant
    /// How often its delivery has failed.
    package let attempts: Int
    /// What went wrong last.
    package let lastError: String?
    /// When the receiver refused it; then it is not tried again, and stays to be seen for a while.
    package let refused: Instant?

    package init(
        id: ID,
        stream: EventStream.ID,
        transaction: String,
        content: String,
        created: Instant,
        available: Instant,
        attempts: Int,
        lastError: String?,
        refused: Instant?
    ) {
        self.id = id
        self.stream = stream
        self.transaction = transaction
        self.content = content
        self.created = created
        self.available = available
        self.attempts = attempts
        self.lastError = lastError
        self.refused = refused
    }
}

extension OutboxEntry {
    /// What went wrong, in the words of somebody else: as much of it as is worth keeping.
    package static func shortened(_ reason: String) -> String {
        let visible = reason.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        let text = String(String.UnicodeScalarView(visible.prefix(200)))
        return text.isEmpty ? "no reason was given" : text
    }
}
