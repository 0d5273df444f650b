/// The one form that a signature may have (SAML Core §5.4): one reference to the element it stands in, two transforms, and
/// algorithms of a list.
struct SignatureForm {
    private let signature: XMLElement

    init(_ signature: XMLElement) {
        self.signature = signature
    }

    func verify(refersTo element: XMLElement) throws(SAMLError) {
        let parts = signature.children
        // KeyInfo is never read: it is the sender's word about the sender's key. An Object is data that nothing covers.
        guard
            named(parts, ["SignedInfo", "SignatureValue"]) || named(parts, ["SignedInfo", "SignatureValue", "KeyInfo"])
        else { throw SAMLError(.signatureShape, "the signature has other parts than it may have") }
        let information = parts[0].children
        guard named(information, ["CanonicalizationMethod", "SignatureMethod", "Reference"]) else {
            throw SAMLError(.signatureShape, "SignedInfo has other parts than it may have")
        }
        let reference = information[2].children
        guard named(reference, ["Transforms", "DigestMethod", "DigestValue"]) else {
            throw SAMLError(.signatureShape, "the reference has other parts than it may have")
        }
        let leaves = [parts[1], information[1], reference[1], reference[2]]
        guard leaves.allSatisfy({ $0.children.isEmpty }) else {
            throw SAMLError(.signatureShape, "a part of the signature has parts of its own")
        }
        // It is worked on for each key of the provider before anybody knows whose it is.
        guard isShort(parts[0]), isShort(parts[1]), hasFewAttributes(parts[0]) else {
            throw SAMLError(.signatureShape, "the signature is too long")
        }
        try canonicalizes(information[0])
        try allows(information[1], Algorithm.signatures)
        try allows(reference[1], Algorithm.digests)
        try transforms(reference[0])
        guard let identifier = element.attribute("ID"), information[2].attribute("URI") == "#" + identifier else {
            throw SAMLError(.reference, "the signature is not of the element that it stands in")
        }
    }

    /// SAML Core §5.4.4: the signature itself is left out, and what is left is made canonical.
    private func transforms(_ element: XMLElement) throws(SAMLError) {
        let transforms = element.children
        guard named(transforms, ["Transform", "Transform"]) else {
            throw SAMLError(.algorithms, "there are not exactly two transforms")
        }
        guard transforms[0].children.isEmpty else {
            throw SAMLError(.algorithms, "a transform has parameters")
        }
        try allows(transforms[0], [Algorithm.envelopedSignature])
        try canonicalizes(transforms[1])
    }

    private func canonicalizes(_ element: XMLElement) throws(SAMLError) {
        try allows(element, Algorithm.canonicalizations)
        // Exclusive XML Canonicalization §3: prefixes that are kept though no name uses them.
        let isPlain = element.children.isEmpty
        let isExclusive = element.attribute("Algorithm") == Algorithm.exclusiveCanonicalization
        guard isPlain || isExclusive && element.children.count == 1 && isPrefixList(element.children[0]) else {
            throw SAMLError(.algorithms, "the canonicalization has parameters")
        }
    }

    private func allows(_ element: XMLElement, _ algorithms: Set<String>) throws(SAMLError) {
        guard let algorithm = element.attribute("Algorithm"), algorithms.contains(algorithm) else {
            throw SAMLError(.algorithms, "\(element.name) has an algorithm that is not allowed")
        }
    }

    private func isShort(_ element: XMLElement) -> Bool {
        element.text.utf8.count <= SAMLLimits.signatureTextBytes && element.children.allSatisfy(isShort)
    }

    /// None of its elements has more than `Id`, `Type` and `URI` (XML Signature §4.4.3).
    private func hasFewAttributes(_ element: XMLElement) -> Bool {
        element.attributeCount <= 3 && element.children.allSatisfy(hasFewAttributes)
    }

    private func isPrefixList(_ element: XMLElement) -> Bool {
        element.isNamed("InclusiveNamespaces", in: Namespace.exclusiveCanonicalization) && element.children.isEmpty
            && element.attribute("PrefixList").map { $0.utf8.count <= SAMLLimits.prefixListBytes } == true
    }

    private func named(_ elements: [XMLElement], _ names: [String]) -> Bool {
        elements.map(\.name) == names && elements.allSatisfy { $0.namespace == Namespace.signature }
    }
}
