/// The algorithms that are allowed, by the names XML Signature and XML Encryption give them.
///
/// The door to C allows the same; here a refusal gets its reason, and nothing is computed for it.
enum Algorithm {
    static let exclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#"
    static let inclusiveCanonicalization = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    static let envelopedSignature = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"

    /// Without comments.
    static let canonicalizations: Set = [exclusiveCanonicalization, inclusiveCanonicalization]

    /// RFC 9231 §2.3.
    static let signatures: Set = [
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
    ]

    /// For RSA-OAEP alone, where it is not asked to resist collisions (XML Encryption §5.4.2).
    static let sha1 = "http://www.w3.org/2000/09/xmldsig#sha1"
    static let sha256 = "http://www.w3.org/2001/04/xmlenc#sha256"

    static let digests: Set = [
        sha256,
        "http://www.w3.org/2001/04/xmldsig-more#sha384",
        "http://www.w3.org/2001/04/xmlenc#sha512",
    ]

    static let keyTransport = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"

    static let ciphers: Set = [
        "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
        "http://www.w3.org/2001/04/xmlenc#aes192-cbc",
        "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
        "http://www.w3.org/2009/xmlenc11#aes128-gcm",
        "http://www.w3.org/2009/xmlenc11#aes192-gcm",
        "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    ]
}
