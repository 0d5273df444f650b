internal import Accounts
internal import SCIM

/// What a gateway says of one message: `{"id": "…", "status": "delivered"}`, the id as it gave it when it took the message.
struct MessageReceipt {
    let id: String
    /// Nil while the message is still on its way.
    let end: Posting.End?

    /// Nil for anything that is no receipt.
    init?(_ body: [UInt8]) {
        guard let object = (try? JSONValue(decoding: body))?.object,
            let id = object["id"]?.string ?? object["id"]?.number?.literal, let status = object["status"]?.string
        else { return nil }
        self.id = id
        let word = status.lowercased()
        end = word == "delivered" ? .arrived : Self.failures.contains(word) ? .lost("the gateway says \(word)") : nil
    }

    private static let failures: Set<String> = [
        "failed", "undelivered", "undeliverable", "rejected", "expired", "deleted",
    ]
}
