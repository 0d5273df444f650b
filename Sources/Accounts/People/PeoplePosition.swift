internal import SCIM
private import Secrets

/// Where somebody stands in a list of people: what the list is ordered by, and the id.
///
/// Good for the list it came from; in another one it is some other place, and does no harm.
package struct PeoplePosition: Hashable, Sendable {
    /// The key of the name, or the word that was found.
    package let key: String
    package let id: Account.ID

    package init(key: String, id: Account.ID) {
        self.key = key
        self.id = id
    }

    /// As it stands in an address.
    package var text: String { Array((id.text + key).utf8).base64URL }

    /// Nil for what no list has given out.
    package init?(_ text: String) {
        guard text.utf8.count <= 1024, let bytes = [UInt8](base64URL: text), bytes.count >= 36,
            let id = Account.ID(String(decoding: bytes.prefix(36), as: UTF8.self))
        else { return nil }
        let key = String(decoding: bytes.dropFirst(36), as: UTF8.self)
        guard !key.utf8.contains(0) else { return nil }
        self.init(key: key, id: id)
    }
}
