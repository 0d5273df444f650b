internal import Accounts
internal import FoundationEssentials
internal import Languages
internal import SAML

/// The browser carries the question to the provider.
extension SignOnController {
    func leave(with question: SigningOn.Question, name: String?, _ visit: Visit) async throws -> PageAnswer {
        let provider = question.provider
        let own = try await parties.serviceProvider(visit.organization, visit.setting.prefix)
        let endpoint = try parties.identityProvider(provider).signOnEndpoint(for: provider.options[.binding])
        guard let endpoint else { throw NoEndpoint() }
        let request = AuthenticationRequest(
            id: question.requestID, issueInstant: question.issued.date, destination: endpoint.location,
            issuer: own.entityID, assertionConsumerServiceURL: own.assertionConsumerService,
            forceAuthn: question.forcesAuthentication, requestedAuthnContext: provider.requestedContext,
            nameIDFormat: provider.options[.nameIDFormat].nonEmpty, subjectHint: name?.nonEmpty)
        let (relayState, key) = (question.handle.text, try own.signingKey())
        let way: LeavingPage.Way =
            switch endpoint.binding {
            case .redirect: .address(try request.redirectURL(relayState: relayState, key: key))
            case .post: .form(try request.postForm(relayState: relayState, key: key))
            }
        let cookie = visit.cookies.setting(.signOn, to: question.browser.text, for: SignOnAttempt.secondsForTest)
        return PageAnswer(content: .page(.leaving(to: provider, way)), cookies: [cookie])
    }
}

/// A provider has no address for what it is to be sent.
struct NoEndpoint: Error {}

extension LeavingPage.Way {
    static func form(_ form: PostForm) -> LeavingPage.Way { .form(action: form.action, fields: form.fields) }
}

extension IdentityProvider {
    /// - Parameter binding: as the option says it; Redirect is preferred, which needs no page with a form.
    fileprivate func signOnEndpoint(for binding: String) -> SAML.Endpoint? {
        switch binding {
        case "post": signOnEndpoints.first { $0.binding == .post } ?? signOnEndpoint
        default: signOnEndpoint
        }
    }
}

extension Provider {
    /// Names of classes with spaces between them.
    var contextClasses: [String] { options[.authenticationContext].split(separator: " ").map(String.init) }

    fileprivate var requestedContext: RequestedAuthnContext? {
        contextClasses.isEmpty ? nil : RequestedAuthnContext(classes: contextClasses)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
