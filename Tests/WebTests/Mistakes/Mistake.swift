import SCIM
import TestSupport
import Testing

/// Something a server could get wrong, put in by a proxy in front of one that gets it right.
struct Mistake: Sendable, CustomTestStringConvertible {
    let sentence: String
    /// The requirements whose scenarios must notice.
    let numbers: Set<String>
    let exchange: Proxy.Exchange

    var testDescription: String { sentence }

    static let all =
        inErrors + inHeaders + inStatuses + inResources + inLists + inQueries + inWrites + inBulk + inDiscovery
        + inProviders

    init(_ sentence: String, noticedBy numbers: String..., exchange: @escaping Proxy.Exchange) {
        self.sentence = sentence
        self.numbers = Set(numbers)
        self.exchange = exchange
    }

    /// Whether a scenario shows one of the requirements.
    func concerns(_ scenario: Scenario) -> Bool {
        scenario.title.split(separator: " ").contains { numbers.contains(String($0)) }
    }
}

extension Mistake {
    /// The server understands something else than what was asked.
    static func asking(
        _ sentence: String,
        noticedBy number: String,
        change: @escaping @Sendable (inout SentRequest) -> Void
    ) -> Mistake {
        Mistake(sentence, noticedBy: number) { request, server in
            var request = request
            change(&request)
            return try await server.send(request)
        }
    }

    /// The server says something else.
    static func answering(
        _ sentence: String,
        noticedBy number: String,
        change: @escaping @Sendable (inout HTTPAnswer) -> Void
    ) -> Mistake {
        Mistake(sentence, noticedBy: number) { request, server in
            var answer = try await server.send(request)
            change(&answer)
            return answer
        }
    }

    /// The body of an answer is another object.
    static func writing(
        _ sentence: String,
        noticedBy number: String,
        change: @escaping @Sendable (inout JSONObject) -> Void
    ) -> Mistake {
        answering(sentence, noticedBy: number) { $0.edit(change) }
    }

    /// Every resource is shown differently, alone and in lists.
    static func showing(
        _ sentence: String,
        noticedBy number: String,
        change: @escaping @Sendable (inout JSONObject) -> Void
    ) -> Mistake {
        writing(sentence, noticedBy: number) { body in
            if let resources = body["Resources"]?.array {
                body["Resources"] = .array(resources.map { $0.edited(change) })
            } else if body["id"] != nil {
                change(&body)
            }
        }
    }
}
