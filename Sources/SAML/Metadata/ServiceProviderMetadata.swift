public import FoundationEssentials

/// What identity providers are told about us (SAML Metadata §2.4.4).
public enum ServiceProviderMetadata {
    /// The document, signed by the first key.
    ///
    /// - Parameter id: an XML name of its own, as it is what the signature refers to.
    public static func write(
        _ serviceProvider: ServiceProvider, validUntil: Date, id: String
    ) throws(UnusableKey) -> String {
        guard let key = serviceProvider.keys.first else { throw UnusableKey(description: "There is no key.") }
        let document = WrittenElement(
            "md:EntityDescriptor",
            [
                "xmlns:md": Namespace.metadata, "xmlns:ds": Namespace.signature, "ID": id,
                "entityID": serviceProvider.entityID, "validUntil": validUntil.formatted(.iso8601),
            ],
            [descriptor(of: serviceProvider)])
        return try document.signedDocument(id: id, position: 0, by: key)
    }

    private static func descriptor(of serviceProvider: ServiceProvider) -> WrittenElement {
        let signing = serviceProvider.keys.map { key in
            WrittenElement("md:KeyDescriptor", ["use": "signing"], [.keyInfo(key.certificate)])
        }
        // One is enough to encrypt for, and ADFS takes no more; what was encrypted for another is still decrypted.
        let encryption = serviceProvider.keys.prefix(serviceProvider.encrypts ? 1 : 0).map { key in
            WrittenElement("md:KeyDescriptor", ["use": "encryption"], [.keyInfo(key.certificate)] + methods)
        }
        let logout = Binding.allCases.map { binding in
            WrittenElement(
                "md:SingleLogoutService",
                ["Binding": binding.rawValue, "Location": serviceProvider.singleLogoutService])
        }
        let consumer = WrittenElement(
            "md:AssertionConsumerService",
            [
                "Binding": Binding.post.rawValue, "Location": serviceProvider.assertionConsumerService,
                "index": "0", "isDefault": "true",
            ])
        return WrittenElement(
            "md:SPSSODescriptor",
            [
                "AuthnRequestsSigned": "true", "WantAssertionsSigned": "true",
                "protocolSupportEnumeration": Namespace.protocolMessages,
            ],
            signing + encryption + logout + [consumer])
    }

    /// What is decrypted, the better first: GCM tells a changed text from a damaged one (XML Encryption 1.1 §5.2.4).
    private static let methods = [
        "http://www.w3.org/2009/xmlenc11#aes128-gcm", "http://www.w3.org/2009/xmlenc11#aes256-gcm",
        "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
        "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
    ].map { WrittenElement("md:EncryptionMethod", ["Algorithm": $0]) }
}
