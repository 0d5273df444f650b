internal import CXMLSecurity
internal import FoundationEssentials

/// A message of ours in the address of a redirect (SAML Bindings §3.4).
enum RedirectBinding {
    /// What came of a message: `location?SAMLRequest=…&RelayState=…&SigAlg=…&Signature=…`, behind what the location
    /// asked for already.
    static func address(
        of message: some ProtocolMessage, relayState: String?, key: CertifiedKey
    ) throws(UnusableKey) -> String {
        var fields = [(message.kind.rawValue, base64(deflated(Array(message.element.printed.utf8))))]
        if let relayState { fields.append(("RelayState", relayState)) }
        fields.append(("SigAlg", key.signatureAlgorithm.rawValue))
        // Exactly these octets are signed, in this order (§3.4.4.1).
        let signed = query(fields)
        let signature = try key.signature(of: Array(signed.utf8))
        let hints = message.hints.isEmpty ? "" : "&" + query(message.hints)
        return joined(message.destination, signed + "&" + query([("Signature", base64(signature))]) + hints)
    }

    static func joined(_ location: String, _ query: String) -> String {
        location + (location.contains("?") ? "&" : "?") + query
    }

    static func query(_ fields: [(name: String, value: String)]) -> String {
        fields.map { "\($0.name)=\(percentEncoded($0.value))" }.joined(separator: "&")
    }

    /// All but the unreserved characters of RFC 3986 §2.3.
    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                [byte]
            default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func deflated(_ octets: [UInt8]) -> [UInt8] {
        // What cannot be made smaller grows by five bytes for every 16 KiB.
        let capacity = octets.count + octets.count / 1000 + 64
        return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
            count = unsafe octets_deflate(octets, octets.count, room.baseAddress, room.count)
        }
    }

    static func base64(_ octets: [UInt8]) -> String { Data(octets).base64EncodedString() }
}
