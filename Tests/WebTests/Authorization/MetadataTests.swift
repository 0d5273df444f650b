import Accounts
import SCIM
import TestSupport
import Testing

/// What an authorization server says of itself (RFC 8414).
@Suite struct MetadataTests {
    @Test(arguments: [("default", ""), ("acme-7", "/o/acme-7")])
    func `each organization has an issuer, and its metadata where RFC 8414 looks for it`(
        slug: String, path: String
    ) async throws {
        let house = try await TestHouse.shared
        let answer = try await house.client.send("GET", "/.well-known/oauth-authorization-server" + path)
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "application/json")
        let issuer = house.publicURL + path
        #expect(answer.json?["issuer"]?.string == issuer)
        #expect(answer.json?["token_endpoint"]?.string == issuer + "/oauth2/token")
        #expect(answer.json?["grant_types_supported"] == ["client_credentials"])
        #expect(answer.json?["response_types_supported"] == [])
        #expect(answer.json?["scopes_supported"]?.array?.count == Token.Scope.allCases.count)
    }

    @Test func `S32 it does not tell which organizations there are`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let known = try await house.client.send("GET", "/.well-known/oauth-authorization-server/o/\(company.slug)")
        let unknown = try await house.client.send("GET", "/.well-known/oauth-authorization-server/o/no-company")
        #expect(known.status == 200 && unknown.status == 200)
        #expect(known.text.replacing(company.slug, with: "no-company") == unknown.text)
    }

    @Test func `discovery names both ways of coming by a token`() async throws {
        let answer = try await TestHouse.shared.organization().send("GET", "/ServiceProviderConfig")
        let schemes = try #require(answer.json?["authenticationSchemes"]?.array)
        #expect(schemes.compactMap { $0["type"]?.string } == ["oauthbearertoken", "oauth2"])
        #expect(schemes.filter { $0["primary"] == true }.count == 1)
    }
}

extension MetadataTests {
    @Test func `the description tells of the token endpoint, and where clients find it`() async throws {
        let house = try await TestHouse.shared
        let document = try #require(try await house.client.send("GET", "/openapi.json").json)
        let flow = document["components"]?["securitySchemes"]?["client"]?["flows"]?["clientCredentials"]
        #expect(flow?["tokenUrl"]?.string == house.publicURL + "/oauth2/token")
        #expect(flow?["scopes"]?.object?.members.count == Token.Scope.allCases.count)
        let responses = document["paths"]?["/oauth2/token"]?["post"]?["responses"]?.object?.members ?? []
        #expect(responses.map(\.name) == ["200", "400", "401", "413", "429", "503"])
        #expect(document["paths"]?["/.well-known/oauth-authorization-server"]?["get"] != nil)
    }
}
