private import Accounts
package import SCIM
private import Secrets

/// A client assertion, true to RFC 7523 until a test changes something about it.
package struct TestAssertion: Sendable {
    package var header: JSONObject
    package var claims: JSONObject
    package var key: TestKey

    /// - Parameter company: who is meant by it.
    package init(_ identifier: String, for company: TestOrganization, _ key: TestKey, algorithm: String) {
        let house = company.house
        self.key = key
        header = ["alg": .string(algorithm), "typ": "JWT"]
        claims = [
            "iss": .string(identifier), "sub": .string(identifier),
            "aud": .string(house.publicURL + company.tokenPath),
            "exp": .number(JSONNumber(house.clock.now.milliseconds / 1000 + 300)),
            "jti": .string("jti-\(house.nextNumber())"),
        ]
    }

    /// Header and claims, as they are signed.
    package var unsigned: String {
        [header, claims].map { JSONValue.object($0).encoded.base64URL }.joined(separator: ".")
    }

    package var text: String {
        unsigned + "." + key.sign(Array(unsigned.utf8), isPSS: header["alg"] == "PS256").base64URL
    }

    /// What comes out of HS256 when a text that everybody knows is taken for its key (RFC 2104).
    package func keyed(with text: String) -> String {
        func sum(_ bytes: [UInt8]) -> [UInt8] {
            var checksum = Checksum()
            checksum.add(bytes)
            return checksum.finish()
        }
        let bytes = Array(text.utf8)
        let secret = bytes.count > 64 ? sum(bytes) : bytes
        let block = secret + [UInt8](repeating: 0, count: 64 - secret.count)
        return unsigned + "."
            + sum(block.map { $0 ^ 0x5C } + sum(block.map { $0 ^ 0x36 } + Array(unsigned.utf8))).base64URL
    }
}

/// A client that signs instead of having a secret.
package struct SigningClient: Sendable {
    package let company: TestOrganization
    package let identifier: String
    package let key: TestKey
    package let algorithm: String

    package var assertion: TestAssertion {
        TestAssertion(identifier, for: company, key, algorithm: algorithm)
    }

    package func ask(_ assertion: String, more: String = "", headers: [HTTPHeader] = []) async throws -> HTTPAnswer {
        let type = "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
        return try await company.askForToken(
            "grant_type=client_credentials&client_assertion_type=\(type)&client_assertion=\(assertion)\(more)",
            headers: headers)
    }

    /// The same client at another server of the database.
    package func at(_ other: TestHouse) -> SigningClient {
        SigningClient(company: company.at(other), identifier: identifier, key: key, algorithm: algorithm)
    }
}

extension TestOrganization {
    /// - Parameter file: what the operator gives; the key in PEM otherwise.
    package func signingClient(
        _ key: TestKey,
        _ algorithm: String = "ES256",
        file: String? = nil
    ) async throws -> SigningClient {
        let client = try await house.administration.createClient(
            integration: TestOrganization.integration, in: slug, scopes: Token.Scope.provisioning, tokenHours: 1,
            keys: try ClientKey.read(file ?? key.publicPEM))
        return SigningClient(company: self, identifier: client.identifier, key: key, algorithm: algorithm)
    }
}
