import Accounts
import SCIM
import TestSupport
import Testing

/// The provisioning log for administrators' programs.
@Suite struct LogDoorTests {
    private static let path = "/api/admin/v1/provisioning-log"

    private func ask(_ company: TestOrganization, _ query: String = "", method: String = "GET") async throws
        -> HTTPAnswer
    {
        await company.house.writeLog()
        let root = company.path.replacing("/scim/v2", with: Self.path)
        return try await company.house.client.send(
            method, root + query, headers: [HTTPHeader("Authorization", "Bearer \(company.token)")], body: nil)
    }

    private func reader(_ company: TestOrganization) async throws -> TestOrganization {
        company.bearing(try await company.token([.readLog]))
    }

    @Test func `entries are answered in order, and next leads on`() async throws {
        let company = try await TestHouse.shared.organization()
        for name in ["a", "b", "c"] { _ = try await company.add(["userName": .string(name)]) }
        _ = try await company.send("POST", "/Users", json: ["userName": "A"])
        let reader = try await reader(company)
        func names(_ answer: HTTPAnswer) -> [String] {
            (answer.json?["entries"]?.array ?? []).compactMap { $0["name"]?.string }
        }
        let latest = try await ask(reader, "?limit=2")
        #expect(latest.status == 200 && latest["Content-Type"] == "application/json")
        #expect(names(latest) == ["c", "A"])
        let first = try await ask(reader, "?after=0&limit=3")
        #expect(names(first) == ["a", "b", "c"])
        let next = try #require(first.json?["next"]?.number?.literal)
        #expect(names(try await ask(reader, "?after=\(next)")) == ["A"])
        let last = try #require(latest.json?["next"]?.number?.literal)
        let nothing = try await ask(reader, "?after=\(last)")
        #expect(names(nothing) == [] && nothing.json?["next"]?.number?.literal == last)
        #expect(names(try await ask(reader, "?failed=true&since=1h&user=A&integration=Test%20directory")) == ["A"])
        #expect(names(try await ask(reader, "?changes=true&failed=false&user=b")) == ["b"])
        let refused = try #require(try await ask(reader, "?failed=true").json?["entries"]?.array?.first)
        #expect(refused["scimType"] == "uniqueness" && refused["description"]?.string?.contains("could not") == true)
    }

    @Test func `only a token with the scope reads it, and reads nothing else`() async throws {
        let company = try await TestHouse.shared.organization()
        let client = company.bearing(try await company.token(Token.Scope.provisioning, of: "directory"))
        let refused = try await ask(client)
        #expect(refused.status == 403 && refused["Content-Type"] == "application/problem+json")
        #expect(refused.json?["status"] == 403 && refused.json?["title"] == "Forbidden")
        #expect(refused.json?["detail"]?.string?.contains("log:read") == true)
        let reader = try await reader(company)
        #expect(try await ask(reader).status == 200)
        for (method, target) in [("GET", "/Users"), ("POST", "/Users"), ("GET", "/Schemas"), ("GET", "/Groups")] {
            #expect(try await reader.send(method, target, json: ["userName": "x"]).isError(403), "\(target)")
        }
    }

    @Test func `strangers and other organizations' tokens are told apart from nobody`() async throws {
        let (company, other) = (try await TestHouse.shared.organization(), try await TestHouse.shared.organization())
        let reader = try await reader(company)
        let foreign = other.bearing(reader.token)
        for asker in [foreign, company.bearing("nonsense"), company.bearing("")] {
            let answer = try await ask(asker)
            #expect(answer.status == 401 && answer["WWW-Authenticate"] != nil)
            #expect(answer["Content-Type"] == "application/problem+json" && answer.json?["status"] == 401)
        }
        _ = try await other.add(["userName": "hidden"])
        #expect(try await !ask(reader, "?after=0").text.contains("hidden"))
    }

    @Test(arguments: [
        "?since=yesterday", "?limit=0", "?limit=1001", "?limit=x", "?after=-1", "?failed=maybe", "?integration=nobody",
        "?filter=x", "?user=%FF",
    ])
    func `a query that is not understood is refused in words`(query: String) async throws {
        let answer = try await ask(try await reader(try await TestHouse.shared.organization()), query)
        #expect(answer.status == 400 && answer["Content-Type"] == "application/problem+json")
        #expect(answer.json?["detail"]?.string?.isEmpty == false)
    }

    @Test func `other methods and addresses are refused, and HEAD has no body`() async throws {
        let reader = try await reader(try await TestHouse.shared.organization())
        let posted = try await ask(reader, method: "POST")
        #expect(posted.status == 405 && posted["Allow"] == "GET, HEAD, OPTIONS")
        let head = try await ask(reader, method: "HEAD")
        #expect(head.status == 200 && head.body.isEmpty)
        #expect(try await ask(reader, method: "OPTIONS").status == 204)
        let wrong = try await ask(reader, "/x")
        #expect(wrong.status == 404 && wrong["Content-Type"] == "application/problem+json")
    }

    @Test func `while the store is away the answer is 503`() async throws {
        try await TestHouse.run { house in
            let reader = try await reader(try await house.organization())
            house.faults.fail(with: StoreError.unavailable("gone"))
            let answer = try await ask(reader)
            #expect(answer.status == 503 && answer["Retry-After"] == "5" && !answer.text.contains("gone"))
            house.faults.fail(with: StoreError.tooSlow)
            #expect(try await ask(reader).status == 400)
        }
    }
}
