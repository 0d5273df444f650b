internal import CXMLSecurity

extension WrittenElement {
    /// This element as a document that is signed as a whole: the signature stands behind the first `position` children,
    /// where its schema wants it.
    ///
    /// Exclusive canonicalization and SHA-256 (SAML Core §5.4); the certificate goes along for those who look for it.
    func signedDocument(id: String, position: Int, by key: CertifiedKey) throws(UnusableKey) -> String {
        var document = self
        document.content.insert(.element(.signature(of: id, by: key)), at: position)
        return try WrittenElement.signed(document.printed, by: key)
    }

    /// A document with a signature that is to be filled in.
    static func signed(_ document: String, by key: CertifiedKey) throws(UnusableKey) -> String {
        let text = Array(document.utf8)
        // A signature has at most 1024 bytes, and each is less than two characters of base64.
        let capacity = text.count + 4096
        let signed = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
            unsafe text.withUnsafeBytes { text in
                count = unsafe document_sign(
                    text.baseAddress, text.count, key.privateKey, key.privateKey.count, room.baseAddress, capacity)
            }
        }
        guard !signed.isEmpty else { throw UnusableKey(description: "The key does not sign.") }
        return String(decoding: signed, as: UTF8.self)
    }

    static func signature(of id: String, by key: CertifiedKey) -> WrittenElement {
        let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
        let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
        let sha256 = "http://www.w3.org/2001/04/xmlenc#sha256"
        return WrittenElement(
            "ds:Signature", ["xmlns:ds": "http://www.w3.org/2000/09/xmldsig#"],
            [
                WrittenElement(
                    "ds:SignedInfo", [:],
                    [
                        WrittenElement("ds:CanonicalizationMethod", ["Algorithm": exclusive]),
                        WrittenElement("ds:SignatureMethod", ["Algorithm": key.signatureAlgorithm.rawValue]),
                        WrittenElement(
                            "ds:Reference", ["URI": "#" + id],
                            [
                                WrittenElement(
                                    "ds:Transforms", [:],
                                    [enveloped, exclusive].map { WrittenElement("ds:Transform", ["Algorithm": $0]) }),
                                WrittenElement("ds:DigestMethod", ["Algorithm": sha256]),
                                WrittenElement("ds:DigestValue"),
                            ]),
                    ]),
                WrittenElement("ds:SignatureValue"),
                .keyInfo(key.certificate),
            ])
    }

    static func keyInfo(_ certificate: Certificate) -> WrittenElement {
        WrittenElement(
            "ds:KeyInfo", [:],
            [
                WrittenElement(
                    "ds:X509Data", [:],
                    [WrittenElement("ds:X509Certificate", text: certificate.base64)])
            ])
    }
}
