/// The namespaces of SAML 2.0 and what it is built on.
public enum Namespace {
    /// SAML Core, assertions.
    public static let assertion = "urn:oasis:names:tc:SAML:2.0:assertion"
    /// SAML Core, protocols.
    public static let protocolMessages = "urn:oasis:names:tc:SAML:2.0:protocol"
    /// SAML Metadata.
    public static let metadata = "urn:oasis:names:tc:SAML:2.0:metadata"
    /// XML Signature.
    public static let signature = "http://www.w3.org/2000/09/xmldsig#"
    /// XML Encryption.
    public static let encryption = "http://www.w3.org/2001/04/xmlenc#"
    /// Exclusive XML Canonicalization.
    public static let exclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#"
}
