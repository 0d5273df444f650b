internal import Accounts
internal import HTTPTypes
internal import SCIM

/// Access codes: how far they have come, and codes handed out, each shown in one answer alone.
enum CodeOperations {
    private static let address = "/access-codes"
    private static let ofPerson = "/people/{id}/access-code"
    private static let again = "again"

    static let all = [
        AdministrationOperation(
            "listCodeDepartments", .get, address, .deed(.readPeople),
            "Those who are still to claim by an access code, counted by department and by what became of their codes.",
            success: .ok(schema: "CodeDepartments"), answer: departments),
        AdministrationOperation(
            "handOutCodes", .post, address, .deed(.handOutCodes),
            "Hands out codes, some hundred with each request, to all who have none; with again also to those who were "
                + "handed one, which ends it.",
            body: .object([.string("department", example: "road"), .flag(again), .position("after")]),
            success: .ok(schema: "CodeLetters"), answer: handOut),
        AdministrationOperation(
            "handOutCode", .post, ofPerson, .deed(.handOutCodes),
            "Hands out the code of one person; with again also where one was handed out, which ends it.",
            body: .object([.flag(again)]), success: .ok(schema: "CodeLetter"), mayConflict: true, answer: handOutOne),
        AdministrationOperation(
            "disableCode", .delete, ofPerson, .deed(.handOutCodes), "The code of a person is of no use any more.",
            success: .nothing, answer: disable),
    ]

    private static func departments(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let departments = try await call.office.handingOut.departments(by: try call.acting)
        return .ok(JSONObject(answering: ["departments": departments.map(\.answer)]))
    }

    private static func handOut(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let (handing, acting) = (call.office.handingOut, try call.acting)
        var selection = CodeSelection(department: call.body.string("department"))
        if call.body.flag(again) ?? false { selection.states = Set(CodeState.allCases) }
        let behind = try call.body.place("after") { Account.ID($0) }
        let batch = try await handing.batch(selection, behind: behind, by: acting)
        guard let last = batch.people.last?.id else {
            return .ok(JSONObject(answering: ["letters": [JSONObject]()]))
        }
        let letters = try await handing.hand(selection, behind: behind, through: last, by: acting)
        return .ok(
            JSONObject(answering: ["letters": letters.map(\.answer), "next": batch.hasMore ? last.text : nil]))
    }

    private static func handOutOne(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await PersonOperations.known(call)
        switch try await call.office.handingOut.hand(
            to: id, again: call.body.flag(again) ?? false, by: try call.acting)
        {
        case .handed(let letter): return .ok(letter.answer)
        case .wasHanded(let issue):
            throw ProblemDetails.conflict(
                "The code was handed out at \(issue.at) by \(issue.by ?? "the command line"). Another one ends it: say "
                    + "again when it may.")
        }
    }

    private static func disable(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        try await call.office.personDeeds.disableAccessCode(
            of: try await PersonOperations.known(call), by: try call.acting)
        return .nothing
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "CodeDepartments",
            AnswerSchema.object(["departments": AnswerSchema.list(CodeDepartment.schema)])),
        .init(
            "CodeLetters",
            AnswerSchema.object(
                ["letters": AnswerSchema.list(OpenAPI.reference("CodeLetter"))], optional: ["next": AnswerSchema.text])
        ),
        .init("CodeLetter", CodeLetter.schema),
    ]
}

extension CodeDepartment {
    fileprivate var answer: JSONObject {
        let numbers = CodeState.allCases.map { JSONObject.Member($0.rawValue, (counts[$0] ?? 0).json) }
        return JSONObject(answering: ["department": key, "name": name, "people": JSONObject(numbers)])
    }

    fileprivate static let schema = AnswerSchema.object([
        "department": AnswerSchema.text, "name": AnswerSchema.text,
        "people": AnswerSchema.object(
            JSONObject(CodeState.allCases.map { JSONObject.Member($0.rawValue, AnswerSchema.number) })),
    ])
}

extension CodeLetter {
    fileprivate var answer: JSONObject {
        JSONObject(answering: [
            "person": account.text, "name": name, "department": department, "employeeId": employeeID,
            "language": language, "accessCode": code.grouped, "expires": expires, "isWayBack": isWayBack,
        ])
    }

    fileprivate static let schema = AnswerSchema.object(
        [
            "person": AnswerSchema.text, "name": AnswerSchema.text, "accessCode": AnswerSchema.text,
            "expires": AnswerSchema.time, "isWayBack": AnswerSchema.flag,
        ],
        optional: [
            "department": AnswerSchema.text, "employeeId": AnswerSchema.text, "language": AnswerSchema.text,
        ])
}
