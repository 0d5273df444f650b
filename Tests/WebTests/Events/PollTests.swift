import Accounts
import SCIM
import TestSupport
import Testing

/// How a receiver fetches its events (RFC 8936), and who cannot.
@Suite struct PollTests {
    private func company() async throws -> TestOrganization { try await TestHouse.shared.organization() }

    @Test func `SCIM-396 what is acknowledged is not repeated, what is not comes again`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        for number in 0..<3 { _ = try await company.person("person-\(number)@x.example") }
        let first = try await stream.ask(["returnImmediately": true, "maxEvents": 2])
        #expect(first.status == 200 && first["Content-Type"] == "application/json")
        #expect(first.json?["moreAvailable"] == true)
        let sets = try #require(first.json?["sets"]?.object?.members)
        #expect(sets.count == 2)
        for set in sets { #expect(set.value.string.flatMap(TestToken.init)?.claims["jti"]?.string == set.name) }
        let second = try await stream.ask(["returnImmediately": true, "ack": [.string(sets[0].name)]])
        let rest = try #require(second.json?["sets"]?.object?.members.compactMap { $0.value.string })
        let names = rest.compactMap { TestToken($0)?.payload?["data"]?["userName"]?.string }
        #expect(names == ["person-1@x.example", "person-2@x.example"])
        #expect(second.json?["moreAvailable"] == false)
        #expect(try await stream.fetch().count == 2)
        #expect(try await stream.fetch().isEmpty)
    }

    @Test func `SCIM-386 a token that is sent again has another jti, and the txn it had`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        _ = try await company.person("ada@x.example")
        let (one, two) = (try await stream.fetch(acknowledging: false), try await stream.fetch())
        #expect(one.count == 1 && two.count == 1)
        #expect(one[0].transaction != nil && one[0].transaction == two[0].transaction)
        #expect(one[0].claims["jti"] != two[0].claims["jti"])
        #expect(one[0].claims["sub_id"] == two[0].claims["sub_id"])
        #expect(try await stream.fetch().isEmpty)
    }

    @Test func `two streams are told the same change, each by itself`() async throws {
        let company = try await company()
        let (one, two) = (try await company.stream(), try await company.stream(of: "Another"))
        _ = try await company.person("ada@x.example")
        let tokens = [try await one.fetch(), try await two.fetch()].flatMap(\.self)
        #expect(tokens.count == 2 && Set(tokens.compactMap(\.transaction)).count == 1)
        #expect(Set(tokens.compactMap { $0.claims["jti"]?.string }).count == 2)
        #expect(try await one.ask(["returnImmediately": true], token: two.token).status == 404)
    }

    @Test func `SCIM-397 changes of one person arrive in their order`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        let id = try await company.person("ada@x.example")
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    _ = try? await company.patch(id, ["op": "replace", "path": "title", "value": .string("\(number)")])
                }
            }
        }
        let versions = try await stream.fetch().compactMap { $0.payload?["version"]?.string }
        #expect(versions.count == 21 && versions == (1...21).map { "W/\"\($0)\"" })
    }

    @Test func `what a receiver refuses is written down, and not sent again`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        _ = try await company.person("ada@x.example")
        let sets = try await stream.ask(["returnImmediately": true]).json?["sets"]?.object?.members ?? []
        let name = try #require(sets.first?.name)
        let flaw: JSONValue = ["err": "invalid_key", "description": "no such key"]
        let refusal = JSONObject([.init(name, flaw)])
        _ = try await stream.ask(["maxEvents": 0, "setErrs": .object(refusal)])
        #expect(try await stream.fetch().isEmpty)
        let entry = try #require(try await company.house.administration.outbox(of: company.slug).first)
        #expect(entry.refused != nil && entry.lastError == "invalid_key: no such key")
    }

    @Test func `another organization sees nothing and acknowledges nothing`() async throws {
        let (company, other) = (try await company(), try await company())
        let (stream, foreign) = (try await company.stream(), try await other.stream())
        _ = try await company.person("ada@x.example")
        #expect(try await foreign.fetch().isEmpty)
        #expect(try await stream.ask(["returnImmediately": true], token: foreign.token).status == 401)
        let jti = try #require(try await stream.fetch(acknowledging: false).first?.claims["jti"])
        _ = try await foreign.ask(["maxEvents": 0, "ack": [jti]])
        #expect(try await stream.fetch().count == 1)
        let path = "/events/v1/streams/\(stream.id.number)/poll"
        let answer = try await company.house.client.send(
            "POST", Organization.issuerPath(other.slug) + path,
            headers: [HTTPHeader("Authorization", "Bearer \(other.token)")], body: Array("{}".utf8))
        #expect(answer.status == 404)
    }

    @Test func `nobody fetches without a token that may`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        let reader = try await company.token([.readUsers, .writeUsers])
        let other = stream.path.replacing("/\(stream.id.number)/", with: "/+1/")
        let refused = try await stream.ask(["returnImmediately": true], token: reader)
        #expect(refused.status == 403 && refused.json?["err"] == "access_denied")
        let anonymous = try await company.house.client.send("POST", stream.path, body: Array("{}".utf8))
        #expect(anonymous.status == 401 && anonymous["WWW-Authenticate"] != nil)
        #expect(anonymous.json?["err"] == "authentication_failed")
        #expect(try await company.house.client.send("GET", stream.path)["Allow"] == "POST, OPTIONS")
        let bodies: [JSONValue] = [
            ["maxEvents": "all"], ["maxEvents": -1], ["ack": "x"], ["ack": [1]], ["returnImmediately": 1],
            ["setErrs": []],
            [],
        ]
        for body in bodies {
            let answer = try await stream.ask(body)
            #expect(answer.status == 400 && answer.json?["err"] == "invalid_request", "\(body.text)")
        }
        #expect(try await stream.ask(["returnImmediately": true, "ack": ["unknown"]]).status == 200)
        let huge = #"{"maxEvents":99999999999999999999,"returnImmediately":true}"#
        for (target, status) in [(stream.path, 200), ("/events/v1/streams/x/poll", 401), (other, 404)] {
            let answer = try await company.house.client.send(
                "POST", target, headers: [HTTPHeader("Authorization", "Bearer \(company.token)")],
                body: Array(huge.utf8))
            #expect(answer.status == status && answer["Content-Type"] == "application/json", "\(target)")
        }
        let many = JSONValue.array((0...Limits.acknowledgementsInPoll).map { .string("\($0)") })
        #expect(try await stream.ask(["maxEvents": 0, "ack": many]).status == 400)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a poll that waits is answered when something happens`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        async let waiting = stream.ask(["maxEvents": 10])
        _ = try await company.person("ada@x.example")
        #expect(try await waiting.json?["sets"]?.object?.members.count == 1)
    }

    @Test func `a paused stream gives nothing away, and loses nothing`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        try await company.house.administration.pause(stream.id, in: company.slug, because: "tea")
        _ = try await company.person("ada@x.example")
        #expect(try await stream.fetch().isEmpty)
        try await company.house.administration.pause(stream.id, in: company.slug, because: nil)
        #expect(try await stream.fetch().count == 1)
        try await company.house.administration.delete(stream.id, in: company.slug)
        #expect(try await stream.ask(["returnImmediately": true]).status == 404)
        #expect(try await company.house.administration.outbox(of: company.slug).isEmpty)
    }

    @Test func `an integration has a bounded number of streams`() async throws {
        let company = try await company()
        for _ in 0..<Limits.streamsOfIntegration { _ = try await company.stream() }
        await #expect(throws: Refusal.self) { try await company.stream() }
    }
}
