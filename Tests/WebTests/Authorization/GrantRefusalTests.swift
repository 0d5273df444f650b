import Accounts
import Foundation
import SCIM
import TestSupport
import Testing

/// What the token endpoint refuses, and how little it says.
@Suite struct GrantRefusalTests {
    private static let grant = "grant_type=client_credentials"

    @Test func `S32 whoever is no client here gets one and the same answer`() async throws {
        try await TestHouse.run { house in
            let (company, other) = (try await house.organization(), try await house.organization())
            let (client, foreign) = (try await company.client(), try await other.client())
            let revoked = try await company.client()
            try await house.administration.revokeClient(revoked.identifier, in: company.slug)
            let credentials: [HTTPHeader] = [
                .basic("nobody", "nothing"), .basic(client.identifier, "wrong"), .basic(client.identifier, ""),
                .basic(client.identifier, client.secret + "x"), .basic(client.identifier, foreign.secret),
                .basic(foreign.identifier, foreign.secret), .basic(revoked.identifier, revoked.secret),
                .basic(client.identifier.uppercased(), client.secret), .basic("", client.secret),
                .basic(client.identifier, company.token), HTTPHeader("Authorization", "Bearer \(company.token)"),
                HTTPHeader("Authorization", "Basic"), HTTPHeader("Authorization", "Basic !"),
                HTTPHeader("Authorization", "Basic YTpi YTpi"), HTTPHeader("X-Nothing", ""),
            ]
            var said: Set<String> = []
            for credential in credentials {
                let answer = try await company.askForToken(Self.grant, headers: [credential])
                #expect(answer.isOAuthError(401, "invalid_client"), "\(credential): \(answer.description)")
                said.insert(answer.text + (answer["WWW-Authenticate"] ?? ""))
            }
            let type = HTTPHeader("Content-Type", "application/x-www-form-urlencoded")
            let answer = try await house.client.send(
                "POST", "/o/no-company/oauth2/token", headers: [type, .basic(client.identifier, client.secret)],
                body: Array(Self.grant.utf8))
            said.insert(answer.text + (answer["WWW-Authenticate"] ?? ""))
            #expect(said.count == 1, "\(said)")
            #expect(try await client.ask().status == 200)
        }
    }

    @Test(arguments: [
        ("", "invalid_request"), ("grant_type=", "invalid_request"), ("grant_type", "invalid_request"),
        ("grant_type=password", "unsupported_grant_type"),
        ("grant_type=authorization_code&code=x", "unsupported_grant_type"),
        ("grant_type=client_credentials&grant_type=client_credentials", "invalid_request"),
        ("grant_type=client_credentials&x=1&x=2", "invalid_request"),
        ("grant_type=client_credentials&scope=users:read&scope=users:read", "invalid_request"),
        ("grant_type=client_credentials&%73cope=users:read&scope=users:read", "invalid_request"),
        ("grant_type=client_credentials&client_secret=x", "invalid_request"),
        ("grant_type=client_credentials&client_id=other", "invalid_request"),
        ("grant_type=client_credentials&x=%", "invalid_request"),
        ("grant_type=client_credentials&x=%FF", "invalid_request"),
        ("{\"grant_type\":\"client_credentials\"}", "invalid_request"),
    ])
    func `a form that is not right is refused`(form: String, code: String) async throws {
        let client = try await TestHouse.shared.organization().client()
        let answer = try await client.ask(form)
        #expect(answer.isOAuthError(400, code), "\(answer.description)")
    }

    @Test func `a client may name itself once more, and what is unknown is passed over`() async throws {
        let client = try await TestHouse.shared.organization().client()
        #expect(try await client.ask(Self.grant + "&client_id=\(client.identifier)&audience=x").status == 200)
    }

    @Test func `both halves of the credentials are form-urlencoded`() async throws {
        let client = try await TestHouse.shared.organization().client()
        let encoded = Data("\(client.identifier)".utf8).map { "%" + [$0].hexadecimal }.joined()
        let header = HTTPHeader.basic(encoded, client.secret.replacing("_", with: "%5F"))
        #expect(try await client.company.askForToken(Self.grant, headers: [header]).status == 200)
    }

    @Test(arguments: ["", "application/json", "text/plain", "multipart/form-data; boundary=x"])
    func `another media type is refused`(type: String) async throws {
        let client = try await TestHouse.shared.organization().client()
        let header = HTTPHeader.basic(client.identifier, client.secret)
        let answer = try await client.company.askForToken(Self.grant, headers: [header], type: type)
        #expect(answer.isOAuthError(400, "invalid_request"))
        let usual = try await client.company.askForToken(
            Self.grant, headers: [header], type: "Application/X-WWW-Form-Urlencoded; charset=UTF-8")
        #expect(usual.status == 200)
    }

    @Test func `SCIM-019 nothing counts in the address`() async throws {
        let client = try await TestHouse.shared.organization().client()
        let header = HTTPHeader.basic(client.identifier, client.secret)
        let type = HTTPHeader("Content-Type", "application/x-www-form-urlencoded")
        for query in [Self.grant, "client_id=\(client.identifier)&client_secret=\(client.secret)", "x"] {
            let answer = try await client.company.house.client.send(
                "POST", client.company.tokenPath + "?" + query, headers: [type, header], body: Array(Self.grant.utf8))
            #expect(answer.isOAuthError(400, "invalid_request"), "\(answer.description)")
        }
    }

    @Test(arguments: ["GET", "PUT", "DELETE", "PATCH"]) func `a token is asked for with POST`(method: String)
        async throws
    {
        let client = try await TestHouse.shared.organization().client()
        let header = HTTPHeader.basic(client.identifier, client.secret)
        let answer = try await client.company.house.client.send(method, client.company.tokenPath, headers: [header])
        #expect(answer.isOAuthError(405, "invalid_request"))
        #expect(answer["Allow"] == "POST, OPTIONS")
    }

    @Test func `SCIM-016 a form has a limit`() async throws {
        let client = try await TestHouse.shared.organization().client()
        let most = Limits.formBytes - Self.grant.utf8.count - "&x=".utf8.count
        #expect(try await client.ask(Self.grant + "&x=" + String(repeating: "a", count: most)).status == 200)
        let answer = try await client.ask(Self.grant + "&x=" + String(repeating: "a", count: most + 1))
        #expect(answer.isOAuthError(413, "invalid_request"))
    }

    @Test(arguments: [
        "/oauth2/token/", "/oauth2//token", "/o/default/oauth2/token", "/o//oauth2/token", "/o/A/oauth2/token",
        "/o/a%2Fb/oauth2/token", "/o/x/y/oauth2/token", "/oauth2/Token", "/o/\u{301}ab/oauth2/token",
        "/.well-known/oauth-authorization-server/o/default", "/.well-known/oauth-authorization-server/x",
        "/o/company-1/.well-known/oauth-authorization-server",
    ])
    func `an address has one spelling`(path: String) async throws {
        let answer = try await TestHouse.shared.client.send("POST", path)
        #expect([400, 404].contains(answer.status), "\(answer.description)")
    }

    @Test func `S19 a store that is away is said to be, and nothing else`() async throws {
        try await TestHouse.run { house in
            let client = try await house.organization().client()
            house.faults.fail(with: StoreError.unavailable("the disk of acme"))
            let away = try await client.ask()
            #expect(away.isOAuthError(503, "temporarily_unavailable") && away["Retry-After"] == "5")
            house.faults.fail(with: StoreError.tooSlow)
            let broken = try await client.ask()
            #expect(broken.isOAuthError(500, "server_error"))
            #expect(!away.text.contains("acme"))
        }
    }
}
