/// The parts of a response (SAML Core §3.2.2, §3.3.3), each where it must be; none of them is believed.
struct ResponseParts {
    let response: XMLElement
    /// Plain or encrypted.
    let assertion: XMLElement

    var isEncrypted: Bool { assertion.isNamed("EncryptedAssertion", in: Namespace.assertion) }

    init(_ root: XMLElement) throws(SAMLError) {
        guard root.isNamed("Response", in: Namespace.protocolMessages) else {
            throw SAMLError(.responseShape, "the message is no response")
        }
        var parts = root.children[...]
        if parts.first?.isNamed("Issuer", in: Namespace.assertion) == true { parts.removeFirst() }
        if parts.first?.isNamed("Signature", in: Namespace.signature) == true { parts.removeFirst() }
        guard let status = parts.popFirst(), status.isNamed("Status", in: Namespace.protocolMessages) else {
            throw SAMLError(.responseShape, "the response has other parts than issuer, signature, status and assertion")
        }
        try Status(status).verify()
        guard parts.count == 1, let assertion = parts.first,
            ["Assertion", "EncryptedAssertion"].contains(where: { assertion.isNamed($0, in: Namespace.assertion) })
        else { throw SAMLError(.oneAssertion, "there is not exactly one assertion behind the status") }
        response = root
        self.assertion = assertion
    }
}
