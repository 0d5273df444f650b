package import SCIM
internal import Secrets

/// The key pair with which an installation signs its events; all its servers share it through the store.
package struct SigningKey: Hashable, Sendable {
    /// `kid`: the thumbprint of the public key (RFC 7638).
    package let keyID: String
    /// SubjectPublicKeyInfo.
    package let publicKey: [UInt8]
    /// The private key, sealed.
    package let sealed: [UInt8]
    package let created: Instant

    package init(keyID: String, publicKey: [UInt8], sealed: [UInt8], created: Instant) {
        self.keyID = keyID
        self.publicKey = publicKey
        self.sealed = sealed
        self.created = created
    }

    /// Makes a new pair.
    init(_ keyring: Keyring, _ environment: Environment) {
        let key = PrivateKey.make()
        let publicKey = key.publicKey
        keyID = publicKey?.thumbprint ?? ""
        self.publicKey = publicKey?.der ?? []
        sealed = keyring.seal(
            key.der, in: SigningKey.context, for: .events, nonce: environment.random(Keyring.nonceLength))
        created = environment.now()
    }

    private static let context = Array("signing key".utf8)

    /// The private key; nil when it was sealed with other keys than these.
    func privateKey(_ keyring: Keyring) -> PrivateKey? {
        keyring.open(sealed, in: SigningKey.context, for: .events).map(PrivateKey.init(der:))
    }

    /// The public key as a JWK (RFC 7517, RFC 7518 §6.2.1).
    package var jwk: JSONObject {
        guard var jwk = PublicKey(der: publicKey)?.jwk else { return JSONObject() }
        for (name, value) in [("kid", keyID), ("use", "sig"), ("alg", SignatureAlgorithm.es256.rawValue)] {
            jwk.append(name, .string(value))
        }
        return jwk
    }
}

extension PublicKey {
    /// The required members, in the order of their names (RFC 7638 §3).
    fileprivate var jwk: JSONObject? {
        point.map { point in
            ["crv": "P-256", "kty": "EC", "x": .string(point.x.base64URL), "y": .string(point.y.base64URL)]
        }
    }

    fileprivate var thumbprint: String? {
        jwk.map { jwk in
            var checksum = Checksum()
            checksum.add(jwk.encoded)
            return checksum.finish().base64URL
        }
    }
}
