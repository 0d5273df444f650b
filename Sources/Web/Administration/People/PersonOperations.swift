internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SCIM

/// `/people/{id}`: all that is known of somebody, and what is done about the account.
enum PersonOperations {
    private static let address = "/people/{id}"

    static let all =
        [
            AdministrationOperation(
                "readPerson", .get, address, .deed(.readPeople),
                "All that is known of somebody, what may be done next, and why the person does not get in, if so.",
                success: .ok(schema: "Person"), answer: { .ok(try await person(try $0.accountID, $0)) }),
            AdministrationOperation(
                "deletePerson", .delete, address, .deed(.deletePeople),
                "The account, its sessions, codes and groups are gone. This cannot be undone.", success: .nothing,
                answer: delete),
            AdministrationOperation(
                "readTimeline", .get, address + "/timeline", .deed(.readPeople),
                "All that happened to an account, the newest first, behind as many entries as from says.",
                query: [.number("from", 0...100_000, example: 0)], success: .ok(schema: "Timeline"), answer: timeline),
            AdministrationOperation(
                "changeEmail", .put, address + "/email", .deed(.changePerson),
                "Gives somebody another e-mail address: sessions, links and codes end, and the old address is told.",
                body: .object([.string("email", example: "ada@example.com").required]), success: .nothing,
                answer: changeEmail),
            AdministrationOperation(
                "changeSignInMethod", .put, address + "/sign-in-method", .deed(.changePerson),
                "Says how somebody signs in, whatever the organization's setting is.",
                body: .object([.choice("method", SignInMethod.choices).required]), success: .nothing,
                answer: changeMethod),
        ] + PersonStep.allCases.filter { $0 != .delete }.map(operation)

    /// One for each step of a person.
    private static func operation(_ step: PersonStep) -> AdministrationOperation {
        AdministrationOperation(
            "\(step)Person", .post, "\(address)/\(step.rawValue)", .deed(step.deed),
            Language.english.text(step.consequence), success: .ok(schema: "PersonStep")
        ) { call in
            let id = try await known(call)
            let notice = try await call.office.personDeeds.take(step, with: id, by: try call.acting)
            let account = try await call.office.personFiles.account(id, by: try call.acting)
            return .ok(
                JSONObject(answering: [
                    "id": id.text, "state": account?.stage.rawValue, "notice": notice?.word,
                ]))
        }
    }

    /// - Throws: 404 for whom the organization does not have; an id of another one is as unknown as one that never was.
    static func known(_ call: AdministrationCall) async throws -> Account.ID {
        let id = try call.accountID
        guard try await call.office.personFiles.account(id, by: try call.acting) != nil else {
            throw ProblemDetails.notFound
        }
        return id
    }

    static func person(_ id: Account.ID, _ call: AdministrationCall) async throws -> JSONObject {
        guard let file = try await call.office.personFiles.file(of: id, by: try call.acting) else {
            throw ProblemDetails.notFound
        }
        return file.answer
    }

    private static func timeline(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let (files, acting) = (call.office.personFiles, try call.acting)
        guard let account = try await files.account(try call.accountID, by: acting) else {
            throw ProblemDetails.notFound
        }
        let start = call.query.number("from").map { Int($0) } ?? 0
        let timeline = try await files.timeline(of: account, from: start, by: acting)
        return .ok(
            JSONObject(answering: ["entries": timeline.entries.map(\.answer), "next": timeline.next]))
    }

    private static func delete(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        try await call.office.personDeeds.take(.delete, with: try await known(call), by: try call.acting)
        return .nothing
    }

    private static func changeEmail(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        try await call.office.personDeeds.changeAddress(
            of: try await known(call), to: call.body.string("email") ?? "", by: try call.acting)
        return .nothing
    }

    private static func changeMethod(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        try await call.office.personDeeds.setSignInMethod(
            call.body.string("method") ?? "", of: try await known(call), by: try call.acting)
        return .nothing
    }

    static let schemas: [JSONObject.Member] = [
        .init("Person", PersonFile.schema),
        .init(
            "Timeline",
            AnswerSchema.object(
                ["entries": AnswerSchema.list(TimelineEntry.schema)], optional: ["next": AnswerSchema.number])),
        .init(
            "PersonStep",
            AnswerSchema.object(
                ["id": AnswerSchema.text],
                optional: [
                    "state": AnswerSchema.words(AccountSelection.Stage.self),
                    "notice": AnswerSchema.words(Consequences.Notice.words),
                ])),
    ]
}

extension Consequences.Notice {
    static let words = ["queued", "left-to-tomorrow", "handed-over"]

    /// What became of an invitation or reminder: a message leaves, or will tomorrow, or there is a code to be handed over.
    var word: String {
        switch self {
        case .queued: "queued"
        case .leftToTomorrow: "left-to-tomorrow"
        case .handedOver: "handed-over"
        }
    }
}
