import Foundation
import SCIM
import TestSupport
import Testing

/// What must not be found in the files of a server.
@Suite struct SecretsAtRestTests {
    @Test func `SCIM-018 S15 S28 neither a password nor a token is in the database or the log`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let body: JSONValue = ["userName": "visible-name", "password": "t1meMa$heen"]
            #expect(try await company.send("POST", "/Users", json: body).status == 201)
            #expect(try await company.send("POST", "/Users", json: body).status == 409)
            let bytes = try await TestDatabase.content(of: house.databaseURL, in: house.folder)
            #expect(bytes.contains { $0.range(of: Data("visible-name".utf8)) != nil })
            for secret in ["t1meMa$heen", company.token, String(company.token.dropFirst("muster_".count))] {
                #expect(!bytes.contains { $0.range(of: Data(secret.utf8)) != nil })
                #expect(!house.log.contains(secret))
            }
        }
    }

    @Test func `S28 neither a client's secret nor an access token is in the database or the log`() async throws {
        try await TestHouse.run { house in
            let client = try await house.organization().client()
            let token = try await client.accessToken()
            #expect(try await client.company.bearing(token).send("GET", "/Users").status == 200)
            let bytes = try await TestDatabase.content(of: house.databaseURL, in: house.folder)
            #expect(bytes.contains { $0.range(of: Data(client.identifier.utf8)) != nil })
            let header = HTTPHeader.basic(client.identifier, client.secret).value.dropFirst("Basic ".count)
            let secrets = [token, client.secret].flatMap { [$0, String($0.suffix(43))] } + [String(header)]
            for secret in secrets {
                #expect(!bytes.contains { $0.range(of: Data(secret.utf8)) != nil })
                #expect(!house.log.contains(secret))
            }
        }
    }

    @Test func `SCIM-006 S28 a token has 256 random bits behind a prefix that scanners know`() async throws {
        let company = try await TestHouse.shared.organization()
        let other = try await company.token()
        #expect(company.token.hasPrefix("muster_"))
        #expect(company.token.utf8.count == "muster_".utf8.count + 48)
        #expect(other != company.token)
    }
}
