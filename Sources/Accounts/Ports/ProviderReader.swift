package import SCIM

/// Reads what identity providers say about themselves; what it says itself is for an operator.
package protocol ProviderReader: Sendable {
    /// - Parameters:
    ///   - metadata: as it came.
    ///   - entityID: which of several providers is meant; nil where there is one.
    ///   - signer: a certificate in DER that has to have signed it; nil for metadata that is trusted for where it came from.
    /// - Throws: `Refusal`.
    func facts(in metadata: [UInt8], entityID: String?, signer: [UInt8]?, at now: Instant) throws -> ProviderFacts
}
