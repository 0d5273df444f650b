import Accounts
import SCIM
import TestSupport
import Testing

/// What clients are told when the store is away or broken: to come back, never that somebody is not there.
@Suite struct StoreFailureTests {
    private struct Broken: Error {
        let reason = "constraint failed: account.secret_column"
    }

    private static let requests: [(method: String, target: String)] = [
        ("GET", "/Users"), ("POST", "/Users"), ("GET", "/Users/ID"), ("PUT", "/Users/ID"), ("PATCH", "/Users/ID"),
        ("DELETE", "/Users/ID"),
    ]

    private func answers(_ company: TestOrganization, _ id: String) async throws -> [HTTPAnswer] {
        var answers: [HTTPAnswer] = []
        for request in Self.requests {
            let json: JSONValue = ["userName": "b", "Operations": [["op": "remove", "path": "title"]]]
            let target = request.target == "/Users/ID" ? "/Users/\(id)" : request.target
            answers.append(try await company.send(request.method, target, json: json))
        }
        return answers
    }

    private func run(_ error: any Error, _ check: (TestHouse, [HTTPAnswer]) throws -> Void) async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let created = try await company.send("POST", "/Users", json: ["userName": "a"])
            let id = try #require(created.json?["id"]?.string)
            house.faults.fail(with: error)
            try check(house, try await answers(company, id))
            house.faults.fail(with: nil)
            #expect(try await company.send("GET", "/Users/\(id)")["ETag"] == "W/\"1\"")
        }
    }

    @Test func `SCIM-383 while the store is away the answer is 503 with the seconds to wait`() async throws {
        try await run(StoreError.unavailable("disk gone")) { house, answers in
            for answer in answers {
                #expect(answer.status == 503)
                #expect(answer["Retry-After"] == "5")
                #expect(answer["Content-Type"] == "application/scim+json")
                #expect(answer.json?["status"] == "503")
                #expect(!answer.text.contains("disk gone"))
            }
            #expect(house.log.contains("disk gone"))
        }
    }

    @Test func `SCIM-381 S21 an unexpected failure is 500 with a reference and nothing else`() async throws {
        try await run(Broken()) { house, answers in
            for answer in answers {
                #expect(answer.status == 500)
                #expect(answer["Content-Type"] == "application/scim+json")
                #expect(answer.json?["status"] == "500")
                #expect(!answer.text.contains("secret_column"))
                let detail = try #require(answer.json?["detail"]?.string)
                let reference = try #require(detail.firstMatch(of: /operator ([0-9a-f]{12})\.$/)).output.1
                #expect(house.log.contains("reference=\(reference)"))
            }
        }
    }
}
