import Accounts
import SCIM
import TestSupport
import Testing

/// An access token: how it is come by, what it opens, and when it ends.
@Suite struct GrantTests {
    @Test func `a client fetches a token, and the door opens to it`() async throws {
        let company = try await TestHouse.shared.organization()
        let answer = try await company.client().ask()
        #expect(answer.status == 200, "\(answer.description)")
        #expect(answer["Content-Type"] == "application/json")
        #expect(answer["Cache-Control"] == "no-store" && answer["Pragma"] == "no-cache")
        #expect(answer.json?["token_type"] == "Bearer")
        #expect(answer.json?["expires_in"] == 3600)
        #expect(answer.json?["scope"] == "users:read users:write")
        let token = try #require(answer.json?["access_token"]?.string)
        #expect(token.wholeMatch(of: /muster_[A-Za-z0-9_-]{48}/) != nil)
        #expect(token != company.token)
        let id = try await company.bearing(token).add(["userName": "ann"])
        #expect(try await company.send("GET", "/Users/\(id)").status == 200)
    }

    @Test func `the default organization has its token endpoint at the root`() async throws {
        try await TestHouse.run { house in
            let company = try await house.defaultOrganization()
            #expect(company.tokenPath == "/oauth2/token")
            let token = try await company.client().accessToken()
            #expect(try await company.bearing(token).send("GET", "/Users").status == 200)
        }
    }

    @Test(arguments: [1, 6]) func `a token lives as many hours as its client was given`(hours: Int64) async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let client = try await company.client(tokenHours: hours)
            let answer = try await client.ask()
            #expect(answer.json?["expires_in"]?.integer == hours * 3600)
            let bearer = company.bearing(try #require(answer.json?["access_token"]?.string))
            house.clock.advance(bySeconds: hours * 3600 - 1)
            #expect(try await bearer.send("GET", "/Users").status == 200)
            house.clock.advance(bySeconds: 1)
            #expect(try await bearer.send("GET", "/Users").status == 401)
            let next = try await client.accessToken()
            #expect(try await company.bearing(next).send("GET", "/Users").status == 200)
        }
    }

    @Test func `a client may ask for less than it may have, and not for more`() async throws {
        let company = try await TestHouse.shared.organization()
        let client = try await company.client()
        let answer = try await client.ask("grant_type=client_credentials&scope=users%3Aread")
        #expect(answer.json?["scope"] == "users:read")
        let reader = company.bearing(try #require(answer.json?["access_token"]?.string))
        #expect(try await reader.send("GET", "/Users").status == 200)
        #expect(try await reader.send("POST", "/Users", json: ["userName": "ann"]).status == 403)
        let writer = try await company.client([.writeUsers])
        #expect(try await writer.ask().json?["scope"] == "users:write")
        for scope in ["users:read", "users:read+users:write", "everything", "users:write+", "USERS:WRITE"] {
            let refused = try await writer.ask("grant_type=client_credentials&scope=\(scope)")
            #expect(refused.isOAuthError(400, "invalid_scope"), "\(scope): \(refused.description)")
        }
        // A parameter without a value counts as left out.
        #expect(try await writer.ask("grant_type=client_credentials&scope=").status == 200)
    }

    @Test func `access tokens do not count as tokens of the integration`() async throws {
        let company = try await TestHouse.shared.organization()
        let client = try await company.client()
        for _ in 0..<3 { _ = try await client.accessToken() }
        _ = try await company.token()
        let tokens = try await company.house.administration.tokens(
            of: TestOrganization.integration, in: company.slug)
        #expect(tokens.count == 2)
    }

    @Test func `S5 S28 an access token opens the door of its own organization only`() async throws {
        let house = try await TestHouse.shared
        let (company, other) = (try await house.organization(), try await house.organization())
        let token = try await company.client().accessToken()
        #expect(try await other.bearing(token).send("GET", "/Users").status == 401)
    }

    @Test(.timeLimit(.minutes(10)))
    func `S28 a revoked client ends with its tokens, at every server at once`() async throws {
        try await TestHouse.run { house in
            var options = TestHouse.Options()
            options.databaseURL = house.databaseURL
            try await TestHouse.run(options) { elsewhere in
                let company = try await house.organization()
                let (client, other) = (try await company.client(), try await company.client())
                let bearer = company.bearing(try await client.at(elsewhere).accessToken())
                let bystander = company.bearing(try await other.accessToken())
                for seen in [bearer, bearer.at(elsewhere), bystander] {
                    #expect(try await seen.send("GET", "/Users").status == 200)
                }
                try await house.administration.revokeClient(client.identifier, in: company.slug)
                for seen in [bearer, bearer.at(elsewhere)] {
                    while try await seen.send("GET", "/Users").status != 401 { #expect(TestDatabase.isPostgres) }
                }
                for seen in [client, client.at(elsewhere)] {
                    #expect(try await seen.ask().isOAuthError(401, "invalid_client"))
                }
                #expect(try await bystander.send("GET", "/Users").status == 200)
            }
        }
    }
}
