/// Every limit of the SAML room.
public enum SAMLLimits {
    /// The largest message that a browser may bring, in bytes of XML.
    public static let messageBytes = 262_144
    /// How many tags and attributes a message may have: room for more than a thousand groups.
    public static let messageNodes = 12_000
    /// What the canonical form of a message may cost: a tag, its attributes and the namespaces in scope, times these
    /// namespaces and the elements around it.
    public static let messageLookups = 180_000
    /// The largest metadata, in bytes: a federation's aggregate.
    public static let metadataBytes = 20_971_520
    public static let metadataNodes = 2_000_000
    public static let metadataLookups = 200_000_000
    /// The longest tag with its attributes, in bytes.
    public static let tagBytes = 8192
    /// How many attributes a tag may have.
    public static let attributes = 128
    /// How deep elements may be nested.
    public static let depth = 32
    /// How many namespaces an element and those around it may declare together.
    public static let namespaces = 64
    /// The longest NameID, in bytes; SAML Core §8.3.7 allows persistent ones 256 characters.
    public static let nameBytes = 1024
    /// How far the clocks of the provider and of this house may be apart, in seconds.
    public static let clockSkew = 180.0
}
