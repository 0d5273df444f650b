internal import Accounts
internal import SCIM

/// What the answer to a pushed token means (RFC 8935 §2.2–§2.4).
enum PushAnswer: Hashable {
    case arrived
    /// The receiver has understood the token, and does not want it; it would not want it the next time either.
    case refused(String)
    /// Something stands in the way, and may be gone the next time.
    case failed(String)

    /// Only 202 is a yes: a page that some proxy answers with 200 is none.
    init(_ result: Result<Transfer.Answer, Transfer.Flaw>) {
        switch result {
        case .failure(let flaw): self = .failed(OutboxEntry.shortened(flaw.description))
        case .success(let answer) where answer.status == 202: self = .arrived
        case .success(let answer):
            guard answer.status == 400, let refusal = (try? JSONValue(decoding: answer.body))?.object,
                let code = refusal["err"]?.string
            else {
                self = .failed("the receiver answered \(answer.status)")
                return
            }
            let words = [code, refusal["description"]?.string].compactMap(\.self).joined(separator: ": ")
            self = .refused(OutboxEntry.shortened(words))
        }
    }
}
