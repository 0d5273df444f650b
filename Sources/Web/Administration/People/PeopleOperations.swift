internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/people`: the list, with search and filters, and one more person in it.
enum PeopleOperations {
    private static let address = "/people"
    private static let invite = "invite"

    static let all = [
        AdministrationOperation(
            "listPeople", .get, address, .deed(.readPeople),
            "People by their names, a page at a time; next and previous lead to the pages beside it.",
            query: PeopleSelection.fields + [.position("after"), .position("before")],
            success: .ok(schema: "PeoplePage"), answer: list),
        AdministrationOperation(
            "addPerson", .post, address, .deed(.addPeople),
            "Adds somebody, by e-mail address, else mobile number, else employee ID, and invites unless told otherwise.",
            body: .object(PersonColumn.allCases.map { .string($0.member, example: $0.example) } + [.flag(invite)]),
            success: .created(schema: "Person"), mayConflict: true, answer: add),
    ]

    // MARK: The list

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let (people, organization) = (call.office.people, call.organization)
        let integrations = try await people.integrations(in: organization)
        var query = try PeopleSelection.query(call, integrations)
        if let position = try call.query.place("after", PeoplePosition.init(_:)) {
            query.place = .behind(position)
        } else if let position = try call.query.place("before", PeoplePosition.init(_:)) {
            query.place = .before(position)
        }
        guard let page = try await people.page(query, in: organization),
            let count = try await people.count(query, in: organization)
        else { throw ProblemDetails.tooSlow }
        return .ok(
            JSONObject(answering: [
                "people": page.people.map { $0.answer(integrations) }, "found": count.answer,
                "next": page.next?.text, "previous": page.previous?.text,
            ]))
    }

    // MARK: One more

    private static func add(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let (acting, adding) = (try call.acting, call.office.adding)
        let given = PersonColumn.allCases.compactMap { column in call.body.string(column.member).map { (column, $0) } }
        let person = NewPerson(Dictionary(given) { first, _ in first })
        let invites = call.body.flag(invite) ?? true
        let looked = try await adding.look([person], invites: invites, by: acting).first
        if let known = looked?.account, looked?.verdict != .add {
            let place = call.address("\(address)/\(known.id.text)")
            throw ProblemDetails.conflict("This person has an account already: \(place).")
        }
        let outcome = try await adding.add([person], invites: invites, by: acting).first
        guard let account = outcome?.account else {
            throw ProblemDetails(outcome?.finding.flaw ?? looked?.finding.flaw ?? PersonFlaw(.nobody))
        }
        return .created(
            try await PersonOperations.person(account.id, call), at: call.address("\(address)/\(account.id.text)"))
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "PeoplePage",
            AnswerSchema.object(
                ["people": AnswerSchema.list(OpenAPI.reference("PersonSummary")), "found": count],
                optional: ["next": AnswerSchema.text, "previous": AnswerSchema.text])),
        .init(
            "PersonSummary",
            AnswerSchema.object(
                [
                    "id": AnswerSchema.text, "name": AnswerSchema.text, "kind": AnswerSchema.words(Kind.self),
                    "state": AnswerSchema.words(AccountSelection.Stage.self), "isAdministrator": AnswerSchema.flag,
                    "created": AnswerSchema.time,
                ],
                optional: [
                    "signInName": AnswerSchema.text, "integration": AnswerSchema.text, "invited": AnswerSchema.time,
                    "claimed": AnswerSchema.time, "lastSeen": AnswerSchema.time,
                ])),
    ]

    /// Counted no further than a person reads.
    static let count = AnswerSchema.object(["number": AnswerSchema.number, "isMore": AnswerSchema.flag])
}

extension PersonSummary {
    fileprivate func answer(_ integrations: [Integration]) -> JSONObject {
        JSONObject(answering: [
            "id": id.text, "name": name, "signInName": signInName, "kind": kind.rawValue, "state": stage.rawValue,
            "integration": integrations.first { $0.id == integration }?.name, "isAdministrator": isAdministrator,
            "created": created, "invited": invited, "claimed": claimed, "lastSeen": lastSeen,
        ])
    }
}

extension PeopleCount {
    var answer: JSONObject { JSONObject(answering: ["number": number, "isMore": isMore]) }
}

extension PersonColumn {
    /// As programs call it: `firstName` for the column `First name`.
    var member: String {
        let words = rawValue.lowercased().split(separator: " ")
        return words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    fileprivate var example: String {
        switch self {
        case .email: "ada@example.com"
        case .phoneNumber: "+447700900123"
        case .startDate: "2026-01-31"
        case .loginMethod: "Password"
        default: rawValue
        }
    }
}

extension ProblemDetails {
    fileprivate init(_ flaw: PersonFlaw) {
        self = flaw.kind == .taken ? .conflict(flaw.description) : .refused(flaw.description)
    }
}
