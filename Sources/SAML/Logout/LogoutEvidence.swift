/// A document, and what proves who wrote it: a signature beside it (Redirect), or within it (POST).
struct LogoutEvidence: Sendable {
    let bytes: [UInt8]
    let signature: OctetSignature?
    /// Where the signature must be; the binding says it.
    let isEnveloped: Bool

    /// Read anew each time: a document stays on one thread.
    func document() throws(SAMLError) -> XMLElement { try XMLDocument(bytes, limits: .message).root }

    /// The message, every octet of which the owner of one of the keys signed.
    func signed(by certificates: [Certificate]) throws(SAMLError) -> XMLElement {
        let root = try document()
        guard isEnveloped else {
            guard let signature else { throw SAMLError(.signature, "the query is not signed") }
            guard signature.isBy(certificates) else {
                throw SAMLError(.signature, "the signature is not by a key of the provider")
            }
            return root
        }
        guard let signature = try XMLSignature(of: root) else {
            throw SAMLError(.signature, "the message is not signed")
        }
        return try signature.verified(by: certificates.compactMap(XMLKey.init), limits: .message).element
    }
}
