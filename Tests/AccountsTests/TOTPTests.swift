import Secrets
import Testing

/// The codes of an authenticator, against the vectors of their standards.
@Suite struct TOTPTests {
    /// The secret of both appendices.
    private static let secret = Array("12345678901234567890".utf8)
    private let totp = TOTP(secret: secret)

    /// RFC 4226 appendix D; a counter is a step.
    @Test(
        arguments: zip(
            Int64(0)..<10,
            [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
            ]))
    func `a counter gives the code of RFC 4226`(counter: Int64, code: String) {
        #expect(totp.code(of: counter) == code)
    }

    /// RFC 6238 appendix B for SHA-1, of whose eight digits six are ours.
    @Test(
        arguments: zip(
            [Int64(59), 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000],
            ["94287082", "07081804", "14050471", "89005924", "69279037", "65353130"]))
    func `a time gives the code of RFC 6238`(second: Int64, digits: String) {
        let code = String(digits.suffix(6))
        #expect(totp.code(of: TOTP.step(at: second)) == code)
        #expect(totp.step(of: code, at: second, after: nil) == second / 30)
    }

    @Test func `a code is good one step before its time and one after, and no longer`() throws {
        let code = try #require(totp.code(of: 1000))
        let accepted = (29_900...30_100).filter { totp.step(of: code, at: $0, after: nil) != nil }
        #expect(accepted == Array(29_970..<30_060))
        #expect(accepted.allSatisfy { totp.step(of: code, at: $0, after: nil) == 1000 })
    }

    @Test func `a step is used once, and none before it afterwards`() throws {
        let code = try #require(totp.code(of: 1000))
        #expect(totp.step(of: code, at: 30_000, after: 999) == 1000)
        #expect(totp.step(of: code, at: 30_000, after: 1000) == nil)
        #expect(totp.step(of: code, at: 30_000, after: 1001) == nil)
        let next = try #require(totp.code(of: 1001))
        #expect(totp.step(of: next, at: 30_000, after: 1000) == 1001)
    }

    @Test func `a code may be typed with spaces and in the digits of any script`() {
        for typed in ["755224", " 755 224\n", "７５５２２４", "۷۵۵۲۲۴"] {
            #expect(totp.step(of: typed, at: 0, after: nil) == 0, "\(typed)")
        }
        for typed in [
            "", "75522", "7552240", "755225", "75522四十", "75-5224", "755224" + String(repeating: " ", count: 64),
        ] {
            #expect(totp.step(of: typed, at: 0, after: nil) == nil, "\(typed)")
        }
    }

    @Test func `another secret gives other codes`() throws {
        let other = TOTP(secret: Array("12345678901234567891".utf8))
        let code = try #require(other.code(of: 1000))
        #expect(totp.step(of: code, at: 30_000, after: nil) == nil)
    }

    /// RFC 4648 §10, without the padding.
    @Test(
        arguments: zip(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
            ["", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"]))
    func `bytes are written in base 32`(text: String, written: String) {
        #expect(Array(text.utf8).base32 == written)
    }

    @Test func `a secret is shown in groups of four, and in an address`() {
        #expect(totp.groupedSecret == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
        #expect(
            totp.address(issuer: "Åre: Bröd & Co", account: "ada+x@example.com")
                == "otpauth://totp/%C3%85re%20Br%C3%B6d%20%26%20Co:ada%2Bx%40example.com?secret="
                + "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%C3%85re%20Br%C3%B6d%20%26%20Co"
                + "&algorithm=SHA1&digits=6&period=30")
    }
}
