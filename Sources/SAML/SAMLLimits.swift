/// Every limit of the SAML room.
public enum SAMLLimits {
    /// The largest message that a browser may bring, in bytes of XML.
    public static let messageBytes = 262_144
    /// The largest metadata, in bytes: a federation's aggregate.
    public static let metadataBytes = 20_971_520
    /// How far the clocks of the provider and of this house may be apart, in seconds.
    public static let clockSkew = 180.0
}
