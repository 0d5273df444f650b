/// A certificate of metadata: the wrapper of a key that is trusted because the metadata is.
public struct Certificate: Hashable, Sendable {
    public let der: [UInt8]

    public init(der: [UInt8]) throws(SAMLError) {
        self.der = der
    }
}
