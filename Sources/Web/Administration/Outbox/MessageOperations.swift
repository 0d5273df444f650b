internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/messages`: what people were written, as far as it is known what became of it, and nothing of what it says.
enum MessageOperations {
    private static let address = "/messages"
    private static let one = "/messages/{id}"
    private static let states: [StoredMessage.State] = [.waiting, .sent, .delivered, .failed]
    private static let stateWords = states.map(\.rawValue)

    static let all = [
        AdministrationOperation(
            "listMessages", .get, address, .deed(.readLogs), "What people were written, the latest first.",
            query: [
                .choice("state", stateWords), .string("person", example: "2819c223-7f76-453a-919d-413861904646"),
                .position("after"),
            ],
            success: .ok(schema: "MessagePage"), answer: list),
        AdministrationOperation(
            "readMessage", .get, one, .deed(.readLogs), "What became of one message.", success: .ok(schema: "Message"),
            answer: read),
        AdministrationOperation(
            "resendMessage", .post, one + "/resend", .deed(.resend),
            "Invites the person of a message once more: a new message with a new link, which ends the old one.",
            success: .ok(schema: "Resending"), answer: resend),
    ]

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let selection = MessageSelection(
            state: call.query.choice("state"), account: try call.query.place("person") { Account.ID($0) })
        let behind = try call.query.place("after", MessagePosition.init(_:))
        let page = try await call.office.outbox.page(selection, behind: behind, by: try call.acting)
        return .ok(
            JSONObject(answering: ["messages": page.messages.map(\.answer), "next": page.next?.text]))
    }

    private static func known(_ call: AdministrationCall) async throws -> ShownMessage {
        let id = try call.id { MessageEntry.ID(typed: $0) }
        guard let message = try await call.office.outbox.message(id, by: try call.acting) else {
            throw ProblemDetails.notFound
        }
        return message
    }

    private static func read(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        .ok(try await known(call).answer)
    }

    private static func resend(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let id = try await known(call).message.entry.id
        let notice = try await call.office.outbox.sendAgain(id, by: try call.acting)
        return .ok(JSONObject(answering: ["notice": notice.word]))
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "MessagePage",
            AnswerSchema.object(
                ["messages": AnswerSchema.list(OpenAPI.reference("Message"))], optional: ["next": AnswerSchema.text])),
        .init(
            "Message",
            AnswerSchema.object(
                [
                    "id": AnswerSchema.text, "created": AnswerSchema.time,
                    "kind": AnswerSchema.words(Message.Kind.self), "channel": AnswerSchema.words(Message.Channel.self),
                    "state": AnswerSchema.words(stateWords), "attempts": AnswerSchema.number,
                    "canBeSentAgain": AnswerSchema.flag,
                ],
                optional: [
                    "person": AnswerSchema.text, "recipient": AnswerSchema.text, "error": AnswerSchema.text,
                ])),
        .init("Resending", AnswerSchema.object(["notice": AnswerSchema.words(Consequences.Notice.words)])),
    ]
}

extension ShownMessage {
    fileprivate var answer: JSONObject {
        JSONObject(answering: [
            "id": message.entry.id.text, "created": message.entry.created, "kind": message.entry.kind.rawValue,
            "channel": message.entry.channel.rawValue, "state": message.state.rawValue, "attempts": message.attempts,
            "canBeSentAgain": canBeSentAgain, "person": account?.id.text, "recipient": recipient,
            "error": message.lastError,
        ])
    }
}
