internal import CXMLSecurity

/// The signatures that are believed, by the names of RFC 4051 (xmldsig-more); nothing with SHA-1 or MD5 is among them.
enum SignatureAlgorithm: String, CaseIterable, Sendable {
    case rsaSHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    case rsaSHA384 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"
    case rsaSHA512 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"
    case ecdsaSHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
    case ecdsaSHA384 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"
    case ecdsaSHA512 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"

    private var isRSA: Bool { [.rsaSHA256, .rsaSHA384, .rsaSHA512].contains(self) }

    private var digest: signature_digest {
        switch self {
        case .rsaSHA256, .ecdsaSHA256: SIGNATURE_SHA256
        case .rsaSHA384, .ecdsaSHA384: SIGNATURE_SHA384
        case .rsaSHA512, .ecdsaSHA512: SIGNATURE_SHA512
        }
    }

    /// Whether the owner of a certificate signed octets in this way.
    func verifies(_ signature: [UInt8], of octets: [UInt8], by certificate: Certificate) -> Bool {
        let der = certificate.der
        return unsafe octets_are_signed(
            der, der.count, isRSA ? 1 : 0, digest, octets, octets.count, signature, signature.count) == 1
    }
}

extension CertifiedKey {
    /// What it signs with.
    var signatureAlgorithm: SignatureAlgorithm { certificate.isRSA ? .rsaSHA256 : .ecdsaSHA256 }

    func signature(of octets: [UInt8]) throws(UnusableKey) -> [UInt8] {
        let signature = unsafe [UInt8](unsafeUninitializedCapacity: 1024) { room, count in
            count = unsafe octets_sign(
                privateKey, privateKey.count, octets, octets.count, room.baseAddress, room.count)
        }
        guard !signature.isEmpty else { throw UnusableKey(description: "The key does not sign.") }
        return signature
    }
}

extension Certificate {
    fileprivate var isRSA: Bool { key.hasPrefix("RSA") }
}
