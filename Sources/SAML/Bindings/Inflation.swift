internal import CXMLSecurity

/// Messages that were made smaller for an address (SAML Bindings §3.4.4.1).
enum Inflation {
    static func inflated(_ octets: [UInt8]) throws(SAMLError) -> [UInt8] {
        let capacity = SAMLLimits.inflatedBytes
        var outcome = INFLATION_DAMAGED
        let inflated = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
            outcome = unsafe octets_inflate(octets, octets.count, room.baseAddress, room.count, &count)
        }
        switch outcome {
        case INFLATED: return inflated
        case INFLATION_TOO_LARGE: throw SAMLError(.encoding, "more than \(capacity) bytes when inflated")
        default: throw SAMLError(.encoding, "no DEFLATE stream")
        }
    }
}
