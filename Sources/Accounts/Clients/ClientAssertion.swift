internal import SCIM
internal import Secrets

/// A signed JWT by which a client says who it is (RFC 7523 §2.2), taken apart; nothing of it is believed yet.
package struct ClientAssertion: Sendable {
    let algorithm: SignatureAlgorithm
    let keyID: String?
    let claims: Claims
    /// The bytes that were signed: the first two parts and the dot between them.
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// What it claims to say.
    struct Claims {
        let issuer: String
        let subject: String
        let audience: [String]
        let expires: Instant
        let notBefore: Instant?
        let issued: Instant?
        let identifier: String
    }

    /// Nil for what is no JWS in compact form (RFC 7515 §7.1), is signed in a way that is not allowed here, or lacks a claim.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count == 3, let header = ClientAssertion.object(parts[0]),
            let payload = ClientAssertion.object(parts[1]), let signature = Base64.decodeURL(parts[2])
        else { return nil }
        // The list decides what may be, not the sender: neither `none` nor a keyed hash is on it (RFC 8725 §3.1).
        guard let algorithm = header.exactly("alg")?.string.flatMap(SignatureAlgorithm.init(rawValue:)),
            header.exactly("crit") == nil, header.exactly("b64") == nil,
            ClientAssertion.isType(header.exactly("typ")), let claims = Claims(payload)
        else { return nil }
        switch header.exactly("kid") {
        case nil: keyID = nil
        case .string(let kid)?: keyID = kid
        default: return nil
        }
        self.algorithm = algorithm
        self.claims = claims
        self.signature = signature
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }

    /// The values of `alg` that are taken.
    package static let algorithms = SignatureAlgorithm.allCases.map(\.rawValue)

    /// Whether one of the keys that the algorithm is for has signed it.
    ///
    /// Where none may have, it is verified with the key of nobody, so that the answer takes as long.
    func isSigned(by keys: [ClientKey]) -> Bool {
        let candidates = keys.filter { key in keyID == nil || key.keyID == nil || key.keyID == keyID }
            .compactMap { PublicKey(der: $0.der) }.filter { $0.kind == algorithm.kind }
        guard !candidates.isEmpty else {
            _ = PublicKey.ofNobody(algorithm.kind)?.verifies(signature, of: signed, algorithm)
            return false
        }
        return candidates.contains { $0.verifies(signature, of: signed, algorithm) }
    }

    private static func object(_ part: String) -> JSONObject? {
        Base64.decodeURL(part).flatMap { try? JSONValue(decoding: $0) }?.object
    }

    /// Says what it is, or nothing (RFC 7515 §4.1.9, without case).
    private static func isType(_ type: JSONValue?) -> Bool {
        guard let type else { return true }
        return ["jwt", "client-authentication+jwt"].contains(type.string?.lowercased())
    }
}

extension ClientAssertion.Claims {
    fileprivate init?(_ payload: JSONObject) {
        guard let issuer = payload.exactly("iss")?.string, let subject = payload.exactly("sub")?.string,
            let expires = Instant(claim: payload.exactly("exp")), let identifier = payload.exactly("jti")?.string,
            (1...ClientAssertion.longestIdentifier).contains(identifier.utf8.count),
            !subject.unicodeScalars.contains("\0")
        else { return nil }
        for name in ["nbf", "iat"] where payload.exactly(name) != nil {
            guard Instant(claim: payload.exactly(name)) != nil else { return nil }
        }
        switch payload.exactly("aud") {
        case .string(let one)?: audience = [one]
        case .array(let several)?: audience = several.compactMap(\.string)
        default: return nil
        }
        self.issuer = issuer
        self.subject = subject
        self.expires = expires
        self.identifier = identifier
        notBefore = Instant(claim: payload.exactly("nbf"))
        issued = Instant(claim: payload.exactly("iat"))
    }
}

extension JSONObject {
    /// Names in a JWT are compared as they are (RFC 7519 §10.1.1), unlike SCIM's.
    fileprivate func exactly(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }
}

extension Instant {
    /// A NumericDate (RFC 7519 §2), which may have a fraction; nil for anything else, and for what no clock will show.
    fileprivate init?(claim: JSONValue?) {
        guard let seconds = claim?.number?.double, (0...100_000_000_000).contains(seconds) else { return nil }
        self.init(milliseconds: Int64(seconds * 1000))
    }
}
