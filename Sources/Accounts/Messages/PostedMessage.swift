package import SCIM

/// A message that belongs to whoever sends it now, opened.
package struct PostedMessage: Sendable {
    package let id: MessageEntry.ID
    /// The same at every try, and nothing that the database tells: what providers know the message by.
    package let key: String
    package let organization: Organization
    package let kind: Message.Kind
    package let channel: Message.Channel
    package let facts: MessageFacts
    package let language: String?
    package let expires: Instant
    /// How often its sending has failed.
    package let attempts: Int
    /// When others may think that whoever sends it died.
    package let claimedUntil: Instant

    package init(
        id: MessageEntry.ID,
        key: String,
        organization: Organization,
        kind: Message.Kind,
        channel: Message.Channel,
        facts: MessageFacts,
        language: String?,
        expires: Instant,
        attempts: Int,
        claimedUntil: Instant
    ) {
        self.id = id
        self.key = key
        self.organization = organization
        self.kind = kind
        self.channel = channel
        self.facts = facts
        self.language = language
        self.expires = expires
        self.attempts = attempts
        self.claimedUntil = claimedUntil
    }
}
