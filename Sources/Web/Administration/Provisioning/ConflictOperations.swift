internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/conflicts`: people whom integrations could not add, since somebody has their name.
enum ConflictOperations {
    private static let address = "/conflicts"
    private static let pageSize = 50

    static let all = [
        AdministrationOperation(
            "listConflicts", .get, address, .deed(.readLogs),
            "People whom integrations could not add, since somebody has their name; the latest first.",
            query: [.number("before", 0 ... .max, example: 1_000_000)], success: .ok(schema: "ConflictPage"),
            answer: list),
        AdministrationOperation(
            "takeOver", .post, address + "/{id}/take-over", .deed(.resolveConflicts),
            "Gives the account to the integration that was refused: its next sync finds it as its own.",
            success: .nothing
        ) { call in
            try await call.office.resolving.takeOver(try await known(call), by: try call.acting)
            return .nothing
        },
        AdministrationOperation(
            "dismissConflict", .post, address + "/{id}/dismiss", .deed(.resolveConflicts),
            "Leaves things as they are; it is not shown any more.", success: .nothing
        ) { call in
            try await call.office.resolving.dismiss(try await known(call), by: try call.acting)
            return .nothing
        },
    ]

    private static func known(_ call: AdministrationCall) async throws -> Conflict.ID {
        let id = try call.id { Int64($0).map(Conflict.ID.init) }
        guard try await call.office.resolving.isOpen(id, by: try call.acting) else { throw ProblemDetails.notFound }
        return id
    }

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let found = try await call.office.resolving.conflicts(
            behind: call.query.number("before").map(Conflict.ID.init), limit: pageSize + 1, by: try call.acting)
        let shown = found.prefix(pageSize)
        return .ok(
            JSONObject(answering: [
                "conflicts": shown.map(\.answer),
                "next": found.count > shown.count ? shown.last?.conflict.id.number : nil,
            ]))
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "ConflictPage",
            AnswerSchema.object(
                ["conflicts": AnswerSchema.list(Resolving.OpenConflict.schema)],
                optional: ["next": AnswerSchema.number]))
    ]
}

extension Resolving.OpenConflict {
    fileprivate var answer: JSONObject {
        JSONObject(answering: [
            "id": String(conflict.id.number), "integration": conflict.integrationName, "value": conflict.value.rawValue,
            "userName": conflict.userName, "externalId": conflict.externalID, "first": conflict.first,
            "last": conflict.last, "times": conflict.times, "holder": holder.id.text,
            "holderUserName": holder.userName, "holderIntegration": holderIntegration,
        ])
    }

    fileprivate static let schema = AnswerSchema.object(
        [
            "id": AnswerSchema.text, "integration": AnswerSchema.text,
            "value": AnswerSchema.words(["userName", "externalId", "signInName"]), "userName": AnswerSchema.text,
            "first": AnswerSchema.time, "last": AnswerSchema.time, "times": AnswerSchema.number,
            "holder": AnswerSchema.text, "holderUserName": AnswerSchema.text, "holderIntegration": AnswerSchema.text,
        ],
        optional: ["externalId": AnswerSchema.text])
}
