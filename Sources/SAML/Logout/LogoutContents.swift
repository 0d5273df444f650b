internal import FoundationEssentials

/// What messages of logout have in common, in the order of their schema (SAML Core §3.2.1, §3.2.2).
struct LogoutContents {
    let id: String
    let issuer: String
    let destination: String?
    let issueInstant: Date

    /// - Parameter parts: what may follow the header.
    init(_ element: XMLElement, named name: String, _ parts: [String]) throws(SAMLError) {
        guard element.isNamed(name, in: Namespace.protocolMessages) else {
            throw SAMLError(.logoutShape, "the message is no \(name)")
        }
        guard element.attribute("Version") == "2.0" else { throw SAMLError(.version, "the version is not 2.0") }
        // Keycloak puts the name of its key into Extensions.
        let order = ["Issuer", "Signature", "Extensions"] + parts
        let places = element.children.map { order.firstIndex(of: $0.name) ?? -1 }
        guard !places.contains(-1), places == places.sorted() else {
            throw SAMLError(.logoutShape, "the message has other parts than it may have")
        }
        guard let id = element.attribute("ID"), !id.isEmpty else {
            throw SAMLError(.identifiers, "the message has no ID")
        }
        guard let issuer = element.child(named: "Issuer", in: Namespace.assertion) else {
            throw SAMLError(.issuer, "there is not exactly one issuer")
        }
        guard let instant = element.attribute("IssueInstant").flatMap(Date.init(dateTime:)) else {
            throw SAMLError(.issueInstant, "IssueInstant is no time")
        }
        self.id = id
        self.issuer = issuer.text
        destination = element.attribute("Destination")
        issueInstant = instant
    }
}
