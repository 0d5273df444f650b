/// A query as a browser brought it, with a message (SAML Bindings §3.4.4).
///
/// What is signed are the octets that were received: whoever decodes and encodes them again has others, as some providers
/// write `%2f` and others `%2F`. So nothing is taken for a parameter that is not written plainly (CVE-2025-31335).
struct RedirectQuery: Sendable {
    let kind: MessageKind
    /// XML, not yet read.
    let document: [UInt8]
    let relayState: String?
    let signature: OctetSignature?

    init(_ query: String) throws(SAMLError) {
        var fields: [String: Substring] = [:]
        for field in query.split(separator: "&") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard RedirectQuery.names.contains(name) else { continue }
            guard fields.updateValue(parts.count == 2 ? parts[1] : "", forKey: name) == nil else {
                throw SAMLError(.parameters, "a parameter stands twice")
            }
        }
        guard let (kind, message) = RedirectQuery.message(in: fields) else {
            throw SAMLError(.parameters, "there is not exactly one of SAMLRequest and SAMLResponse")
        }
        self.kind = kind
        let deflated = try RedirectQuery.decoded(message)
        guard let octets = Base64.decode(deflated, atMost: SAMLLimits.inflatedBytes) else {
            throw SAMLError(.encoding, "the parameter is no base64 of a message within its limit")
        }
        document = try Inflation.inflated(octets)
        relayState = try fields["RelayState"].map(RedirectQuery.decoded)
        signature = try RedirectQuery.signature(of: kind, in: fields)
    }

    private static let names: Set = ["SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature"]

    private static func message(in fields: [String: Substring]) -> (MessageKind, Substring)? {
        switch (fields[MessageKind.request.rawValue], fields[MessageKind.response.rawValue]) {
        case (let request?, nil): (.request, request)
        case (nil, let response?): (.response, response)
        default: nil
        }
    }

    /// Nil when the query is not signed.
    private static func signature(
        of kind: MessageKind, in fields: [String: Substring]
    ) throws(SAMLError) -> OctetSignature? {
        guard let method = fields["SigAlg"], let value = fields["Signature"] else { return nil }
        guard let algorithm = SignatureAlgorithm(rawValue: try decoded(method)) else {
            throw SAMLError(.algorithms, "SigAlg is an algorithm that is not allowed")
        }
        guard let signature = Base64.decode(try decoded(value), atMost: 1024) else {
            throw SAMLError(.encoding, "the signature is no base64")
        }
        // The order is the standard's, wherever they stood (§3.4.4.1).
        let signed = [kind.rawValue, "RelayState", "SigAlg"].compactMap { name in
            fields[name].map { "\(name)=\($0)" }
        }
        return OctetSignature(
            algorithm: algorithm, octets: Array(signed.joined(separator: "&").utf8), value: signature)
    }

    /// Without percent-encoding (RFC 3986 §2.1); a plus sign is a space, as forms write it.
    private static func decoded(_ text: Substring) throws(SAMLError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else {
                throw SAMLError(.encoding, "a percent-encoding is broken off")
            }
            bytes.append(high << 4 | low)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw SAMLError(.encoding, "a parameter is not in UTF-8")
        }
        return decoded
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

/// A signature that stands beside what it signs.
struct OctetSignature: Sendable {
    let algorithm: SignatureAlgorithm
    let octets: [UInt8]
    let value: [UInt8]

    func isBy(_ certificates: [Certificate]) -> Bool {
        certificates.contains { algorithm.verifies(value, of: octets, by: $0) }
    }
}
