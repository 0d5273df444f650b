private import CSigning
package import SCIM
private import Secrets

/// A security event token as a receiver takes it apart.
package struct TestToken: Sendable {
    package let header: JSONValue
    package let claims: JSONValue
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// Nil for what is no JWS in compact form.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = [UInt8](base64URL: parts[0]), let claims = [UInt8](base64URL: parts[1]),
            let signature = [UInt8](base64URL: parts[2]), let header = try? JSONValue(decoding: header),
            let claims = try? JSONValue(decoding: claims)
        else { return nil }
        self.header = header
        self.claims = claims
        self.signature = signature
        signed = Array("\(parts[0]).\(parts[1])".utf8)
    }

    /// The URIs of its events.
    package var uris: [String] { (claims["events"]?.object?.members ?? []).map(\.name) }

    /// What the URIs end with behind what all of them begin with.
    package var kinds: [String] { uris.map { $0.replacing("urn:ietf:params:scim:event:prov:", with: "") } }

    /// What the first event carries.
    package var payload: JSONValue? { claims["events"]?.object?.members.first?.value }

    package var transaction: String? { claims["txn"]?.string }

    /// Whether one of the keys of a JWK Set has signed it, that whose name stands in the header.
    package func isSigned(by keys: JSONValue?) -> Bool {
        let key = keys?["keys"]?.array?.first { $0["kid"] == header["kid"] }
        guard let key, key["kty"] == "EC", key["crv"] == "P-256", header["alg"] == "ES256", signature.count == 64,
            let x = key["x"]?.string.flatMap([UInt8].init(base64URL:)), x.count == 32,
            let y = key["y"]?.string.flatMap([UInt8].init(base64URL:)), y.count == 32
        else { return false }
        return unsafe point_has_signed(x, y, signed, signed.count, signature) == 1
    }
}
