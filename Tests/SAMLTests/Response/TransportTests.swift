import Foundation
import SAML
import SAMLCorpus
import Testing

/// The form field that a browser brings (Bindings §3.5.4): strict Base64 (RFC 4648 §4), with white space between.
@Suite struct TransportTests {
    static let genuine = CorpusDocument.named("Providers/Nordwind/assertion-signed")

    private func check(of value: String) -> Check? {
        CorpusHouse.verifier(of: Self.genuine).outcome(of: value, expecting: Self.genuine.expectation).refusal?.check
    }

    @Test func `Base64 may be in lines`() throws {
        let value = try Self.genuine.base64()
        let lines = stride(from: 0, to: value.count, by: 76).map { start in
            String(Array(value)[start..<min(start + 76, value.count)])
        }
        #expect(check(of: value) == nil)
        for separator in ["\r\n", "\n", " ", "\t", " \r\n\t"] {
            #expect(check(of: lines.joined(separator: separator) + separator) == nil)
        }
    }

    static let broken: [String: @Sendable (String) -> String] = [
        "b64-junk": { $0.prefix(8) + "!" + $0.dropFirst(8) },
        "b64-junk-group": { $0.prefix(8) + "!!!!" + $0.dropFirst(8) },
        "b64-line-separator": { $0.prefix(8) + "\u{2028}" + $0.dropFirst(8) },
        "b64-nul": { $0 + "\0" },
        "b64-form-feed": { $0.prefix(8) + "\u{0C}" + $0.dropFirst(8) },
        "b64-padding-inside": { $0.prefix(8) + "====" + $0.dropFirst(8) },
        "b64-padding-missing": { String($0.prefix(6)) },
        "b64-padding-too-much": { $0 + "=" },
        "b64-non-canonical": { _ in "PHg+PC94Pl==" },
        "b64-empty": { _ in "" },
        "b64-space": { _ in " \r\n" },
        "b64-raw-xml": { String(decoding: Data(base64Encoded: $0) ?? Data(), as: UTF8.self) },
    ]

    @Test(arguments: broken.keys.sorted())
    func `what is not Base64 is refused`(name: String) throws {
        let change = try #require(Self.broken[name])
        #expect(try check(of: change(Self.genuine.base64())) == .encoding)
    }

    @Test func `the other alphabet of Base64 is refused`() throws {
        let value = try Self.genuine.base64()
        let urlSafe = value.replacing("+", with: "-").replacing("/", with: "_")
        #expect(urlSafe != value)
        #expect(check(of: urlSafe) == .encoding)
    }

    /// As for the Redirect binding, which has no place here: it decodes to what is no XML.
    @Test func `b64-deflated is refused`() throws {
        let deflated: [UInt8] = [0xB3, 0x29, 0xCE, 0x2C, 0x2D, 0xB6, 0x03, 0x00]
        #expect(check(of: Data(deflated).base64EncodedString()) == .characters)
    }
}
