public import FoundationEssentials

/// Our wish that a provider ends somebody's session (SAML Core §3.7.1).
public struct LogoutRequest: Sendable {
    public let id: String
    public let issueInstant: Date
    /// After that it must not be heeded any more.
    public let notOnOrAfter: Date
    public let destination: String
    public let issuer: String
    /// As the provider named the person.
    public let nameID: NameID
    /// As the provider named the session; without any, all of the person's sessions are meant.
    public let sessionIndexes: [String]

    public init(
        id: String, issueInstant: Date, notOnOrAfter: Date, destination: String, issuer: String, nameID: NameID,
        sessionIndexes: [String] = []
    ) {
        self.id = id
        self.issueInstant = issueInstant
        self.notOnOrAfter = notOnOrAfter
        self.destination = destination
        self.issuer = issuer
        self.nameID = nameID
        self.sessionIndexes = sessionIndexes
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

extension LogoutRequest: ProtocolMessage {
    var kind: MessageKind { .request }

    var element: WrittenElement {
        WrittenElement(
            "samlp:LogoutRequest",
            [
                "xmlns:samlp": Namespace.protocolMessages, "xmlns:saml": Namespace.assertion,
                "ID": id, "Version": "2.0", "IssueInstant": issueInstant.formatted(.iso8601),
                "Destination": destination, "NotOnOrAfter": notOnOrAfter.formatted(.iso8601),
            ],
            [
                WrittenElement("saml:Issuer", text: issuer),
                WrittenElement(
                    "saml:NameID",
                    [
                        "NameQualifier": nameID.nameQualifier, "SPNameQualifier": nameID.spNameQualifier,
                        "Format": nameID.format,
                    ], text: nameID.value),
            ] + sessionIndexes.map { WrittenElement("samlp:SessionIndex", text: $0) })
    }
}
