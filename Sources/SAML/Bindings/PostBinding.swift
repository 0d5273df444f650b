/// A form that a browser sends to a provider, as soon as it has it.
public struct PostForm: Sendable {
    public let action: String
    public let fields: [(name: String, value: String)]
}

/// A message of ours in a form (SAML Bindings §3.5).
enum PostBinding {
    static func form(
        of message: some ProtocolMessage, relayState: String?, key: CertifiedKey
    ) throws(UnusableKey) -> PostForm {
        // The signature stands behind the issuer, which is the first child of every message (SAML Core §3.2.1).
        let document = try message.element.signedDocument(id: message.id, position: 1, by: key)
        var fields = [(name: message.kind.rawValue, value: RedirectBinding.base64(Array(document.utf8)))]
        if let relayState { fields.append(("RelayState", relayState)) }
        let hints = RedirectBinding.query(message.hints)
        return PostForm(
            action: hints.isEmpty ? message.destination : RedirectBinding.joined(message.destination, hints),
            fields: fields)
    }
}
