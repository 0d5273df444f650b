public import FoundationEssentials

/// Our answer to a provider's wish (SAML Core §3.7.2).
public struct LogoutResponse: Sendable {
    public let id: String
    public let issueInstant: Date
    public let destination: String
    public let issuer: String
    public let inResponseTo: String
    /// Whether the session has ended; why it has not, nobody is told.
    public let succeeded: Bool

    public init(
        id: String, issueInstant: Date, destination: String, issuer: String, inResponseTo: String, succeeded: Bool
    ) {
        self.id = id
        self.issueInstant = issueInstant
        self.destination = destination
        self.issuer = issuer
        self.inResponseTo = inResponseTo
        self.succeeded = succeeded
    }

    /// Where the browser is sent.
    public func redirectURL(relayState: String?, key: CertifiedKey) throws(UnusableKey) -> String {
        try RedirectBinding.address(of: self, relayState: relayState, key: key)
    }

    /// What the browser sends.
    public func postForm(relayState: String?, key: CertifiedKey) throws(UnusableKey) -> PostForm {
        try PostBinding.form(of: self, relayState: relayState, key: key)
    }
}

extension LogoutResponse: ProtocolMessage {
    var kind: MessageKind { .response }

    var element: WrittenElement {
        WrittenElement(
            "samlp:LogoutResponse",
            [
                "xmlns:samlp": Namespace.protocolMessages, "xmlns:saml": Namespace.assertion,
                "ID": id, "Version": "2.0", "IssueInstant": issueInstant.formatted(.iso8601),
                "Destination": destination, "InResponseTo": inResponseTo,
            ],
            [
                WrittenElement("saml:Issuer", text: issuer),
                WrittenElement(
                    "samlp:Status", [:],
                    [
                        WrittenElement(
                            "samlp:StatusCode",
                            ["Value": succeeded ? LogoutStatus.success : LogoutStatus.responder])
                    ]),
            ])
    }
}

/// What became of a wish (SAML Core §3.2.2.2).
enum LogoutStatus {
    static let success = "urn:oasis:names:tc:SAML:2.0:status:Success"
    static let responder = "urn:oasis:names:tc:SAML:2.0:status:Responder"
    /// Some of the other services have not ended their session.
    static let partial = "urn:oasis:names:tc:SAML:2.0:status:PartialLogout"
}
