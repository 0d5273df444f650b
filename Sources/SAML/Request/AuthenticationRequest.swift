public import FoundationEssentials

/// The question to an identity provider: who is it that sits before this browser? (SAML Core §3.4.1)
public struct AuthenticationRequest: Sendable {
    /// Begins with a letter or "_", as an XML name must; Entra insists.
    public let id: String
    public let issueInstant: Date
    public let destination: String
    public let issuer: String
    public let assertionConsumerServiceURL: String
    /// People must show who they are, even if the provider knows them still.
    public var forceAuthn: Bool
    /// The provider must not show anything to them.
    public var isPassive: Bool
    /// Entra refuses to sign on who came another way (AADSTS75011): to be asked for only where somebody wants it.
    public var requestedAuthnContext: RequestedAuthnContext?
    /// Entra and Okta refuse formats they were not set up for (AADSTS75016): to be named only where somebody wants it.
    public var nameIDFormat: String?
    /// Who it may be, to spare people the typing.
    public var subjectHint: String?

    public init(
        id: String, issueInstant: Date, destination: String, issuer: String, assertionConsumerServiceURL: String,
        forceAuthn: Bool = false, isPassive: Bool = false, requestedAuthnContext: RequestedAuthnContext? = nil,
        nameIDFormat: String? = nil, subjectHint: String? = nil
    ) {
        self.id = id
        self.issueInstant = issueInstant
        self.destination = destination
        self.issuer = issuer
        self.assertionConsumerServiceURL = assertionConsumerServiceURL
        self.forceAuthn = forceAuthn
        self.isPassive = isPassive
        self.requestedAuthnContext = requestedAuthnContext
        self.nameIDFormat = nameIDFormat
        self.subjectHint = subjectHint
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

extension AuthenticationRequest: ProtocolMessage {
    var kind: MessageKind { .request }

    /// A parameter that Entra and ADFS read. They refuse the saml:Subject of the standard (AADSTS900236), and what no
    /// provider knows is ignored.
    var hints: [(name: String, value: String)] { subjectHint.map { [("login_hint", $0)] } ?? [] }

    var element: WrittenElement {
        WrittenElement(
            "samlp:AuthnRequest",
            [
                "xmlns:samlp": Namespace.protocolMessages, "xmlns:saml": Namespace.assertion,
                "ID": id, "Version": "2.0", "IssueInstant": issueInstant.formatted(.iso8601),
                "Destination": destination, "ForceAuthn": forceAuthn ? "true" : nil,
                "IsPassive": isPassive ? "true" : nil, "ProtocolBinding": Binding.post.rawValue,
                "AssertionConsumerServiceURL": assertionConsumerServiceURL,
            ],
            [
                WrittenElement("saml:Issuer", text: issuer),
                WrittenElement("samlp:NameIDPolicy", ["Format": nameIDFormat, "AllowCreate": "true"]),
                requestedAuthnContext.map(Self.context),
            ])
    }

    private static func context(_ requested: RequestedAuthnContext) -> WrittenElement {
        WrittenElement(
            "samlp:RequestedAuthnContext", ["Comparison": requested.comparison.rawValue],
            requested.classes.map { WrittenElement("saml:AuthnContextClassRef", text: $0) })
    }
}
