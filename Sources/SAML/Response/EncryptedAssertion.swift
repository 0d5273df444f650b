private import CXMLSecurity

/// An assertion that only we can read (SAML Core §2.3.4): one content, one key, both in the document.
struct EncryptedAssertion {
    private let data: XMLElement
    private let key: XMLElement

    init(_ element: XMLElement) throws(SAMLError) {
        guard let data = element.children.first, data.isNamed("EncryptedData", in: Namespace.encryption) else {
            throw SAMLError(.decryption, "there is no encrypted data")
        }
        let information = data.children(named: "KeyInfo", in: Namespace.signature).flatMap(\.children)
        // Beside the data, or in its KeyInfo; where others are pointed to, nobody goes.
        let keys =
            information.filter { $0.isNamed("EncryptedKey", in: Namespace.encryption) } + element.children.dropFirst()
        guard keys.count == 1, let key = keys.first, key.isNamed("EncryptedKey", in: Namespace.encryption) else {
            throw SAMLError(.decryption, "there is not exactly one encrypted key")
        }
        let type = data.attribute("Type") ?? EncryptedAssertion.ofElement
        guard type == EncryptedAssertion.ofElement else {
            throw SAMLError(.decryption, "what is encrypted is no element")
        }
        self.data = data
        self.key = key
        try verifyMethods()
    }

    /// The assertion, decrypted by whichever of the keys it was encrypted for.
    func decrypted(by keys: [XMLKey]) throws(SAMLError) -> XMLElement {
        for own in keys {
            guard let octets = octets(by: own) else { continue }
            let root = try XMLDocument(octets, limits: .message).root
            guard root.isNamed("Assertion", in: Namespace.assertion) else {
                throw SAMLError(.decryption, "what was encrypted is no assertion")
            }
            return root
        }
        throw SAMLError(.decryption, "none of our keys decrypts the assertion")
    }

    private func verifyMethods() throws(SAMLError) {
        let content = try method(of: data)
        guard let cipher = content.attribute("Algorithm"), Algorithm.ciphers.contains(cipher), content.children.isEmpty
        else { throw SAMLError(.algorithms, "the cipher is not allowed") }
        let transport = try method(of: key)
        let parameters = transport.children
        guard transport.attribute("Algorithm") == Algorithm.keyTransport,
            parameters.allSatisfy({ $0.isNamed("DigestMethod", in: Namespace.signature) && $0.children.isEmpty }),
            parameters.count <= 1,
            Algorithm.keyTransportDigests.contains(parameters.first?.attribute("Algorithm") ?? Algorithm.sha1)
        else { throw SAMLError(.algorithms, "the key transport is not allowed") }
    }

    /// The method by which something was encrypted, which stands with it in the document.
    private func method(of encrypted: XMLElement) throws(SAMLError) -> XMLElement {
        guard let method = encrypted.child(named: "EncryptionMethod", in: Namespace.encryption),
            let cipherData = encrypted.child(named: "CipherData", in: Namespace.encryption),
            cipherData.child(named: "CipherValue", in: Namespace.encryption)?.children.isEmpty == true,
            cipherData.children.count == 1
        else { throw SAMLError(.decryption, "the encrypted data has other parts than it may have") }
        return method
    }

    private func octets(by own: XMLKey) -> [UInt8]? {
        var count = 0
        let octets = unsafe xml_decrypted(data.node, key.node, own.key, &count)
        guard let octets = unsafe octets else { return nil }
        defer { unsafe xml_octets_free(octets) }
        return unsafe Array(UnsafeBufferPointer(start: octets, count: count))
    }

    private static let ofElement = "http://www.w3.org/2001/04/xmlenc#Element"
}
