/// A response as the browser brought it: a document within its limits, of which nothing is believed.
public struct UnverifiedResponse: Sendable {
    private let bytes: [UInt8]

    /// Which request it says it answers, and who it says sent it: for looking things up, believed by nobody.
    public let inResponseTo: String?
    public let issuer: String?

    /// - Parameter value: the form field `SAMLResponse` (SAML Bindings §3.5.4).
    public init(base64 value: String) throws(SAMLError) {
        guard let bytes = Base64.decode(value, atMost: SAMLLimits.messageBytes) else {
            throw SAMLError(.encoding, "the field is no base64 of a message within its limit")
        }
        let root = try XMLDocument(bytes, limits: .message).root
        self.bytes = bytes
        inResponseTo = root.attribute("InResponseTo")
        issuer = root.children(named: "Issuer", in: Namespace.assertion).first?.text
    }

    /// Read anew: a document stays on one thread, and this goes where it is looked after.
    func document() throws(SAMLError) -> XMLDocument { try XMLDocument(bytes, limits: .message) }
}
