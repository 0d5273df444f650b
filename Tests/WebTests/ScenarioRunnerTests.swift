import Testing

/// The runner must fail when it should, or the transcripts prove nothing.
@Suite struct ScenarioRunnerTests {
    private func failures(_ text: String) async throws -> [String] {
        let scenarios = try ScenarioParser.scenarios(of: "# SCIM-000 a scenario\n" + text, in: "test.txt")
        return try await ScenarioRunner.failures(of: #require(scenarios.first))
    }

    @Test func `what is so passes`() async throws {
        let failures = try await failures(
            """
            POST /Users
            {"userName":"{3*b}","emails":[{"value":"b@x.example"}]}
            => 201
            ETag: W/"1"
            Location: *
            Retry-After: absent
            $.userName = "bbb"
            $.emails[*].value = ["b@x.example"]
            $.emails count 1
            $.userName != "b"
            $.password absent
            $.id present
            $.userName contains bb
            body omits xyz
            save id = $.id
            save tag = header ETag
            GET /Users/{id}
            => 200
            ETag: {tag}
            DELETE /Users/{id}
            => 204
            body empty
            """)
        #expect(failures == [])
    }

    @Test(
        arguments: [
            "=> 201", "=> 200\nETag: *", "=> 200\nContent-Type: text/plain", "=> 200\nContent-Type: absent",
            "=> 200\n$.totalResults = 1", "=> 200\n$.totalResults != 0", "=> 200\n$.Resources absent",
            "=> 200\n$.resources present", "=> 200\n$.Resources count 1", "=> 200\n$.schemas contains Error",
            "=> 200\n$.schemas omits ListResponse", "=> 200\nbody empty", "=> 200\nbody contains xyz",
            "=> 200\nbody omits totalResults", "=> 200\nsave id = $.id", "=> 200\nsave tag = header ETag",
        ])
    func `what is not so fails`(_ expectation: String) async throws {
        let failures = try await failures("GET /Users\n" + expectation)
        #expect(failures.count == 1)
        #expect(failures.first?.contains("test.txt:") == true)
        #expect(failures.first?.contains("--- answer") == true)
    }

    @Test func `a later step fails too, and time, tokens, doors and headers count`() async throws {
        #expect(try await failures("GET /Users\n=> 200\nGET /Nothing\n=> 200").count == 1)
        #expect(try await failures("token shortlived\nadvance 86401s\nGET /Users\n=> 200").count == 1)
        #expect(try await failures("token readonly\nPOST /Users\n{\"userName\":\"a\"}\n=> 201").count == 1)
        #expect(try await failures("token foreign\nGET /Users\n=> 200").count == 1)
        #expect(try await failures("header Authorization: absent\nGET /Users\n=> 200").count == 1)
        #expect(try await failures("log contains never-logged").count == 1)
    }

    @Test(arguments: ["GET", "what", "GET /Users", "GET /Users\n=> ok", "GET /Users\n=> 200\n$.a b c", "token king"])
    func `what is no transcript is refused`(_ text: String) {
        #expect(throws: ScenarioParser.Flaw.self) {
            try ScenarioParser.scenarios(of: "# SCIM-000 a scenario\n" + text, in: "test.txt")
        }
    }
}
