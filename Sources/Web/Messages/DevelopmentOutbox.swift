internal import Accounts
internal import Hummingbird
internal import Languages
internal import SCIM

/// What people would have been sent, for somebody who tries Muster on the own machine.
///
/// It is only there where nobody could be harmed by it: on a server that is seen as localhost and asked by that name,
/// from the machine itself, and for channels that nobody is configured to send on.
struct DevelopmentOutbox {
    private let doors: MessageDoors
    private let origin: String

    init(_ doors: MessageDoors, origin: String) {
        self.doors = doors
        self.origin = origin
    }

    /// The name is looked at because another site may let its own name lead to this machine.
    func isOpen(to request: Request, _ context: CallerContext) -> Bool {
        let isLocal = origin.wholeMatch(of: #/http:\/\/localhost(:\d+)?/#) != nil
        guard isLocal, !doors.unserved.isEmpty, let authority = request.head.authority, !request.isHandedOn else {
            return false
        }
        let caller = CallerAddress(request, context, nil)
        return "http://" + authority == origin && (caller.text.hasPrefix("127.") || caller == CallerAddress("::1"))
    }

    func answer(_ visit: Visit) async throws -> PageAnswer {
        let messages = try await doors.posting.unsent(on: doors.unserved, of: visit.organization.slug)
        return .page(Page(Phrase("Messages that wait"), OutboxPage(messages: messages.prefix(50))))
    }
}

/// Messages with their links and codes, the latest first.
struct OutboxPage: ViewModel {
    static let template = "outbox"

    let messages: ArraySlice<UnsentMessage>

    func model(in setting: PageSetting) -> [String: Any] {
        let rows: [[String: Any]] = messages.map { message in
            [
                "recipient": message.facts.recipient, "kind": message.entry.kind.rawValue,
                "created": message.entry.created.description, "link": message.facts.link ?? false,
                "code": message.facts.code ?? false,
            ]
        }
        return ["messages": rows, "isEmpty": rows.isEmpty]
    }
}

extension Request {
    /// Whether a proxy says that it asks for somebody else.
    fileprivate var isHandedOn: Bool {
        headers.contains { field in
            let name = field.name.canonicalName
            return name == "forwarded" || name == "via" || name.hasPrefix("x-forwarded-") || name == "x-real-ip"
        }
    }
}
