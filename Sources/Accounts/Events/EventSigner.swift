internal import SCIM
internal import Secrets

/// Makes signed tokens of events, when they leave the house.
///
/// Not when they are put into the outbox: a write has no time for it, and a token that is sent again is another token, with
/// the name that the server and the key of this day have.
struct EventSigner {
    let keyring: Keyring
    let environment: Environment
    let key: PrivateKey
    let keyID: String

    /// Nil when the key cannot be opened.
    init?(_ key: SigningKey, _ keyring: Keyring, _ environment: Environment) {
        guard let opened = key.privateKey(keyring) else { return nil }
        self.key = opened
        keyID = key.keyID
        self.keyring = keyring
        self.environment = environment
    }

    /// An entry of the outbox, for the receiver of its stream.
    func token(_ entry: OutboxEntry, of stream: EventStream, issuer: String) -> (identifier: String, text: String) {
        let identifier = EventName(entry.id, of: stream.id, keyring, environment).text
        let claims = SecurityEventToken(
            issuer: issuer, audience: stream.terms.audience, issued: environment.now(), identifier: identifier,
            transaction: entry.transaction, content: entry.content)
        return (identifier, sign(claims))
    }

    /// A result, for the client that asked for it; nobody acknowledges it, so its name is any.
    func token(
        _ result: StoredResult,
        of request: AsyncRequest.ID,
        audience: String,
        issuer: String
    ) -> (identifier: String, text: String) {
        let identifier = environment.random(16).hexadecimal
        let claims = SecurityEventToken(
            issuer: issuer, audience: audience, issued: environment.now(), identifier: identifier,
            transaction: "\(request.transaction):\(result.place)", content: result.content)
        return (identifier, sign(claims))
    }

    /// A JWS in compact form (RFC 7515 §7.1), typed as RFC 8417 §2.3 wants it.
    private func sign(_ token: SecurityEventToken) -> String {
        let header: JSONObject = [
            "alg": .string(SignatureAlgorithm.es256.rawValue), "typ": "secevent+jwt", "kid": .string(keyID),
        ]
        let signed = "\(header.encoded.base64URL).\(token.claims.base64URL)"
        return "\(signed).\((key.sign(Array(signed.utf8)) ?? []).base64URL)"
    }
}

/// A `jti`: the number of an entry, sealed.
///
/// So every token has one of its own, an acknowledgement finds the entry without a table of names, and nobody can tell from
/// it how many events there are.
struct EventName {
    let text: String

    init(_ entry: OutboxEntry.ID, of stream: EventStream.ID, _ keyring: Keyring, _ environment: Environment) {
        text =
            keyring.seal(
                Array(String(entry.number).utf8), in: EventName.context(stream), for: .events,
                nonce: environment.random(Keyring.nonceLength)
            ).base64URL
    }

    /// Nil for what is no name of an entry of this stream.
    static func entry(_ text: String, of stream: EventStream.ID, _ keyring: Keyring) -> OutboxEntry.ID? {
        [UInt8](base64URL: text).flatMap { keyring.open($0, in: context(stream), for: .events) }
            .flatMap { Int64(String(decoding: $0, as: UTF8.self)) }.map(OutboxEntry.ID.init)
    }

    private static func context(_ stream: EventStream.ID) -> [UInt8] { Array("event of \(stream.number)".utf8) }
}
