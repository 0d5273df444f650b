/// What a response says after its signatures were verified: only signed octets were read for the assertion.
struct VerifiedContents {
    /// Signed as a whole when `isResponseSigned`; else only its assertion is, and the rest can only refuse.
    let response: XMLElement
    let isResponseSigned: Bool
    let assertion: XMLElement

    init(_ response: UnverifiedResponse, verifier: ResponseVerifier) throws(SAMLError) {
        let received = try ResponseParts(response.document().root)
        let whole = try XMLSignature(of: received.response)
        // Where there is a signature, it is verified, on the document it was made in.
        let part = received.isEncrypted ? nil : try XMLSignature(of: received.assertion)
        let signedResponse = try whole?.verified(by: verifier.providerKeys, limits: .message)
        var signedAssertion = try part?.verified(by: verifier.providerKeys, limits: .message)

        isResponseSigned = signedResponse != nil
        let parts = if let signedResponse { try ResponseParts(signedResponse.element) } else { received }
        self.response = parts.response
        if verifier.policy.needsResponse, !isResponseSigned {
            throw SAMLError(.signedElement, "the response must be signed, and is not")
        }
        var assertion = parts.assertion
        if parts.isEncrypted {
            assertion = try EncryptedAssertion(parts.assertion).decrypted(by: verifier.ownKeys)
            signedAssertion = try XMLSignature(of: assertion)?.verified(by: verifier.providerKeys, limits: .message)
        } else if verifier.wantsEncryption {
            throw SAMLError(.decryption, "the assertion must be encrypted, and is not")
        }
        if signedAssertion == nil, verifier.policy.needsAssertion || !isResponseSigned {
            throw SAMLError(.signedElement, "the assertion must be signed, and is not")
        }
        self.assertion = signedAssertion?.element ?? assertion
    }
}

extension SignaturePolicy {
    fileprivate var needsResponse: Bool { self == .response || self == .both }
    fileprivate var needsAssertion: Bool { self == .assertion || self == .both }
}
