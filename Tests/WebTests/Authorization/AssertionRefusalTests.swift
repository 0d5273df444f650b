import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// Assertions that prove nothing; all of them get the answer that an unknown client gets.
@Suite struct AssertionRefusalTests {
    /// A change that makes a good assertion a bad one.
    struct Flaw: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout TestAssertion) -> Void

        static func claim(_ name: String, _ value: JSONValue?) -> Flaw {
            Flaw(testDescription: "\(name): \(value?.text ?? "missing")") { $0.claims[name] = value }
        }

        static func header(_ name: String, _ value: JSONValue?) -> Flaw {
            Flaw(testDescription: "\(name): \(value?.text ?? "missing")") { $0.header[name] = value }
        }
    }

    private static let flaws: [Flaw] =
        ["iss", "sub", "aud", "exp", "jti"].flatMap { name in
            [.claim(name, nil), .claim(name, .null), .claim(name, ""), .claim(name, true), .claim(name, [])]
        } + [
            .claim("iss", "other"), .claim("sub", "other"), .claim("sub", "a\u{0}"),
            .claim("aud", "https://other.example/oauth2/token"),
            .claim("aud", "https://people.example"), .claim("aud", "/oauth2/token"), .claim("aud", [["a": "b"]]),
            .claim("exp", 0), .claim("exp", -1), .claim("exp", "2000000000"),
            .claim("exp", 4_000_000_000), .claim("nbf", 4_000_000_000), .claim("nbf", "now"),
            .claim("iat", 4_000_000_000), .claim("iat", .null),
            .claim("jti", .string(String(repeating: "j", count: 257))),
            .header("alg", nil), .header("alg", "none"), .header("alg", "None"), .header("alg", "HS256"),
            .header("alg", "RS256"), .header("alg", "PS256"), .header("alg", "ES384"), .header("alg", "es256"),
            .header("alg", ["ES256"]), .header("crit", ["exp"]), .header("b64", false), .header("typ", "at+jwt"),
            .header("typ", true), .header("kid", 1),
            Flaw(testDescription: "signed with another key") { $0.key = TestKey(curve: "P-256") },
            Flaw(testDescription: "signed with an RSA key") { $0.key = .rsa },
            Flaw(testDescription: "ISS for iss") { assertion in
                let issuer = assertion.claims["iss"]
                assertion.claims["iss"] = nil
                assertion.claims["ISS"] = issuer
            },
        ]

    @Test(arguments: flaws) func `SCIM-010 a flaw of an assertion is not told from another one`(flaw: Flaw) async throws
    {
        let client = try await TestHouse.shared.organization().signingClient(.p256)
        var assertion = client.assertion
        flaw.change(&assertion)
        let answer = try await client.ask(assertion.text)
        let unknown = try await client.company.askForToken(
            "grant_type=client_credentials", headers: [.basic("nobody", "nothing")])
        #expect(answer.isOAuthError(401, "invalid_client"), "\(answer.description)")
        #expect(answer.text == unknown.text)
    }

    @Test func `SCIM-010 neither none nor a keyed hash passes for a signature`() async throws {
        let company = try await TestHouse.shared.organization()
        for (key, algorithm) in [(TestKey.p256, "ES256"), (.rsa, "RS256")] {
            let client = try await company.signingClient(key, algorithm)
            let good = client.assertion
            var (keyed, bare) = (good, good)
            keyed.header["alg"] = "HS256"
            bare.header["alg"] = "none"
            let pem = key.publicPEM
            let spellings = [pem, String(pem.dropLast()), String(decoding: key.publicDER, as: UTF8.self)]
            var texts = spellings.map { keyed.keyed(with: $0) } + spellings.map { good.keyed(with: $0) }
            texts += [bare.unsigned + ".", bare.unsigned, bare.text, good.unsigned + ".", good.unsigned]
            for text in texts {
                #expect(try await client.ask(text).isOAuthError(401, "invalid_client"))
            }
            #expect(try await client.ask(good.text).status == 200)
        }
    }

    @Test func `a key signs by its own algorithm only`() async throws {
        let company = try await TestHouse.shared.organization()
        let client = try await company.signingClient(.rsa, "RS256")
        let assertion = client.assertion
        let message = Array(assertion.unsigned.utf8)
        let padded = assertion.unsigned + "." + TestKey.rsa.sign(message, isPSS: true).base64URL
        #expect(try await client.ask(padded).isOAuthError(401, "invalid_client"))
    }

    @Test(arguments: ["", ".", "..", "a.b.c", "e30.e30.e30", "x", "....", "e30=.e30=.e30="])
    func `what is no assertion proves nothing`(text: String) async throws {
        let client = try await TestHouse.shared.organization().signingClient(.p256)
        let answer = try await client.ask(text)
        #expect(answer.isOAuthError(401, "invalid_client"), "\(answer.description)")
    }

    @Test func `not a bit of a signature or of what was signed may be another one`() async throws {
        let client = try await TestHouse.shared.organization().signingClient(.p256)
        let text = client.assertion.text
        let dots = text.indices.filter { text[$0] == "." }
        for place in [text.startIndex, text.index(after: dots[0]), text.index(after: dots[1])] {
            var changed = text
            changed.replaceSubrange(place...place, with: text[place] == "A" ? "B" : "A")
            #expect(try await client.ask(changed).isOAuthError(401, "invalid_client"))
        }
        #expect(try await client.ask(text + "AA").isOAuthError(401, "invalid_client"))
        #expect(try await client.ask(text).status == 200)
    }

    @Test func `S5 S32 a client of another organization, a revoked one, and one with a secret are unknown`()
        async throws
    {
        let house = try await TestHouse.shared
        let (company, other) = (try await house.organization(), try await house.organization())
        let foreign = try await other.signingClient(.p256)
        let misled = TestAssertion(foreign.identifier, for: company, .p256, algorithm: "ES256")
        let client = try await company.signingClient(.p256)
        #expect(try await client.ask(misled.text).isOAuthError(401, "invalid_client"))
        #expect(try await foreign.ask(misled.text).isOAuthError(401, "invalid_client"))
        let secretive = try await company.client()
        let signed = TestAssertion(secretive.identifier, for: company, .p256, algorithm: "ES256")
        #expect(try await client.ask(signed.text).isOAuthError(401, "invalid_client"))
        let basic = try await company.askForToken(
            "grant_type=client_credentials", headers: [.basic(client.identifier, "")])
        #expect(basic.isOAuthError(401, "invalid_client"))
        try await house.administration.revokeClient(client.identifier, in: company.slug)
        #expect(try await client.ask(client.assertion.text).isOAuthError(401, "invalid_client"))
    }

    @Test func `there is one way of authentication in a request`() async throws {
        let company = try await TestHouse.shared.organization()
        let (client, other) = (try await company.signingClient(.p256), try await company.client())
        let header = HTTPHeader.basic(other.identifier, other.secret)
        let both = try await client.ask(client.assertion.text, headers: [header])
        #expect(both.isOAuthError(400, "invalid_request"))
        for more in ["&client_secret=x", "&client_id=\(other.identifier)"] {
            #expect(try await client.ask(client.assertion.text, more: more).isOAuthError(400, "invalid_request"))
        }
        let untyped = try await company.askForToken(
            "grant_type=client_credentials&client_assertion=\(client.assertion.text)")
        #expect(untyped.isOAuthError(400, "invalid_request"))
        let saml = try await company.askForToken(
            "grant_type=client_credentials&client_assertion=x"
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Asaml2-bearer")
        #expect(saml.isOAuthError(400, "invalid_request"))
    }
}
