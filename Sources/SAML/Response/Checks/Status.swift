/// What became of the request (SAML Core §3.2.2.1).
///
/// A provider that refuses sends no assertion, and often signs nothing: so this comes first, and can only refuse.
struct Status {
    private let codes: [String]

    init(_ status: XMLElement) {
        var codes: [String] = []
        var next = status.children(named: "StatusCode", in: Namespace.protocolMessages).first
        while let code = next, codes.count < 2 {
            codes.append(code.attribute("Value") ?? "")
            next = code.children.first
        }
        self.codes = codes
    }

    func verify() throws(SAMLError) {
        guard codes.first != Status.prefix + "Success" else { return }
        throw SAMLError(.status, "the provider answered \(codes.map(Status.name).joined(separator: ", "))")
    }

    /// Anything but a status of SAML is the sender's text, which belongs in no log.
    private static func name(of code: String) -> String {
        let name = code.hasPrefix(prefix) ? code.dropFirst(prefix.count) : ""
        return known.contains(String(name)) ? String(name) : "no known status"
    }

    private static let prefix = "urn:oasis:names:tc:SAML:2.0:status:"

    private static let known: Set = [
        "Success", "Requester", "Responder", "VersionMismatch", "AuthnFailed", "InvalidAttrNameOrValue",
        "InvalidNameIDPolicy", "NoAuthnContext", "NoAvailableIDP", "NoPassive", "NoSupportedIDP", "PartialLogout",
        "ProxyCountExceeded", "RequestDenied", "RequestUnsupported", "RequestVersionDeprecated",
        "RequestVersionTooHigh", "RequestVersionTooLow", "ResourceNotRecognized", "TooManyResponses",
        "UnknownAttrProfile", "UnknownPrincipal", "UnsupportedBinding",
    ]
}
