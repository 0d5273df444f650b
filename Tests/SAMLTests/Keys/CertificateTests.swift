import FoundationEssentials
import Secrets
import Testing

@testable import SAML

@Suite struct CertificateTests {
    @Test func `a certificate says whose it is, until when, and of which key`() throws {
        let certificate = try Certificate(
            der: TestCertificates.certificate(rsaBits: 2048, name: "Zoë, idp\u{7}"))
        #expect(certificate.subject == "CN=Zoë\\, idp\\07")
        #expect(certificate.notBefore.timeIntervalSince1970 == Double(TestCertificates.days.lowerBound))
        #expect(certificate.notAfter.timeIntervalSince1970 == Double(TestCertificates.days.upperBound))
        #expect(certificate.key == "RSA 2048")
        #expect(certificate.fingerprint.count == 64)
        #expect(TestCertificates.curves.map(\.certificate.key) == ["P-256", "P-384", "P-521"])
    }

    @Test(arguments: [1024, 2047] as [Int32])
    func `a key that is too weak is refused, with what to do`(bits: Int32) {
        let der = TestCertificates.certificate(rsaBits: bits)
        let error = #expect(throws: MetadataError.self) { try Certificate(der: der) }
        #expect(error?.description.contains("\(bits) bits is too weak; 2048 are needed") == true)
    }

    @Test func `a key on another curve is refused`() {
        let der = TestCertificates.certificate(curve: "secp256k1")
        let error = #expect(throws: MetadataError.self) { try Certificate(der: der) }
        #expect(error?.problem.hasPrefix("its key is neither RSA") == true)
    }

    @Test func `a certificate is read as PEM, as base64, and in lines`() throws {
        let certificate = TestCertificates.identityProvider.certificate
        let texts = [
            certificate.pem, certificate.base64, "  \n" + certificate.pem.replacing("\n", with: "\r\n") + "\n",
            "subject=CN=idp\n" + certificate.pem,
        ]
        for text in texts { #expect(try Certificate(pem: text) == certificate) }
    }

    @Test func `what is no certificate, or more than one, is refused`() throws {
        let certificate = TestCertificates.identityProvider.certificate
        let texts = [
            "", "hello", "-----BEGIN CERTIFICATE-----", certificate.pem + certificate.pem,
            String(certificate.base64.dropLast(8)), certificate.pem.replacing("A", with: "!"),
        ]
        for text in texts { #expect(throws: MetadataError.self, "\(text)") { try Certificate(pem: text) } }
        #expect(throws: MetadataError.self) { try Certificate(der: certificate.der + [0]) }
    }

    @Test func `a key belongs to its own certificate alone`() {
        let (ours, other) = (TestCertificates.serviceProvider, TestCertificates.stranger)
        #expect(throws: UnusableKey.self) {
            try CertifiedKey(certificate: other.certificate, privateKey: ours.privateKey)
        }
        #expect(throws: UnusableKey.self) { try CertifiedKey(certificate: ours.certificate, privateKey: [1, 2]) }
    }

    @Test func `a key that the house makes is one that SAML takes`() async throws {
        let made = try await SelfSignedKey.make(
            name: String(repeating: "ü", count: 80), from: 1_767_225_600, until: 4_102_444_800)
        let key = try CertifiedKey(certificate: Certificate(der: made.certificate), privateKey: made.privateKey)
        #expect(key.certificate.key == "RSA 3072")
        #expect(key.certificate.subject == "CN=" + String(repeating: "ü", count: 64))
        #expect(key.certificate.notBefore == Date(timeIntervalSince1970: 1_767_225_600))
        #expect(key.certificate.notAfter == Date(timeIntervalSince1970: 4_102_444_800))
        let signature = try key.signature(of: [1, 2, 3])
        #expect(SignatureAlgorithm.rsaSHA256.verifies(signature, of: [1, 2, 3], by: key.certificate))
    }
}
