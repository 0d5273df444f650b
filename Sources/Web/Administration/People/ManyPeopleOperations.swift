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
            "With everybody who matches, \(Limits.peopleAtOnce) at once, when they are as many as people says; next leads on, as "
                + "after. "
                + Language.english.text(step.consequence),
            query: PeopleSelection.fields + [.position("after")],
            body: .object([
                .number(people, 0...Int64(Limits.peopleAtOnce), example: 12).required
            ]),
            success: .ok(schema: "ManyPeopleStep"), mayConflict: true
        ) { call in
            let integrations = try await call.office.people.integrations(in: call.organization)
            let start = try call.query.place("after", PeoplePosition.init(_:))
            let query = try PeopleSelection.query(call, integrations).at(start.map(PeoplePlace.behind))
            let confirmed = call.body.number(people).map { Int($0) }
            switch try await call.office.personDeeds.take(
                step, withAll: query, confirmed: confirmed, by: try call.acting)
            {
            case .done(let changed, let passedOver, let next):
                return .ok(
                    JSONObject(answering: ["changed": changed, "passedOver": passedOver, "next": next?.text]))
            case .notConfirmed(let count):
                throw ProblemDetails.conflict(
                    "\(count.text) people match, of whom \(count.atOnce) are changed at once, and people says otherwise; "
                        + "nothing was changed.",
                    people: count.atOnce)
            }
        }
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "ManyPeopleStep",
            AnswerSchema.object(
                ["changed": AnswerSchema.number, "passedOver": AnswerSchema.number],
                optional: ["next": AnswerSchema.text]))
    ]
}
