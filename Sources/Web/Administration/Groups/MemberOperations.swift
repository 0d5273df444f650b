internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/groups/{id}/members`: who is in a group.
enum MemberOperations {
    private static let address = GroupOperations.one + "/members"

    static let all = [
        AdministrationOperation(
            "listMembers", .get, address, .deed(.readPeople), "Who is in a group, people and other groups.",
            query: [.position("after")], success: .ok(schema: "MemberPage"), answer: list),
        AdministrationOperation(
            "addMember", .post, address, .deed(.manageGroups),
            "Puts somebody into a group that is kept here, by userName or id.",
            body: .object([.string("person", example: "ada@example.com").required]), success: .nothing, answer: add),
        AdministrationOperation(
            "removeMember", .delete, address + "/{member}", .deed(.manageGroups),
            "Takes a member out of a group that is kept here.", success: .nothing, answer: remove),
    ]

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await GroupOperations.known(call).id
        let behind = try call.query.place("after") { Account.ID($0) }
        let found = try await call.office.groups.members(of: id, behind: behind, by: try call.acting)
        return .ok(
            JSONObject(answering: [
                "members": found.members.map(\.answer), "next": found.hasMore ? found.members.last?.id.text : nil,
            ]))
    }

    private static func add(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await GroupOperations.known(call).id
        try await call.office.groups.add(call.body.string("person") ?? "", to: id, by: try call.acting)
        return .nothing
    }

    /// Whoever is not in it is out of it: asking again does no harm.
    private static func remove(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await GroupOperations.known(call).id
        let member = try call.id(at: 1) { Account.ID($0) }
        try await call.office.groups.remove(member, from: id, by: try call.acting)
        return .nothing
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "MemberPage",
            AnswerSchema.object(
                [
                    "members": AnswerSchema.list(
                        AnswerSchema.object([
                            "id": AnswerSchema.text, "kind": AnswerSchema.words(["person", "group"]),
                            "name": AnswerSchema.text,
                        ]))
                ],
                optional: ["next": AnswerSchema.text]))
    ]
}

extension Member {
    fileprivate var answer: JSONObject {
        JSONObject(answering: ["id": id.text, "kind": kind == .user ? "person" : "group", "name": display])
    }
}
