/// What a kind of document may have; what is not here is the same for all.
struct XMLLimits {
    let bytes: Int
    /// Tags and attributes.
    let nodes: Int
    /// What its canonical form may cost: see `xml_limits`.
    let lookups: Int
    /// Whether comments, processing instructions and elements without a namespace may stand in it, for nobody to read.
    let allowsRemarks: Bool

    /// Requests and responses.
    static let message = XMLLimits(
        bytes: SAMLLimits.messageBytes, nodes: SAMLLimits.messageNodes, lookups: SAMLLimits.messageLookups,
        allowsRemarks: false)
    static let metadata = XMLLimits(
        bytes: SAMLLimits.metadataBytes, nodes: SAMLLimits.metadataNodes, lookups: SAMLLimits.metadataLookups,
        allowsRemarks: true)
}
