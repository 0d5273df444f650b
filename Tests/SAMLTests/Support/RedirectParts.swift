import FoundationEssentials

@testable import SAML

/// An address that a browser is sent to, taken apart as a provider would.
struct RedirectParts {
    let location: String
    /// In the order in which they stand, still encoded.
    let raw: [(name: String, value: String)]

    init(_ address: String) {
        let halves = address.split(separator: "?", maxSplits: 1).map(String.init)
        location = halves[0]
        raw = halves[1].split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), String(parts[1]))
        }
    }

    subscript(_ name: String) -> String? {
        raw.first { $0.name == name }.map { RedirectParts.decoded($0.value) }
    }

    /// What is signed (SAML Bindings §3.4.4.1).
    var signedOctets: [UInt8] {
        let fields = ["SAMLRequest", "SAMLResponse", "RelayState", "SigAlg"].compactMap { name in
            raw.first { $0.name == name }.map { "\(name)=\($0.value)" }
        }
        return Array(fields.joined(separator: "&").utf8)
    }

    func isSigned(by certificate: Certificate) -> Bool {
        guard let algorithm = self["SigAlg"].flatMap(SignatureAlgorithm.init(rawValue:)),
            let signature = self["Signature"].flatMap({ Data(base64Encoded: $0) })
        else { return false }
        return algorithm.verifies(Array(signature), of: signedOctets, by: certificate)
    }

    /// The XML of a field that was deflated.
    func message(_ name: String) throws -> String {
        let deflated = self[name].flatMap { Data(base64Encoded: $0) } ?? Data()
        return String(decoding: try Inflation.inflated(Array(deflated)), as: UTF8.self)
    }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if character == "%", let byte = UInt8(rest.prefix(2), radix: 16) {
                bytes.append(byte)
                rest = rest.dropFirst(2)
            } else {
                bytes += Array(String(character).utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
