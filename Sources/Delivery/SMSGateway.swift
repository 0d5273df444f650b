internal import Accounts
private import Foundation
internal import SCIM

/// Sends messages as text messages, through a gateway that is told by HTTP.
package struct SMSGateway: Sendable {
    /// By which its receipts are known: `twilio`, `vonage`, `sns` or `http`.
    package let name: String
    let url: String
    var method = "POST"
    var fields: [(name: String, value: String)] = []
    /// Knows `{to}`, the same without its plus as `{number}`, `{text}`, `{from}`, `{id}` and `{type}` (text or unicode).
    let body: BodyTemplate
    let sender: String
    let verdict: SMSVerdict
    var signature: AWSSignature?
    let permissions: ReceiverPermissions

    func send(_ message: PostedMessage, origin: String, at now: Instant, by carriers: Carriers) async
        -> Posting.Outcome
    {
        let letter = letter(message, Wording(message, origin: origin).sms, at: now)
        switch await carriers.carry(letter) {
        case .success(let answer): return verdict.outcome(answer, of: name, attempts: message.attempts)
        case .failure(let flaw):
            return .failed(
                OutboxEntry.shortened(flaw.description), delay: Retry.pause(after: message.attempts + 1))
        }
    }

    func letter(_ message: PostedMessage, _ text: String, at now: Instant) -> Letter {
        let body = body.filled([
            "to": message.facts.recipient, "number": String(message.facts.recipient.drop { $0 == "+" }),
            "text": text, "from": sender, "id": message.key, "type": GSMSegments(text).isGSM ? "text" : "unicode",
        ])
        let content = (name: "Content-Type", value: self.body.form.contentType)
        let shared = [
            (name: "Accept", value: "application/json"), (name: "Idempotency-Key", value: message.key),
            (name: "Expect", value: ""),
        ]
        return Letter(
            url: url, method: method, fields: [content] + shared + fields + signed(body, content.value, now),
            body: body,
            permissions: permissions)
    }

    private func signed(_ body: [UInt8], _ contentType: String, _ now: Instant) -> [(name: String, value: String)] {
        guard let signature, let parts = URLComponents(string: url), let host = parts.host else { return [] }
        let place = parts.port.map { "\(host):\($0)" } ?? host
        let fields = [
            (name: "content-type", value: contentType), (name: "host", value: place),
            (name: "x-amz-date", value: AWSSignature.moment(now)),
        ]
        let request = AWSSignature.Request(
            method: method, path: parts.path.isEmpty ? "/" : parts.path, fields: fields, body: body)
        return [
            (name: "X-Amz-Date", value: AWSSignature.moment(now)),
            (name: "Authorization", value: signature.authorization(request, at: now)),
        ]
    }
}
