import Accounts
import Foundation
import SCIM
import Secrets
import TestSupport
import Testing

/// Who can tell that an event is ours.
@Suite struct EventKeyTests {
    @Test func `a token is signed by a key that the server publishes`() async throws {
        try await TestHouse.run { house in
            let none = try await house.client.send("GET", "/.well-known/jwks.json")
            #expect(none.json?["keys"]?.array?.isEmpty == true)
            let company = try await house.organization()
            let stream = try await company.stream()
            _ = try await company.stream()
            _ = try await company.person("ada@x.example")
            house.clock.advance(bySeconds: 1)
            let answer = try await house.client.send("GET", "/.well-known/jwks.json")
            #expect(answer["Content-Type"] == "application/jwk-set+json")
            #expect(answer.json?["keys"]?.array?.count == 1)
            #expect(answer.json?["keys"]?[0]?["use"] == "sig" && answer.json?["keys"]?[0]?["d"] == nil)
            let token = try #require(try await stream.fetch().first)
            #expect(token.header["typ"] == "secevent+jwt")
            #expect(token.isSigned(by: answer.json))
            let metadata = try await house.client.send(
                "GET", "/.well-known/oauth-authorization-server/o/\(company.slug)")
            let issuer = try #require(token.claims["iss"])
            #expect(metadata.json?["issuer"] == issuer)
            let address = try #require(metadata.json?["jwks_uri"]?.string)
            #expect(address == "\(issuer.string ?? "")/.well-known/jwks.json")
            let path = try #require(URL(string: address)?.path)
            #expect(try await house.client.send("GET", path).json == answer.json)
        }
    }

    @Test func `another server of the database signs with the same key, which is sealed there`() async throws {
        try await TestHouse.run { house in
            var options = TestHouse.Options()
            options.databaseURL = house.databaseURL
            try await TestHouse.run(options) { other in
                let company = try await house.organization()
                let stream = try await company.stream()
                _ = try await company.person("ada@x.example")
                let keys = try await house.client.send("GET", "/.well-known/jwks.json").json
                let here = try #require(try await stream.fetch(acknowledging: false).first)
                let there = try #require(try await stream.at(other).fetch().first)
                #expect(here.isSigned(by: keys) && there.isSigned(by: keys))
                #expect(here.header == there.header && here.transaction == there.transaction)
            }
            let key = try #require(try await house.faults.signingKeys().first)
            let opened = house.keyring.open(key.sealed, in: Array("signing key".utf8), for: .events)
            #expect(opened != nil && opened != key.sealed)
        }
    }
}
