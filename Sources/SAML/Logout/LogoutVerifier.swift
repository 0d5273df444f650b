public import FoundationEssentials

/// Turns messages of logout into what may be believed, or says which check refused them.
///
/// Whoever can forge one signs people out at will, so all of them must be signed (SAML Profiles §4.4.4.1).
public struct LogoutVerifier: Sendable {
    public let provider: IdentityProvider
    public let serviceProvider: ServiceProvider

    public init(provider: IdentityProvider, serviceProvider: ServiceProvider) {
        self.provider = provider
        self.serviceProvider = serviceProvider
    }

    public func verify(
        _ request: UnverifiedLogoutRequest, at now: Date
    ) throws(SAMLError) -> VerifiedLogoutRequest {
        let element = try request.evidence.signed(by: provider.signingCertificates)
        let message = try LogoutContents(element, named: "LogoutRequest", ["NameID", "SessionIndex"])
        try checkHeader(of: message, at: now)
        if let text = element.attribute("NotOnOrAfter") {
            guard let end = Date(dateTime: text), now < end + SAMLLimits.clockSkew else {
                throw SAMLError(.timeWindow, "NotOnOrAfter has passed, or is no time")
            }
        }
        guard let name = element.child(named: "NameID", in: Namespace.assertion),
            (1...SAMLLimits.nameBytes).contains(name.text.utf8.count), name.children.isEmpty
        else {
            throw SAMLError(.subject, "there is not exactly one NameID, or it is empty")
        }
        let indexes = element.children(named: "SessionIndex", in: Namespace.protocolMessages)
        guard indexes.count <= SAMLLimits.sessionIndexes else {
            throw SAMLError(.logoutShape, "there are more than \(SAMLLimits.sessionIndexes) session indexes")
        }
        return VerifiedLogoutRequest(
            id: message.id, issuer: provider.entityID, nameID: NameID(name), sessionIndexes: indexes.map(\.text),
            relayState: request.relayState,
            rememberUntil: message.issueInstant + SAMLLimits.logoutAge + SAMLLimits.clockSkew)
    }

    /// - Parameter requestID: what was asked in this browser.
    public func verify(
        _ response: UnverifiedLogoutResponse, answering requestID: String, at now: Date
    ) throws(SAMLError) -> VerifiedLogoutResponse {
        let element = try response.evidence.signed(by: provider.signingCertificates)
        let message = try LogoutContents(element, named: "LogoutResponse", ["Status"])
        try checkHeader(of: message, at: now)
        guard element.attribute("InResponseTo") == requestID else {
            throw SAMLError(.inResponseTo, "the answer is to another request")
        }
        let status = element.child(named: "Status", in: Namespace.protocolMessages)
        guard let code = status?.child(named: "StatusCode", in: Namespace.protocolMessages) else {
            throw SAMLError(.status, "there is not exactly one status")
        }
        let details = code.children(named: "StatusCode", in: Namespace.protocolMessages)
        let isPartial = details.contains { $0.attribute("Value") == LogoutStatus.partial }
        return VerifiedLogoutResponse(
            inResponseTo: requestID, succeeded: code.attribute("Value") == LogoutStatus.success && !isPartial)
    }

    private func checkHeader(of message: LogoutContents, at now: Date) throws(SAMLError) {
        guard provider.validUntil.map({ now < $0 }) ?? true else {
            throw SAMLError(.issuer, "the provider's metadata has run out")
        }
        guard message.issuer == provider.entityID else {
            throw SAMLError(.issuer, "the issuer is another than the provider")
        }
        // A signed message says where it goes (SAML Bindings §3.4.5.2, §3.5.5.2).
        guard message.destination == serviceProvider.singleLogoutService else {
            throw SAMLError(.destination, "the message is for another address, or for none")
        }
        let age = now.timeIntervalSince(message.issueInstant)
        guard (-SAMLLimits.clockSkew...SAMLLimits.logoutAge + SAMLLimits.clockSkew).contains(age) else {
            throw SAMLError(.issueInstant, "the message is too old, or of the future")
        }
    }
}

/// A provider's wish that somebody's session ends; only the verifier makes one.
public struct VerifiedLogoutRequest: Hashable, Sendable {
    public let id: String
    public let issuer: String
    public let nameID: NameID
    /// Empty when all of the person's sessions are meant (SAML Core §3.7.3.2).
    public let sessionIndexes: [String]
    public let relayState: String?
    /// Until then nothing with this id may be heeded again; later it is refused by its age.
    public let rememberUntil: Date
}

/// A provider's answer to our wish; only the verifier makes one.
public struct VerifiedLogoutResponse: Hashable, Sendable {
    public let inResponseTo: String
    /// Whether the provider has ended all sessions it knew of.
    public let succeeded: Bool
}
