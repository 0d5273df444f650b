internal import SCIM
internal import Secrets

/// The public keys that an operator gives a client: a PEM text, or a JWK or JWK Set (RFC 7517).
extension ClientKey {
    /// How many keys one client may have, so that a signature is not tried against any number of them.
    private static let maximumCount = 8

    /// - Throws: `Refusal`.
    package static func read(_ text: String) throws -> [ClientKey] {
        let text = String(text.drop(while: \.isWhitespace))
        let keys = text.hasPrefix("{") ? try jwks(text) : [try pem(text)]
        guard (1...maximumCount).contains(keys.count) else {
            throw Refusal("A client has 1 to \(maximumCount) public keys.")
        }
        return keys
    }

    /// RFC 7468 §13.
    private static func pem(_ text: String) throws(Refusal) -> ClientKey {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimming(" ") }
        guard lines.first == "-----BEGIN PUBLIC KEY-----", lines.last == "-----END PUBLIC KEY-----" else {
            throw Refusal(
                "The file is neither a PUBLIC KEY in PEM nor a JWK Set; openssl pkey -in PRIVATE.pem -pubout makes one."
            )
        }
        let key = Base64.decode(lines.dropFirst().dropLast().joined()).flatMap(PublicKey.init(der:))
        guard let key, key.isSound else { throw .unusableKey }
        return ClientKey(keyID: nil, der: key.der)
    }

    private static func jwks(_ text: String) throws -> [ClientKey] {
        guard let document = (try? JSONValue(decoding: Array(text.utf8)))?.object else {
            throw Refusal("The file is no JSON that can be understood.")
        }
        guard let keys = document["keys"] else { return [try jwk(document)] }
        return try (keys.array ?? []).map { try jwk($0.object ?? JSONObject()) }
    }

    /// RFC 7518 §6.2 and §6.3.
    private static func jwk(_ jwk: JSONObject) throws(Refusal) -> ClientKey {
        func number(_ name: String) -> [UInt8] { jwk[name]?.string.flatMap(Base64.decodeURL) ?? [] }
        guard jwk["d"] == nil, jwk["k"] == nil else {
            throw Refusal("The file holds a private or secret key; keep that, and give the public one.")
        }
        let key: PublicKey? =
            switch (jwk["kty"]?.string, jwk["crv"]?.string) {
            case ("RSA", _): PublicKey(modulus: number("n"), exponent: number("e"))
            case ("EC", "P-256"): PublicKey(x: number("x"), y: number("y"))
            default: nil
            }
        guard let key, key.isSound else { throw .unusableKey }
        return ClientKey(keyID: jwk["kid"]?.string, der: key.der)
    }
}

extension Refusal {
    fileprivate static let unusableKey = Refusal(
        "A key cannot be used; it must be an RSA key of 2048 to 8192 bits, or one on P-256.")
}
