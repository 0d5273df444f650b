/// Where metadata of identity providers comes from; asks the outside, and takes a while.
package protocol MetadataSource: Sendable {
    /// - Parameters:
    ///   - etag: what came with the metadata that is known already; nil when none is.
    ///   - organization: who wants it; one thing is fetched for each at a time.
    func fetch(_ address: String, etag: String?, for organization: Organization.ID) async -> MetadataAnswer
}

/// What came of asking for metadata.
package enum MetadataAnswer: Hashable, Sendable {
    /// The document as it came, which nobody has read yet, and what to show the next time.
    case fetched(body: [UInt8], etag: String?)
    /// What is known is what there is.
    case unchanged
    /// A sentence that says what went wrong, where, and what may be done.
    case failed(String)
}
