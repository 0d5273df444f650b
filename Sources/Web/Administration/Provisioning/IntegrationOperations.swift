internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/integrations`: what provisions people, and how it is. Tokens are made and ended by people alone (S29).
enum IntegrationOperations {
    private static let address = "/integrations"
    private static let one = "/integrations/{id}"

    static let all = [
        AdministrationOperation(
            "listIntegrations", .get, address, .deed(.readSettings),
            "What provisions people, with its settings, its tokens but their secrets, and how it is.",
            success: .ok(schema: "IntegrationList"), answer: list),
        AdministrationOperation(
            "readIntegration", .get, one, .deed(.readSettings), "One of them.",
            success: .ok(schema: "Integration"), answer: { .ok(try await known($0).answer(at: $0)) }),
        AdministrationOperation(
            "releaseGuard", .post, one + "/release", .deed(.releaseGuard),
            "Lets an integration deactivate and delete as many people as it wants, for a day.",
            success: .ok(schema: "Release"), answer: release),
        .forPeople("makeIntegration", .post, address, .manageIntegrations, "Makes an integration."),
        .forPeople(
            "changeIntegration", .put, one + "/settings", .manageIntegrations, "Changes settings of an integration."),
        .forPeople("issueToken", .post, one + "/tokens", .manageIntegrations, "Makes a token."),
        .forPeople(
            "rotateToken", .post, one + "/tokens/{token}/rotate", .manageIntegrations,
            "Makes a token in place of another one."),
        .forPeople("revokeToken", .delete, one + "/tokens/{token}", .manageIntegrations, "Ends a token."),
    ]

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let all = try await call.office.integrating.all(by: try call.acting)
        return .ok(JSONObject(answering: ["integrations": all.map { $0.answer(at: call) }]))
    }

    private static func known(_ call: AdministrationCall) async throws -> Integrating.Health {
        let id = try call.id { Int64($0).map(Integration.ID.init) }
        guard let health = try await call.office.integrating.health(of: id, by: try call.acting) else {
            throw ProblemDetails.notFound
        }
        return health
    }

    private static func release(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await known(call).integration.id
        let end = try await call.office.integrating.release(id, by: try call.acting)
        return .ok(JSONObject(answering: ["until": end]))
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "IntegrationList",
            AnswerSchema.object(["integrations": AnswerSchema.list(OpenAPI.reference("Integration"))])),
        .init(
            "Integration",
            AnswerSchema.object(
                [
                    "id": AnswerSchema.text, "name": AnswerSchema.text,
                    "settings": ["type": "object", "additionalProperties": AnswerSchema.text],
                    "tokens": AnswerSchema.list(Token.schema), "failures": AnswerSchema.number,
                    "isHeld": AnswerSchema.flag,
                ],
                optional: ["lastRequest": AnswerSchema.time])),
        .init("Release", AnswerSchema.object(["until": AnswerSchema.time])),
    ]
}

extension Integrating.Health {
    /// Failures are those of the last day; who is held has shut out as many people as the guard lets it.
    fileprivate func answer(at call: AdministrationCall) -> JSONObject {
        let settings = Setting.allCases.filter { $0.scope == .integration }
            .map { JSONObject.Member($0.rawValue, .string(integration.settings[$0])) }
        return JSONObject(answering: [
            "id": String(integration.id.number), "name": integration.name, "settings": JSONObject(settings),
            "tokens": report.tokens.map(\.answer), "failures": failures,
            "isHeld": isHeld(at: call.services.environment.now()), "lastRequest": report.last?.entry.time,
        ])
    }
}

extension Token {
    fileprivate var answer: JSONObject {
        JSONObject(answering: [
            "id": String(id.number), "scopes": scopes.map(\.rawValue).sorted(), "created": created,
            "expires": expires, "lastUsed": lastUsed, "networks": networks.map(\.description),
            "lastNetwork": lastNetwork?.description, "lastAgent": lastAgent,
        ])
    }

    fileprivate static let schema = AnswerSchema.object(
        [
            "id": AnswerSchema.text, "scopes": AnswerSchema.list(AnswerSchema.words(Scope.self)),
            "created": AnswerSchema.time, "expires": AnswerSchema.time,
            "networks": AnswerSchema.list(AnswerSchema.text),
        ],
        optional: [
            "lastUsed": AnswerSchema.time, "lastNetwork": AnswerSchema.text, "lastAgent": AnswerSchema.text,
        ])
}
