internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/provisioning-log`: what provisioning clients did.
enum LogOperations {
    static let all = [
        AdministrationOperation(
            "readProvisioningLog", .get, "/provisioning-log", .scope(.readLog),
            "What provisioning clients did: the latest entries, or those behind a number, the oldest first.",
            query: [
                .string("integration", example: "Entra"), .string("since", example: "1h"), .flag("failed"),
                .flag("changes"), .string("user", example: "ada@example.com"), .string("request", example: "a-1"),
                .number("after", 0 ... .max, example: 0),
                .number("limit", 1...Int64(LogWish.maximumLimit), example: 100),
            ],
            success: .ok(schema: "ProvisioningLog"), answer: entries)
    ]

    private static func entries(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        var wish = LogWish()
        wish.integration = call.query.string("integration")
        wish.since = call.query.string("since")
        wish.isFailed = call.query.flag("failed") ?? false
        wish.hasChanges = call.query.flag("changes") ?? false
        wish.resource = call.query.string("user")
        wish.requestID = call.query.string("request")
        wish.after = call.query.number("after")
        wish.limit = call.query.number("limit").map { Int($0) }
        let log = call.services.log
        let entries = try await log.entries(
            try await log.query(wish, in: call.organization), in: call.organization)
        return .ok(
            JSONObject(answering: ["entries": entries.map(\.json), "next": entries.last?.id ?? wish.after]))
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "ProvisioningLog",
            AnswerSchema.object(
                ["entries": AnswerSchema.list(OpenAPI.reference("ProvisioningEntry"))],
                optional: ["next": AnswerSchema.number])),
        .init(
            "ProvisioningEntry",
            [
                "type": "object",
                "required": ["id", "time", "requestId", "integration", "action", "status", "description"],
                "properties": [
                    "id": AnswerSchema.number, "time": AnswerSchema.time, "requestId": AnswerSchema.text,
                    "integration": AnswerSchema.text, "action": AnswerSchema.words(ProvisioningAction.self),
                    "resourceType": AnswerSchema.text, "resourceId": AnswerSchema.text, "name": AnswerSchema.text,
                    "status": AnswerSchema.number, "scimType": AnswerSchema.text, "detail": AnswerSchema.text,
                    "changes": AnswerSchema.list(change), "quirks": AnswerSchema.list(AnswerSchema.text),
                    "warnings": AnswerSchema.list(AnswerSchema.text), "filter": AnswerSchema.text,
                    "found": AnswerSchema.number, "operations": AnswerSchema.number,
                    "milliseconds": AnswerSchema.number, "description": AnswerSchema.text,
                ],
            ]),
    ]

    /// What it was and what it is now; a side that is left out is no value.
    private static let change: JSONValue = [
        "type": "object", "required": ["path"],
        "properties": ["path": AnswerSchema.text, "before": .object(JSONObject()), "after": .object(JSONObject())],
    ]
}
