private import CXMLSecurity

/// The signature of an element: its child, in the one place where it may stand, of the one form it may have.
///
/// Everything is decided before anything is computed. A verified signature yields a new element, read from the very octets
/// that were digested; nobody ever looks at the one it was found in again.
struct XMLSignature {
    private let element: XMLElement
    private let signature: XMLElement

    /// Nil when the element is not signed.
    init?(of element: XMLElement) throws(SAMLError) {
        let children = element.children
        guard let index = children.firstIndex(where: { $0.isNamed("Signature", in: Namespace.signature) }) else {
            return nil
        }
        // SAML Core §3.2.1 and §2.3.3: behind the Issuer; SAML Metadata §2.3.1: before everything.
        let issuers = children.indices.filter { children[$0].isNamed("Issuer", in: Namespace.assertion) }
        guard issuers == Array(0..<index), index <= 1 else {
            throw SAMLError(.signatureShape, "the signature does not stand behind the issuer")
        }
        guard !children[(index + 1)...].contains(where: { $0.isNamed("Signature", in: Namespace.signature) }) else {
            throw SAMLError(.signatureShape, "an element has two signatures")
        }
        self.element = element
        signature = children[index]
        try SignatureForm(signature).verify(refersTo: element)
    }

    /// The element as it was signed by the owner of one of the keys.
    func verified(by keys: [XMLKey], limits: XMLLimits) throws(SAMLError) -> SignedElement {
        // Whose it is comes first: what a stranger's signature refers to is never worked on.
        let key = keys.first { unsafe xml_signature_is_by(signature.node, $0.key) != 0 }
        guard let key else { throw SAMLError(.signature, "the signature is not by a key of the provider") }
        guard let octets = octets(by: key) else {
            throw SAMLError(.signature, "what is signed was changed")
        }
        return SignedElement(element: try XMLDocument(octets, limits: limits).root)
    }

    private func octets(by key: XMLKey) -> [UInt8]? {
        var count = 0
        let octets = unsafe xml_signature_octets(signature.node, element.node, key.key, &count)
        guard let octets = unsafe octets else { return nil }
        defer { unsafe xml_octets_free(octets) }
        return unsafe Array(UnsafeBufferPointer(start: octets, count: count))
    }
}

/// An element of which every octet is signed; only a verified signature makes one.
struct SignedElement {
    let element: XMLElement

    fileprivate init(element: XMLElement) {
        self.element = element
    }
}
