private import CXMLSecurity

/// A document that was read whole, within its limits; stays on one thread.
@safe final class XMLDocument {
    /// What the document is behind the door to C.
    private let document: OpaquePointer

    init(_ bytes: [UInt8], limits: XMLLimits) throws(SAMLError) {
        var flaw = XML_SOUND
        var bounds = limits.bounds
        let document = unsafe xml_document_read(bytes, bytes.count, &bounds, &flaw)
        guard let document = unsafe document else { throw XMLDocument.refusal(of: flaw) }
        unsafe self.document = document
    }

    deinit { unsafe xml_document_free(document) }

    var root: XMLElement { unsafe XMLElement(document: self, node: xml_document_root(document)) }

    private static func refusal(of flaw: xml_flaw) -> SAMLError {
        switch flaw {
        case XML_TOO_LONG: SAMLError(.limits, "the document is too long")
        case XML_TAG_TOO_LONG: SAMLError(.limits, "a tag is too long")
        case XML_TOO_MANY_ATTRIBUTES: SAMLError(.limits, "a tag has too many attributes")
        case XML_TOO_DEEP: SAMLError(.limits, "elements are nested too deep")
        case XML_TOO_MANY_NAMESPACES: SAMLError(.limits, "too many namespaces are in scope")
        case XML_TOO_MANY_LOOKUPS: SAMLError(.limits, "its canonical form costs too much")
        case XML_TOO_MANY_NODES: SAMLError(.limits, "the document has too many parts")
        case XML_ENCODING: SAMLError(.characters, "the document is not in UTF-8, or says so")
        case XML_DOCUMENT_TYPE: SAMLError(.documentType, "the document has a document type")
        case XML_FOREIGN_NODE: SAMLError(.content, "the document has a comment or a processing instruction")
        case XML_NO_NAMESPACE: SAMLError(.content, "an element is in no namespace")
        case XML_IDENTIFIER: SAMLError(.identifiers, "an identifier has other characters, or is too long")
        case XML_FOREIGN_IDENTIFIER: SAMLError(.identifiers, "an identifier is in a namespace")
        case XML_REPEATED_IDENTIFIER: SAMLError(.identifiers, "an identifier stands twice")
        case XML_RELATIVE_NAMESPACE: SAMLError(.wellFormed, "a namespace is no absolute URI")
        default: SAMLError(.wellFormed, "the document is not well-formed")
        }
    }
}

extension XMLLimits {
    fileprivate var bounds: xml_limits {
        xml_limits(
            bytes: bytes, tag_bytes: SAMLLimits.tagBytes, attributes: SAMLLimits.attributes, depth: SAMLLimits.depth,
            namespaces: SAMLLimits.namespaces, lookups: lookups, nodes: nodes, allows_remarks: allowsRemarks ? 1 : 0)
    }
}
