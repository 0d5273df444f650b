internal import Accounts
internal import SCIM

/// How a gateway says that it has taken a message, and what it calls it.
package struct SMSVerdict: Sendable {
    /// Where the gateway's own id of the message is in its answer, names and numbers with dots between them.
    var identifier: String?
    /// What must stand somewhere in the answer besides a good status.
    var success: (path: String, value: String)?
    /// Where a refusal says why.
    var reason: String?
    /// Reasons that will be the same tomorrow: the number is none, is barred, or has said stop.
    var finalReasons: Set<String> = []
    /// Statuses that will be the same tomorrow.
    var finalStatuses: Set<Int> = []

    package init(identifier: String? = nil) {
        self.identifier = identifier
    }

    /// - Parameter name: of the gateway, which goes in front of the id.
    func outcome(_ answer: Transfer.Answer, of name: String, attempts: Int) -> Posting.Outcome {
        let body = try? JSONValue(decoding: answer.body)
        let isGood =
            (200..<300).contains(answer.status) && (success.map { body?.text(at: $0.path) == $0.value } ?? true)
        if isGood {
            let id = identifier.flatMap { body?.text(at: $0) }
            return .sent(providerID: id.flatMap { PostedMessage.providerID($0, of: name) })
        }
        let reason = reason.flatMap { body?.text(at: $0) }
        let words = "the gateway answered \(answer.status)" + (reason.map { ", \($0.prefix(40))" } ?? "")
        if finalStatuses.contains(answer.status) || reason.map(finalReasons.contains) == true {
            return .refused(OutboxEntry.shortened(words))
        }
        return .failed(OutboxEntry.shortened(words), delay: Retry.pause(after: attempts + 1))
    }
}

extension JSONValue {
    /// A text or number, found by names of members and places in arrays.
    func text(at path: String) -> String? {
        let found = path.split(separator: ".").reduce(Optional(self)) { value, step in
            switch value {
            case .object(let object)?: object[String(step)]
            case .array(let elements)?: Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
        return found?.string ?? found?.number?.literal
    }
}
