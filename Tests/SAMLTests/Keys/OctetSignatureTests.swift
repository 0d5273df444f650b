import Testing

@testable import SAML

/// Signatures of the Redirect binding: over octets, without XML.
@Suite struct OctetSignatureTests {
    private static let octets = Array("SAMLRequest=fZ&RelayState=a".utf8)

    @Test func `a signature is good for its octets, its key and its algorithm alone`() throws {
        for key in [TestCertificates.identityProvider] + TestCertificates.curves {
            let signature = try key.signature(of: Self.octets)
            for algorithm in SignatureAlgorithm.allCases {
                let isRight = algorithm == key.signatureAlgorithm
                #expect(algorithm.verifies(signature, of: Self.octets, by: key.certificate) == isRight)
            }
            let algorithm = key.signatureAlgorithm
            #expect(!algorithm.verifies(signature, of: Self.octets + [0], by: key.certificate))
            #expect(!algorithm.verifies(signature, of: Self.octets, by: TestCertificates.stranger.certificate))
            #expect(!algorithm.verifies([], of: Self.octets, by: key.certificate))
            #expect(!algorithm.verifies(signature.dropLast() + [], of: Self.octets, by: key.certificate))
        }
    }

    @Test func `an ECDSA signature is R and S, as long as the curve's order`() throws {
        let lengths = try TestCertificates.curves.map { try $0.signature(of: Self.octets).count }
        #expect(lengths == [64, 96, 132])
    }

    @Test func `an ECDSA signature as Java writes it is taken too`() throws {
        let key = TestCertificates.p256
        let halves = try key.signature(of: Self.octets)
        let numbers = [halves.prefix(32), halves.suffix(32)].map { half -> [UInt8] in
            let digits = Array(half.drop { $0 == 0 })
            let number = (digits.first ?? 0) < 0x80 ? digits : [0] + digits
            return [0x02, UInt8(number.count)] + number
        }
        let content = numbers.flatMap(\.self)
        let sequence = [0x30, UInt8(content.count)] + content
        #expect(SignatureAlgorithm.ecdsaSHA256.verifies(sequence, of: Self.octets, by: key.certificate))
        #expect(!SignatureAlgorithm.ecdsaSHA256.verifies(sequence + [0], of: Self.octets, by: key.certificate))
    }

    @Test func `no algorithm uses SHA-1 or MD5`() {
        #expect(SignatureAlgorithm(rawValue: "http://www.w3.org/2000/09/xmldsig#rsa-sha1") == nil)
        #expect(SignatureAlgorithm(rawValue: "http://www.w3.org/2001/04/xmldsig-more#rsa-md5") == nil)
    }
}
