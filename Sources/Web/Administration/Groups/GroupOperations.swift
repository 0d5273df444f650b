internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/groups`: the groups of an organization, and those that people may join by themselves.
enum GroupOperations {
    private static let address = "/groups"
    static let one = "/groups/{id}"
    private static let name = AdministrationField.string("name", example: "Drivers").required

    static let all = [
        AdministrationOperation(
            "listGroups", .get, address, .deed(.readPeople),
            "Groups by their names; those with joining offered are the default groups of the claim.",
            query: [
                .string("q", longest: 200, example: "Dri"), .choice("joining", Joining.self), .position("after"),
            ],
            success: .ok(schema: "GroupPage"), answer: list),
        AdministrationOperation(
            "makeGroup", .post, address, .deed(.manageGroups), "Makes a group that is kept here.",
            body: .object([name]), success: .created(schema: "GroupListing"), mayConflict: true, answer: make),
        AdministrationOperation(
            "readAdministeredGroup", .get, one, .deed(.readPeople), "One group.", success: .ok(schema: "GroupListing"),
            answer: { .ok(try await known($0).answer) }),
        AdministrationOperation(
            "renameGroup", .put, one + "/name", .deed(.manageGroups), "Gives a group that is kept here another name.",
            body: .object([name]), success: .nothing, mayConflict: true, answer: rename),
        AdministrationOperation(
            "changeJoining", .put, one + "/joining", .deed(.manageGroups),
            "How people join by themselves: offered at the claim, open to whoever searches, or closed.",
            body: .object([.choice("joining", Joining.allCases.map(\.rawValue) + [closed]).required]),
            success: .nothing, answer: changeJoining),
        AdministrationOperation(
            "deleteAdministeredGroup", .delete, one, .deed(.manageGroups), "The group is gone; its members stay.",
            success: .nothing, answer: delete),
    ]

    fileprivate static let closed = "closed"

    static func known(_ call: AdministrationCall) async throws -> GroupListing {
        guard let group = try await call.office.groups.group(try call.id { Group.ID($0) }, by: try call.acting) else {
            throw ProblemDetails.notFound
        }
        return group
    }

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let selection = GroupSelection(prefix: call.query.string("q") ?? "", joining: call.query.choice("joining"))
        let behind = try call.query.place("after") { Group.ID($0) }
        let found = try await call.office.groups.page(selection, behind: behind, by: try call.acting)
        return .ok(
            JSONObject(answering: [
                "groups": found.groups.map(\.answer), "next": found.hasMore ? found.groups.last?.id.text : nil,
            ]))
    }

    private static func make(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await call.office.groups.make(call.body.string("name") ?? "", by: try call.acting)
        guard let group = try await call.office.groups.group(id, by: try call.acting) else {
            throw ProblemDetails.notFound
        }
        return .created(group.answer, at: call.address("\(address)/\(id.text)"))
    }

    private static func rename(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await known(call).id
        try await call.office.groups.rename(id, to: call.body.string("name") ?? "", by: try call.acting)
        return .nothing
    }

    private static func changeJoining(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await known(call).id
        try await call.office.groups.setJoining(call.body.choice("joining"), of: id, by: try call.acting)
        return .nothing
    }

    private static func delete(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        try await call.office.groups.delete(try await known(call).id, by: try call.acting)
        return .nothing
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "GroupPage",
            AnswerSchema.object(
                ["groups": AnswerSchema.list(OpenAPI.reference("GroupListing"))],
                optional: ["next": AnswerSchema.text])),
        .init(
            "GroupListing",
            AnswerSchema.object(
                [
                    "id": AnswerSchema.text, "name": AnswerSchema.text, "integration": AnswerSchema.text,
                    "isOwn": AnswerSchema.flag,
                    "joining": AnswerSchema.words(Joining.allCases.map(\.rawValue) + [closed]),
                    "makesAdministrators": AnswerSchema.flag, "members": PeopleOperations.count,
                ])),
    ]
}

extension GroupListing {
    fileprivate var answer: JSONObject {
        JSONObject(answering: [
            "id": id.text, "name": name, "integration": source, "isOwn": isOwn,
            "joining": joining?.rawValue ?? GroupOperations.closed,
            "makesAdministrators": makesAdministrators,
            "members": JSONObject(answering: [
                "number": min(members, Limits.membersCounted), "isMore": members > Limits.membersCounted,
            ]),
        ])
    }
}
