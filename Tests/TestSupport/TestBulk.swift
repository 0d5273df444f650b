package import SCIM

/// Bulks that are answered later, as their client sees them.
extension TestOrganization {
    /// Asks for a bulk to be put off.
    package func bulkLater(_ operations: [JSONValue], prefer: String = "respond-async") async throws -> HTTPAnswer {
        try await send(
            "POST", "/Bulk", headers: [HTTPHeader("Prefer", prefer)],
            json: [
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": .array(operations),
            ])
    }

    /// Asks once for what became of it.
    package func results(of accepted: HTTPAnswer, token: String? = nil) async throws -> HTTPAnswer {
        let path = (accepted["Location"] ?? "").replacing(house.publicURL, with: "")
        let authorization = HTTPHeader("Authorization", "Bearer \(token ?? self.token)")
        return try await house.client.send("GET", path, headers: [authorization])
    }

    /// Asks until everything is done.
    ///
    /// - Returns: the tokens in the order of the answer.
    package func outcome(of accepted: HTTPAnswer) async throws -> [TestToken] {
        guard accepted.status == 202 else { throw UnexpectedAnswer(description: accepted.description) }
        while true {
            let answer = try await results(of: accepted)
            guard answer.status != 202 else { continue }
            guard let sets = answer.json?["sets"]?.object?.members else {
                throw UnexpectedAnswer(description: answer.description)
            }
            return sets.compactMap { $0.value.string.flatMap(TestToken.init) }
        }
    }
}
