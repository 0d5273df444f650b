internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SCIM

/// `/people/all`: one step with everybody whom a query means, once somebody has seen how many they are.
enum ManyPeopleOperations {
    private static let people = "people"

    static let all = PersonStep.allCases.map { step in
        AdministrationOperation(
            "\(step)People", .post, "/people/all/\(step.rawValue)", .deed(step.deed),
            "With everybody who matches, when they are as many as people says: "
                + Language.english.text(step.consequence),
            query: PeopleSelection.fields,
            body: .object([
                .number(people, 0...Int64(Limits.peopleAtOnce), example: 12).required
            ]),
            success: .ok(schema: "ManyPeopleStep"), mayConflict: true
        ) { call in
            let integrations = try await call.office.people.integrations(in: call.organization)
            let query = try PeopleSelection.query(call, integrations)
            let confirmed = call.body.number(people).map { Int($0) }
            switch try await call.office.personDeeds.take(
                step, withAll: query, confirmed: confirmed, by: try call.acting)
            {
            case .done(let changed, let passedOver):
                return .ok(JSONObject(answering: ["changed": changed, "passedOver": passedOver]))
            case .notConfirmed(let count):
                throw ProblemDetails.conflict(
                    "\(count.number) people match, and people says otherwise; nothing was changed.",
                    people: count.number)
            case .tooMany(let count):
                throw ProblemDetails.conflict(
                    "\(count.text) people match; at most \(Limits.peopleAtOnce) can be changed at once.",
                    people: count.number)
            }
        }
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "ManyPeopleStep",
            AnswerSchema.object(["changed": AnswerSchema.number, "passedOver": AnswerSchema.number]))
    ]
}
