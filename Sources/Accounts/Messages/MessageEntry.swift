package import SCIM
package import Secrets

/// A message in the form in which it is stored: whom it is for and what it says are sealed.
package struct MessageEntry: Hashable, Sendable {
    /// Made here and kept from try to try, so that a provider can tell a repetition from a second message.
    package struct ID: Hashable, Sendable {
        /// 32 hexadecimal digits.
        package let text: String

        package init(_ text: String) {
            self.text = text
        }
    }

    package let id: ID
    package let organization: Organization.ID
    package let account: Account.ID?
    package let kind: Message.Kind
    package let channel: Message.Channel
    /// The keyed digest of address or number: enough to count by, and all that stays of it.
    package let recipient: Digest
    package let language: String?
    /// The `MessageFacts`; nil once the message was sent, refused or too old.
    package let sealed: [UInt8]?
    package let created: Instant
    /// When it may be sent.
    package let available: Instant
    /// From when on nobody wants it any more.
    package let expires: Instant

    package init(
        id: ID,
        organization: Organization.ID,
        account: Account.ID?,
        kind: Message.Kind,
        channel: Message.Channel,
        recipient: Digest,
        language: String?,
        sealed: [UInt8]?,
        created: Instant,
        available: Instant,
        expires: Instant
    ) {
        self.id = id
        self.organization = organization
        self.account = account
        self.kind = kind
        self.channel = channel
        self.recipient = recipient
        self.language = language
        self.sealed = sealed
        self.created = created
        self.available = available
        self.expires = expires
    }

    /// - Parameter available: when it may be sent; nil is at once.
    package init(
        _ message: Message,
        available: Instant? = nil,
        expires: Instant,
        keyring: Keyring,
        environment: Environment
    ) {
        let (now, id) = (environment.now(), ID(environment.random(16).hexadecimal))
        self.init(
            id: id, organization: message.organization, account: message.account, kind: message.kind,
            channel: message.channel, recipient: keyring.digest(message.recipient, for: .attempts),
            language: message.language,
            sealed: MessageFacts(message).sealed(for: id, keyring, nonce: environment.random(Keyring.nonceLength)),
            created: now, available: available ?? now, expires: expires)
    }
}
