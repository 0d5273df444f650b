internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/administrators`: who administers. Who does is decided by people alone.
enum AdministratorOperations {
    private static let address = "/administrators"

    static let all = [
        AdministrationOperation(
            "listAdministrators", .get, address, .deed(.readSettings),
            "Who administers: people with a role, and groups whose members do.",
            success: .ok(schema: "AdministratorList"), answer: list),
        .forPeople("inviteAdministrator", .post, address, .manageAdministrators, "Invites somebody with a role."),
        .forPeople(
            "changeAdministrator", .put, address + "/{id}", .manageAdministrators, "Gives somebody another role."),
        .forPeople(
            "dismissAdministrator", .delete, address + "/{id}", .manageAdministrators, "Takes the role away."),
    ]

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let administrators = try await call.office.appointing.administrators(by: try call.acting)
        return .ok(JSONObject(answering: ["administrators": administrators.map(\.answer)]))
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "AdministratorList",
            AnswerSchema.object([
                "administrators": AnswerSchema.list(
                    AnswerSchema.object(
                        [
                            "id": AnswerSchema.text, "name": AnswerSchema.text,
                            "kind": AnswerSchema.words(["person", "group"]),
                        ],
                        optional: ["role": AnswerSchema.words(Role.self)]))
            ]))
    ]
}

extension Administrator {
    fileprivate var answer: JSONObject {
        switch kind {
        case .account(let role):
            JSONObject(answering: ["id": id, "name": name, "kind": "person", "role": role.rawValue])
        case .group: JSONObject(answering: ["id": id, "name": name, "kind": "group"])
        }
    }
}
