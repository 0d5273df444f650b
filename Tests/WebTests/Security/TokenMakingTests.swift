import Accounts
import SCIM
import Store
import TestSupport
import Testing
import Web

/// Tokens for provisioning clients are made on the command line, by whoever has the machine, and nowhere else.
@Suite struct TokenMakingTests {
    @Test func `S29 no page makes a token, whoever is signed in`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let person = try await company.claimed("ann@x.example")
            try await house.appoint(person.name, as: .systemAdministrator, in: company.slug)
            let organization = try await company.organization
            let integration = try #require(
                try await house.store.integration(
                    named: TestOrganization.integration, in: organization.id))
            let before = try await house.store.tokens(of: integration.id, in: organization.id)
            let browser = TestBrowser(house)
            for route in PageRoute.allCases {
                _ = try await person.signIn(browser)
                house.clock.advance(bySeconds: 3600)
                let answer = try await browser.submit(
                    ["integration": TestOrganization.integration, "scopes": "users:write", "action": "create-token"],
                    to: company.page(route.template))
                #expect(!answer.text.contains("muster_"), "\(route)")
            }
            #expect(try await house.store.tokens(of: integration.id, in: organization.id) == before)
        }
    }

    @Test func `S29 no route of a machine makes a token, whatever its own token may do`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let token = try await company.token(Set(Token.Scope.allCases))
            let body: JSONValue = ["integration": .string(TestOrganization.integration), "scopes": ["users:write"]]
            for place in ["/Tokens", "/tokens", "/Users/tokens", "/Clients", "/Credentials"] {
                for method in ["POST", "PUT", "PATCH"] {
                    let answer = try await company.bearing(token).send(method, place, json: body)
                    #expect([400, 404, 405].contains(answer.status), "\(method) \(place): \(answer.status)")
                }
            }
            let description = try await house.client.send("GET", "/openapi.json")
            let paths = try #require(description.json?["paths"]?.object).members.map(\.name)
            #expect(paths.count > 10)
            // One gives a client that was made on the command line its short-lived access tokens; the others say that it is
            // people who make tokens.
            let ofPeople = paths.filter { $0.lowercased().contains("token") && $0 != "/oauth2/token" }
            #expect(
                paths.contains("/oauth2/token") && ofPeople.allSatisfy { $0.hasPrefix("/api/admin/v1/integrations/") })
            for path in ofPeople {
                let address = path.replacing("{id}", with: "1").replacing("{token}", with: "1")
                let program = Program(company: company, token: token)
                for method in ["POST", "DELETE"] {
                    let answer = try await program.send(
                        method, String(address.dropFirst("/api/admin/v1".count)), json: body)
                    #expect([403, 405].contains(answer.status), "\(method) \(path): \(answer.status)")
                }
            }
        }
    }
}
