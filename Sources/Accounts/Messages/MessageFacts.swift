internal import SCIM
package import Secrets

/// The part of a message that is nobody else's business.
package struct MessageFacts: Hashable, Sendable {
    package let recipient: String
    package let name: String?
    package let link: String?
    package let code: String?
    package let person: String?

    package init(_ message: Message) {
        (recipient, name, person) = (message.recipient, message.name, message.person)
        (link, code) = (message.link, message.code)
    }

    func sealed(for id: MessageEntry.ID, _ keyring: Keyring, nonce: [UInt8]) -> [UInt8] {
        let members = [
            ("to", recipient), ("name", name), ("link", link), ("code", code), ("person", person),
        ].compactMap { key, value in value.map { JSONObject.Member(key, .string($0)) } }
        return keyring.seal(
            JSONValue.object(JSONObject(members)).encoded, in: Array(id.text.utf8), for: .messages, nonce: nonce)
    }

    /// Nil when there are none any more, or when they were sealed with another key or for another message.
    package init?(_ entry: MessageEntry, _ keyring: Keyring) {
        guard let sealed = entry.sealed,
            let bytes = keyring.open(sealed, in: Array(entry.id.text.utf8), for: .messages),
            let facts = (try? JSONValue(decoding: bytes))?.object, let recipient = facts["to"]?.string
        else { return nil }
        self.recipient = recipient
        (name, link, code) = (facts["name"]?.string, facts["link"]?.string, facts["code"]?.string)
        person = facts["person"]?.string
    }
}
