/// What a browser brought to the address of logout: a document within its limits, of which nothing is believed.
public enum UnverifiedLogoutMessage: Sendable {
    case request(UnverifiedLogoutRequest)
    case response(UnverifiedLogoutResponse)

    /// - Parameter query: as it was received, not decoded.
    public init(query: String) throws(SAMLError) {
        let query = try RedirectQuery(query)
        let evidence = LogoutEvidence(bytes: query.document, signature: query.signature, isEnveloped: false)
        try self.init(query.kind, evidence, relayState: query.relayState)
    }

    /// - Parameter fields: the fields of a form, decoded (SAML Bindings §3.5.4).
    public init(fields: [(name: String, value: String)]) throws(SAMLError) {
        func value(_ name: String) throws(SAMLError) -> String? {
            let values = fields.filter { $0.name == name }.map(\.value)
            guard values.count <= 1 else { throw SAMLError(.parameters, "a field stands twice") }
            return values.first
        }
        let request = try value(MessageKind.request.rawValue)
        let response = try value(MessageKind.response.rawValue)
        guard let message = request ?? response, request == nil || response == nil else {
            throw SAMLError(.parameters, "there is not exactly one of SAMLRequest and SAMLResponse")
        }
        guard let bytes = Base64.decode(message, atMost: SAMLLimits.messageBytes) else {
            throw SAMLError(.encoding, "the field is no base64 of a message within its limit")
        }
        let evidence = LogoutEvidence(bytes: bytes, signature: nil, isEnveloped: true)
        try self.init(request == nil ? .response : .request, evidence, relayState: value("RelayState"))
    }

    private init(_ kind: MessageKind, _ evidence: LogoutEvidence, relayState: String?) throws(SAMLError) {
        let root = try evidence.document()
        let issuer = root.child(named: "Issuer", in: Namespace.assertion)?.text
        switch kind {
        case .request:
            self = .request(UnverifiedLogoutRequest(issuer: issuer, relayState: relayState, evidence: evidence))
        case .response:
            self = .response(
                UnverifiedLogoutResponse(
                    issuer: issuer, inResponseTo: root.attribute("InResponseTo"), relayState: relayState,
                    evidence: evidence))
        }
    }
}

/// A provider's wish that somebody's session ends, as the browser brought it.
public struct UnverifiedLogoutRequest: Sendable {
    /// Who it says sent it: for looking up whose keys may have signed it, believed by nobody.
    public let issuer: String?
    /// To be given back with the answer, and nothing else.
    public let relayState: String?
    let evidence: LogoutEvidence
}

/// A provider's answer to our wish, as the browser brought it.
public struct UnverifiedLogoutResponse: Sendable {
    public let issuer: String?
    /// Which request it says it answers: for looking that up, believed by nobody.
    public let inResponseTo: String?
    public let relayState: String?
    let evidence: LogoutEvidence
}
