/// A message that we send: its XML, and how it is called on the way.
protocol ProtocolMessage {
    var kind: MessageKind { get }
    var id: String { get }
    var destination: String { get }
    /// Without a signature; the issuer is its first child.
    var element: WrittenElement { get }
    /// What goes along in the address, outside of what is signed.
    var hints: [(name: String, value: String)] { get }
}

extension ProtocolMessage {
    var hints: [(name: String, value: String)] { [] }
}

/// The two parameters a message travels in (SAML Bindings §3.4.4, §3.5.4).
enum MessageKind: String, Sendable {
    case request = "SAMLRequest"
    case response = "SAMLResponse"
}
