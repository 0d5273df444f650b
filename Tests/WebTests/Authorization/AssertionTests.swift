import Accounts
import SCIM
import Secrets
import TestSupport
import Testing

/// Clients that sign instead of having a secret (RFC 7523).
@Suite struct AssertionTests {
    @Test(arguments: [("RS256", TestKey.rsa), ("PS256", TestKey.rsa), ("ES256", TestKey.p256)])
    func `an assertion is taken, and the door opens to what it was given for`(
        algorithm: String, key: TestKey
    ) async throws {
        let company = try await TestHouse.shared.organization()
        let client = try await company.signingClient(key, algorithm)
        let answer = try await client.ask(client.assertion.text, more: "&scope=users%3Aread")
        #expect(answer.status == 200, "\(answer.description)")
        #expect(answer.json?["scope"] == "users:read")
        let bearer = company.bearing(try #require(answer.json?["access_token"]?.string))
        #expect(try await bearer.send("GET", "/Users").status == 200)
    }

    @Test func `it may be meant for the issuer or the token endpoint, alone or among others`() async throws {
        let client = try await TestHouse.shared.organization().signingClient(.p256)
        let issuer = client.company.house.publicURL + Organization.issuerPath(client.company.slug)
        let audiences: [JSONValue] = [
            .string(issuer), .string(issuer + "/oauth2/token"), ["https://x.example", .string(issuer)],
        ]
        for audience in audiences {
            var assertion = client.assertion
            assertion.claims["aud"] = audience
            #expect(try await client.ask(assertion.text).status == 200, "\(audience.text)")
        }
    }

    @Test func `claims that are not asked for, and a client_id beside it, do no harm`() async throws {
        let client = try await TestHouse.shared.organization().signingClient(.p256)
        var assertion = client.assertion
        assertion.header["typ"] = "client-authentication+jwt"
        assertion.header["jku"] = "https://evil.example/keys"
        let now = client.company.house.clock.now.milliseconds / 1000
        for name in ["nbf", "iat"] { assertion.claims[name] = .number(JSONNumber(now)) }
        assertion.claims["extra"] = ["a": [1, 2]]
        let answer = try await client.ask(assertion.text, more: "&client_id=\(client.identifier)")
        #expect(answer.status == 200, "\(answer.description)")
    }

    @Test func `an assertion is believed from a minute before it begins until a minute after it ends`() async throws {
        try await TestHouse.run { house in
            let client = try await house.organization().signingClient(.p256)
            let now = house.clock.now.milliseconds / 1000
            func ask(expires: Int64, notBefore: Int64, jti: String) async throws -> Int {
                var assertion = client.assertion
                assertion.claims["exp"] = .number(JSONNumber(now + expires))
                assertion.claims["nbf"] = .number(JSONNumber(now + notBefore))
                assertion.claims["jti"] = .string(jti)
                return try await client.ask(assertion.text).status
            }
            #expect(try await ask(expires: -59, notBefore: -100, jti: "a") == 200)
            #expect(try await ask(expires: -60, notBefore: -100, jti: "b") == 401)
            #expect(try await ask(expires: 660, notBefore: 60, jti: "c") == 200)
            #expect(try await ask(expires: 661, notBefore: 0, jti: "d") == 401)
            #expect(try await ask(expires: 100, notBefore: 61, jti: "e") == 401)
        }
    }

    @Test func `a client may have several keys, and say by which it signed`() async throws {
        let company = try await TestHouse.shared.organization()
        let (old, new) = (TestKey(curve: "P-256"), TestKey(curve: "P-256"))
        let file: JSONValue = ["keys": [.object(old.jwk("old")), .object(new.jwk("new"))]]
        let client = try await company.signingClient(old, file: file.text)
        for (key, name, status) in [
            (old, "old", 200), (new, "new", 200), (new, nil, 200), (old, "new", 401), (old, "other", 401),
        ] {
            var assertion = client.assertion
            assertion.key = key
            assertion.header["kid"] = name.map(JSONValue.string)
            #expect(try await client.ask(assertion.text).status == status, "\(name ?? "none")")
        }
    }

    @Test func `S28 an assertion that was used proves nothing any more, at no server`() async throws {
        try await TestHouse.run { house in
            var options = TestHouse.Options()
            options.databaseURL = house.databaseURL
            options.clock = house.clock
            try await TestHouse.run(options) { elsewhere in
                let client = try await house.organization().signingClient(.p256)
                let assertion = client.assertion
                let text = assertion.text
                #expect(try await client.ask(text).status == 200)
                for seen in [client, client.at(elsewhere)] {
                    #expect(try await seen.ask(text).isOAuthError(401, "invalid_client"))
                    // Signed once more it is another text; what counts is the identifier.
                    #expect(try await seen.ask(assertion.text).isOAuthError(401, "invalid_client"))
                }
                let other = try await client.company.signingClient(.p256)
                var same = other.assertion
                same.claims["jti"] = assertion.claims["jti"]
                #expect(try await other.ask(same.text).status == 200, "an identifier is its client's own")
            }
        }
    }

    @Test func `S21 of sixteen who show one assertion to two servers at once, one gets a token`() async throws {
        try await TestHouse.run { house in
            var options = TestHouse.Options()
            options.databaseURL = house.databaseURL
            options.clock = house.clock
            try await TestHouse.run(options) { elsewhere in
                let client = try await house.organization().signingClient(.p256)
                for _ in 1...3 {
                    let text = client.assertion.text
                    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                        for number in 0..<16 {
                            group.addTask {
                                try await client.at(number % 2 == 0 ? house : elsewhere).ask(text).status
                            }
                        }
                        return try await group.reduce(into: [Int]()) { $0.append($1) }.sorted()
                    }
                    #expect(statuses == [200] + Array(repeating: 401, count: 15))
                }
            }
        }
    }
}

extension TestKey {
    /// RFC 7518 §6.2: a point of P-256 stands at the end of its SubjectPublicKeyInfo.
    func jwk(_ name: String) -> JSONObject {
        let point = Array(publicDER.suffix(64))
        return [
            "kty": "EC", "crv": "P-256", "kid": .string(name), "x": .string(Array(point[..<32]).base64URL),
            "y": .string(Array(point[32...]).base64URL),
        ]
    }
}
