import Accounts
import Foundation
import SCIM
import TestSupport
import Testing

@testable import SAML

/// What providers read about an organization.
@Suite struct ProviderMetadataTests {
    @Test func `it names the organization's addresses, is signed, and may be kept for a while`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let answer = try await house.client.send("GET", company.page("/saml/metadata"))
            #expect(answer.status == 200 && answer["Content-Type"] == "application/samlmetadata+xml")
            #expect(answer["Cache-Control"] == "public, max-age=3600" && answer["Set-Cookie"] == nil)
            let base = house.publicURL + company.page("/saml")
            let root = try XMLDocument(answer.body, limits: .metadata).root
            #expect(root.attribute("entityID") == base + "/metadata")
            #expect(
                answer.text.contains("Location=\"\(base)/acs\"") && answer.text.contains("Location=\"\(base)/slo\""))
            #expect(try XMLSignature(of: root) != nil)
            #expect(!answer.text.contains("use=\"encryption\""), "ADFS would encrypt at once")
            let again = try await house.client.send("GET", company.page("/saml/metadata"))
            #expect(again.body == answer.body)
        }
    }

    @Test func `our key for encryption is published where a provider is to use it`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            _ = try await SigningProvider(company, [.encryption: "required"])
            let answer = try await house.client.send("GET", company.page("/saml/metadata"))
            #expect(answer.text.contains("use=\"encryption\""))
        }
    }
}
