package import Accounts
package import SCIM

/// A stream of an organization that is fetched by its receiver, seen from there.
package struct TestStream: Sendable {
    package let company: TestOrganization
    package let id: EventStream.ID
    package let token: String

    /// Where its events are fetched, behind the origin.
    package var path: String { Organization.issuerPath(company.slug) + "/events/v1/streams/\(id.number)/poll" }

    package func ask(_ body: JSONValue, token: String? = nil) async throws -> HTTPAnswer {
        try await company.house.client.send(
            "POST", path,
            headers: [
                HTTPHeader("Authorization", "Bearer \(token ?? self.token)"),
                HTTPHeader("Content-Type", "application/json"),
            ],
            body: body.encoded)
    }

    /// Fetches what there is, and acknowledges it if that is wanted.
    package func fetch(acknowledging: Bool = true) async throws -> [TestToken] {
        let answer = try await ask(["returnImmediately": true])
        let sets = answer.json?["sets"]?.object?.members ?? []
        if acknowledging, !sets.isEmpty {
            _ = try await ask(["maxEvents": 0, "ack": .array(sets.map { .string($0.name) })])
        }
        return sets.compactMap { $0.value.string.flatMap(TestToken.init) }
    }

    /// The same stream at another server of the database.
    package func at(_ other: TestHouse) -> TestStream {
        TestStream(company: company.at(other), id: id, token: token)
    }
}

extension TestOrganization {
    /// A new stream of the integration of `token`, or of another one.
    package func stream(
        _ detail: ResourceEvent.Detail = .full,
        _ kinds: Set<ResourceEvent.Kind> = Set(ResourceEvent.Kind.allCases),
        of integration: String = TestOrganization.integration
    ) async throws -> TestStream {
        let id = try await house.administration.createStream(
            Administration.StreamWish(endpoint: nil, kinds: kinds, detail: detail), integration: integration, in: slug)
        let token = integration == TestOrganization.integration ? token : try await self.token(of: integration)
        return TestStream(company: self, id: id, token: token)
    }

    /// Creates somebody.
    ///
    /// - Returns: the id.
    package func person(_ userName: String, _ more: JSONObject = JSONObject()) async throws -> String {
        try await add(.object(JSONObject([.init("userName", .string(userName))] + more.members)))
    }
}
