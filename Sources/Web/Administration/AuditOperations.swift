internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/audit`: what administrators have done, people and programs; nothing here can be changed.
enum AuditOperations {
    static let all = [
        AdministrationOperation(
            "readAudit", .get, "/audit", .deed(.readAudit),
            "What administrators have done, the newest first; next leads to what was before.",
            query: [
                .choice("deed", Deed.self), .choice("kind", AuditEntry.Subject.Kind.self),
                .string("id", example: "people"), .number("before", 0 ... .max, example: 1_000_000),
                .number("limit", 1...500, example: 50),
            ],
            success: .ok(schema: "AuditLog"), answer: read)
    ]

    private static func read(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        var query = AuditQuery()
        query.deed = call.query.choice("deed")
        let kind: AuditEntry.Subject.Kind? = call.query.choice("kind")
        switch (kind, call.query.string("id")) {
        case (let kind?, let id?): query.subject = AuditQuery.Target(kind, id)
        case (nil, nil): break
        default: throw ProblemDetails.invalid("kind and id go together: they say what something was done to.")
        }
        query.before = call.query.number("before")
        let limit = call.query.number("limit").map { Int($0) } ?? query.limit
        query.limit = limit + 1
        let found = try await call.office.desk.audit(query, by: try call.acting)
        let entries = found.prefix(limit)
        return .ok(
            JSONObject(answering: [
                "entries": entries.map(\.answer), "next": found.count > entries.count ? entries.last?.id : nil,
            ]))
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "AuditLog",
            AnswerSchema.object(
                ["entries": AnswerSchema.list(LoggedAudit.schema)], optional: ["next": AnswerSchema.number]))
    ]
}

extension LoggedAudit {
    fileprivate var answer: JSONObject {
        JSONObject(answering: [
            "id": id, "at": entry.at, "who": entry.who.answer, "deed": entry.deed.rawValue,
            "subject": entry.subject.map { subject in
                JSONObject(answering: ["kind": subject.kind.rawValue, "id": subject.id, "name": subject.name])
            },
            "facts": entry.facts.map { fact in
                JSONObject(answering: ["name": fact.name, "before": fact.before, "after": fact.after])
            },
            "network": entry.network,
        ])
    }

    fileprivate static let schema = AnswerSchema.object(
        [
            "id": AnswerSchema.number, "at": AnswerSchema.time, "who": ActingAdministrator.Who.schema,
            "deed": AnswerSchema.words(Deed.self),
            "facts": AnswerSchema.list(
                AnswerSchema.object(
                    ["name": AnswerSchema.text], optional: ["before": AnswerSchema.text, "after": AnswerSchema.text])),
        ],
        optional: [
            "subject": AnswerSchema.object([
                "kind": AnswerSchema.words(AuditEntry.Subject.Kind.self), "id": AnswerSchema.text,
                "name": AnswerSchema.text,
            ]),
            "network": AnswerSchema.text,
        ])
}

extension ActingAdministrator.Who {
    fileprivate var answer: JSONObject {
        switch self {
        case .person(let id, let name): JSONObject(answering: ["kind": "person", "id": id.text, "name": name])
        case .token(let id, let integration):
            JSONObject(answering: ["kind": "program", "id": String(id.number), "name": integration])
        case .operator: JSONObject(answering: ["kind": "operator"])
        }
    }

    fileprivate static let schema = AnswerSchema.object(
        ["kind": AnswerSchema.words(["person", "program", "operator"])],
        optional: ["id": AnswerSchema.text, "name": AnswerSchema.text])
}
