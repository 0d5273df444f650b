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
    }

    /// The assertion, decrypted by whichever of the keys it was encrypted for.
    func decrypted(by keys: [XMLKey]) throws(SAMLError) -> XMLElement {
        let (cipher, _) = try parts(of: data)
        guard Algorithm.ciphers.contains(cipher.attribute("Algorithm") ?? ""), cipher.children.isEmpty else {
            throw SAMLError(.algorithms, "the cipher is not allowed")
        }
        let (transport, value) = try parts(of: key)
        let digest = try EncryptedAssertion.digest(of: transport)
        for own in keys {
            let (isOpened, octets) = octets(value, digest, by: own)
            guard isOpened else { continue }
            guard let octets else { break }
            return try EncryptedAssertion.assertion(in: octets)
        }
        throw SAMLError(.decryption, "none of our keys decrypts the assertion")
    }

    /// How something was encrypted, and what became of it; both stand in the document.
    private func parts(of encrypted: XMLElement) throws(SAMLError) -> (method: XMLElement, value: XMLElement) {
        guard let method = encrypted.child(named: "EncryptionMethod", in: Namespace.encryption),
            let cipherData = encrypted.child(named: "CipherData", in: Namespace.encryption),
            let value = cipherData.child(named: "CipherValue", in: Namespace.encryption),
            cipherData.children.count == 1, value.children.isEmpty
        else { throw SAMLError(.decryption, "the encrypted data has other parts than it may have") }
        return (method, value)
    }

    private static func digest(of transport: XMLElement) throws(SAMLError) -> xml_oaep_digest {
        let parameters = transport.children
        guard transport.attribute("Algorithm") == Algorithm.keyTransport, parameters.count <= 1,
            parameters.allSatisfy({ $0.isNamed("DigestMethod", in: Namespace.signature) && $0.children.isEmpty })
        else { throw SAMLError(.algorithms, "the key transport is not allowed") }
        switch parameters.first?.attribute("Algorithm") ?? Algorithm.sha1 {
        case Algorithm.sha1: return XML_OAEP_SHA1
        case Algorithm.sha256: return XML_OAEP_SHA256
        default: throw SAMLError(.algorithms, "the digest of the key transport is not allowed")
        }
    }

    private func octets(
        _ value: XMLElement, _ digest: xml_oaep_digest, by own: XMLKey
    ) -> (isOpened: Bool, octets: [UInt8]?) {
        var count = 0
        var isOpened: Int32 = 0
        let octets = unsafe xml_decrypted(data.node, value.node, digest, own.key, &isOpened, &count)
        return unsafe (isOpened == 1, Array(taking: octets, count: count))
    }

    private static func assertion(in octets: [UInt8]) throws(SAMLError) -> XMLElement {
        let root: XMLElement
        do throws(SAMLError) {
            root = try XMLDocument(octets, limits: .message).root
        } catch {
            throw SAMLError(error.check, "in what was decrypted, \(error.diagnosis)")
        }
        guard root.isNamed("Assertion", in: Namespace.assertion) else {
            throw SAMLError(.decryption, "what was encrypted is no assertion")
        }
        return root
    }

    private static let ofElement = "http://www.w3.org/2001/04/xmlenc#Element"
}
