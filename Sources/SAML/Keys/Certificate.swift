internal import CXMLSecurity
public import FoundationEssentials

/// An X.509 certificate with a key that is strong enough: RSA of 2048 to 8192 bits, P-256, P-384 or P-521.
///
/// It wraps a key that somebody vouched for. So it may be past its days, and nothing but its key is used
/// (SAML V2.0 Metadata Interoperability Profile §2.6.1).
public struct Certificate: Hashable, Sendable {
    public let der: [UInt8]
    /// As RFC 2253 writes it.
    public let subject: String
    public let notBefore: Date
    public let notAfter: Date
    /// "RSA 2048", "P-256".
    public let key: String
    /// The SHA-256 of the whole, in lower-case hexadecimal.
    public let fingerprint: String

    public init(der: [UInt8]) throws(MetadataError) {
        var facts = certificate_facts()
        var subject = [UInt8](repeating: 0, count: 512)
        var digest = [UInt8](repeating: 0, count: 32)
        let isRead = unsafe subject.withUnsafeMutableBytes { room in
            unsafe certificate_read(der, der.count, &facts, room.baseAddress, room.count, &digest) == 1
        }
        guard isRead else { throw .unreadableCertificate }
        key = try Certificate.key(facts.kind, bits: Int(facts.bits))
        self.der = der
        self.subject = String(decoding: subject.prefix { $0 != 0 }, as: UTF8.self)
        notBefore = Date(timeIntervalSince1970: Double(facts.not_before))
        notAfter = Date(timeIntervalSince1970: Double(facts.not_after))
        fingerprint = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func key(_ kind: key_kind, bits: Int) throws(MetadataError) -> String {
        switch kind {
        case KEY_RSA where bits < 2048: throw .weakKey(bits)
        case KEY_RSA where bits <= 8192: return "RSA \(bits)"
        case KEY_P256: return "P-256"
        case KEY_P384: return "P-384"
        case KEY_P521: return "P-521"
        default: throw .unusedKey
        }
    }
}

extension Certificate {
    /// What providers let their administrators download: PEM (RFC 7468), or its base64 alone.
    public init(pem: String) throws(MetadataError) {
        let begin = "-----BEGIN CERTIFICATE-----"
        let end = "-----END CERTIFICATE-----"
        let parts = pem.split(separator: begin, omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw .severalCertificates }
        let body = parts.count == 2 ? parts[1].split(separator: end).first ?? "" : parts[0]
        try self.init(base64: String(body))
    }

    /// As it stands in ds:X509Certificate, with line breaks anywhere.
    init(base64: String) throws(MetadataError) {
        let text = base64.utf8.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard !text.isEmpty, let der = Data(base64Encoded: Data(text)) else { throw .unreadableCertificate }
        try self.init(der: Array(der))
    }

    var base64: String { Data(der).base64EncodedString() }

    public var pem: String {
        let text = Array(base64)
        let lines = stride(from: 0, to: text.count, by: 64).map { String(text[$0..<min($0 + 64, text.count)]) }
        return "-----BEGIN CERTIFICATE-----\n\(lines.joined(separator: "\n"))\n-----END CERTIFICATE-----\n"
    }
}

extension MetadataError {
    private static let place = "The certificate"
    private static let another = "Let the identity provider sign with another key, and give that one's certificate."

    fileprivate static let unreadableCertificate = MetadataError(
        "it is no X.509 certificate, or a damaged one.", at: place,
        remedy: "Download it again as PEM or base64, and paste the whole text.")
    fileprivate static let severalCertificates = MetadataError(
        "there is more than one.", at: place, remedy: "Give each of them alone.")
    fileprivate static let unusedKey = MetadataError(
        "its key is neither RSA of 2048 to 8192 bits nor on the curve P-256, P-384 or P-521.", at: place,
        remedy: another)

    fileprivate static func weakKey(_ bits: Int) -> MetadataError {
        MetadataError("its RSA key of \(bits) bits is too weak; 2048 are needed.", at: place, remedy: another)
    }
}
