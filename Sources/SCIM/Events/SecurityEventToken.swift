/// The claims of a security event token (RFC 8417 §2.2, RFC 9967 §2).
///
/// It has neither `sub` nor `exp`, so that nobody takes it for an access token.
public struct SecurityEventToken: Sendable {
    public let issuer: String
    public let audience: String
    public let issued: Instant
    /// `jti`: of this very token; the same event has another one when it is sent again.
    public let identifier: String
    /// `txn`: of the change, however often it is told of, and to whom.
    public let transaction: String
    /// What `content(_:_:)` made.
    public let content: String

    public init(
        issuer: String,
        audience: String,
        issued: Instant,
        identifier: String,
        transaction: String,
        content: String
    ) {
        self.issuer = issuer
        self.audience = audience
        self.issued = issued
        self.identifier = identifier
        self.transaction = transaction
        self.content = content
    }

    /// The part that stays the same whoever is told, and when: JSON text of `sub_id` and `events`.
    public static func content(_ subject: EventSubject, _ events: [(uri: String, payload: JSONObject)]) -> String {
        let content: JSONObject = [
            "sub_id": .object(subject.value),
            "events": .object(JSONObject(events.map { JSONObject.Member($0.uri, .object($0.payload)) })),
        ]
        return String(decoding: content.encoded, as: UTF8.self)
    }

    /// As JSON; the content is spliced in as it is.
    public var claims: [UInt8] {
        let head: JSONObject = [
            "iss": .string(issuer), "iat": .number(JSONNumber(issued.milliseconds / 1000)),
            "jti": .string(identifier), "aud": .string(audience), "txn": .string(transaction),
        ]
        return head.encoded.dropLast() + [UInt8(ascii: ",")] + content.utf8.dropFirst()
    }
}
