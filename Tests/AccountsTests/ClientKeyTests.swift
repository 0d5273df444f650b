import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// The files with public keys that an operator gives.
@Suite struct ClientKeyTests {
    @Test func `a key is the same from PEM, from a JWK and from a JWK Set, and after it was stored`() throws {
        let der = TestKey.p256.publicDER
        let point = Array(der.suffix(64))
        let jwk = """
            {"kty":"EC","crv":"P-256","kid":"k","x":"\(Array(point[..<32]).base64URL)",\
            "y":"\(Array(point[32...]).base64URL)"}
            """
        let named = ClientKey(keyID: "k", der: der)
        #expect(try ClientKey.read("\n" + TestKey.p256.publicPEM) == [ClientKey(keyID: nil, der: der)])
        #expect(try ClientKey.read(TestKey.p256.publicPEM.replacing("\n", with: "\r\n")).map(\.der) == [der])
        #expect(try ClientKey.read(jwk) == [named])
        let set = try ClientKey.read("{\"keys\":[\(jwk),\(jwk)]}")
        #expect(set == [named, named])
        #expect([ClientKey](stored: set.stored) == set)
        #expect([ClientKey](stored: [ClientKey(keyID: nil, der: der)].stored).first?.keyID == nil)
    }

    @Test func `an RSA key is put together of its numbers, with or without zeros before them`() throws {
        let der = TestKey.rsa.publicDER
        // The modulus stands before the five bytes of the exponent 65537.
        let modulus = Array(der.dropLast(5).suffix(256))
        for (n, e) in [(modulus, [1, 0, 1] as [UInt8]), ([0, 0] + modulus, [0, 1, 0, 1])] {
            let jwk = #"{"kty":"RSA","n":"\#(n.base64URL)","e":"\#(e.base64URL)"}"#
            #expect(try ClientKey.read(jwk) == [ClientKey(keyID: nil, der: der)])
        }
    }

    @Test func `what cannot be used is refused with a reason`() async throws {
        let small = TestKey(rsaBits: 1024).publicPEM
        let curve = TestKey(curve: "P-384").publicPEM
        for (file, word) in [
            ("", "PUBLIC KEY in PEM"), ("x", "PUBLIC KEY in PEM"), (TestKey.p256.privatePEM, "pubout"),
            (small, "2048"), (curve, "P-256"), ("{", "no JSON"), ("{}", "cannot be used"),
            (#"{"keys":[]}"#, "1 to 8"), (#"{"kty":"oct","k":"AAAA"}"#, "keep that"),
            (#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}"#, "keep that"),
            (#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#, "cannot be used"),
            (TestKey.p256.publicPEM.replacing("MF", with: "MG"), "cannot be used"),
        ] {
            let sentence = try await refusal { try ClientKey.read(file) }
            #expect(sentence.contains(word), "\(sentence)")
        }
    }

    @Test func `the keys of nobody are keys, and nothing is signed by them`() throws {
        for algorithm in SignatureAlgorithm.allCases {
            let nobody = try #require(PublicKey.ofNobody(algorithm.kind))
            #expect(
                !nobody.verifies([UInt8](repeating: 1, count: algorithm.kind == .rsa ? 256 : 64), of: [1], algorithm))
        }
    }
}
