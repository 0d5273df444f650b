private import SCIM
private import Secrets

/// A public key of a client.
package struct ClientKey: Hashable, Sendable {
    /// Which of several it is (RFC 7517 §4.5).
    package let keyID: String?
    /// SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).
    package let der: [UInt8]

    package init(keyID: String?, der: [UInt8]) {
        self.keyID = keyID
        self.der = der
    }
}

extension [ClientKey] {
    /// The form to store: a JSON array of `kid` and the key in base64url.
    package var stored: String {
        let keys = map { key in
            JSONValue.object(["kid": key.keyID.map(JSONValue.string) ?? .null, "spki": .string(key.der.base64URL)])
        }
        return String(decoding: JSONValue.array(keys).encoded, as: UTF8.self)
    }

    package init(stored text: String) {
        let keys = (try? JSONValue(decoding: Array<UInt8>(text.utf8)))?.array ?? []
        self = keys.compactMap { value in
            guard let key = value.object, let der = key["spki"]?.string.flatMap(Base64.decodeURL) else { return nil }
            return ClientKey(keyID: key["kid"]?.string, der: der)
        }
    }
}
