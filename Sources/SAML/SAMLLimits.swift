/// Every limit of the SAML room.
public enum SAMLLimits {
    /// The largest message that a browser may bring, in bytes of XML.
    public static let messageBytes = 262_144
    /// How many tags and attributes a message may have: room for hundreds of groups, each with namespaces of its own.
    public static let messageNodes = 12_000
    /// What the canonical form of a message may cost: a tag, its attributes and the namespaces in scope, times these
    /// namespaces and the elements around it; and the square of the attributes, which are brought in order.
    public static let messageLookups = 180_000
    /// The largest metadata, in bytes: a federation's aggregate.
    public static let metadataBytes = 20_971_520
    public static let metadataNodes = 2_000_000
    public static let metadataLookups = 200_000_000
    /// The longest tag with its attributes, in bytes.
    public static let tagBytes = 8192
    /// How many attributes a tag may have, those that declare namespaces among them.
    public static let attributes = 128
    /// How deep elements may be nested.
    public static let depth = 32
    /// How many namespaces an element and those around it may declare together.
    public static let namespaces = 64
    /// The longest text within a signature, in bytes: the value of one by RSA of 8192 bits is half of it.
    public static let signatureTextBytes = 3072
    /// The longest list of prefixes that a canonical form keeps, in bytes; each is looked up at each element.
    public static let prefixListBytes = 256
    /// The longest NameID, in bytes; SAML Core §8.3.7 allows persistent ones 256 characters.
    public static let nameBytes = 1024
    /// How far the clocks of the provider and of this house may be apart, in seconds.
    public static let clockSkew = 180.0
    /// The largest message that was deflated for an address, in bytes of XML. None comes near it; a bomb ends here
    /// (CVE-2025-25293).
    public static let inflatedBytes = 65_536
    /// How long a message of logout is on its way at most, in seconds; after that, and the skew, it is refused by its age.
    public static let logoutAge = 300.0
    /// How many sessions a provider may end with one message by their names.
    public static let sessionIndexes = 64
    /// The longest address of a provider, in bytes; messages are added to it.
    public static let locationBytes = 2048
    /// SAML Metadata §2.2.1.
    public static let entityIDCharacters = 1024
    /// How many keys of a provider are tried for a message.
    public static let signingCertificates = 16
}
