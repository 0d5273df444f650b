internal import Accounts
internal import FoundationEssentials
internal import SAML
internal import SCIM

/// Single logout (SAML Profiles §4.4): what ends here ends at the provider, and the other way round.
struct SignOffController {
    let signingOff: SigningOff
    let signingOn: SigningOn
    let parties: SAMLParties
    let failures: SignOnFailures
    let environment: Accounts.Environment

    /// How long our wish to end a session may be heeded, in seconds.
    private static let secondsOfRequest: Int64 = 300

    /// Signs a browser out.
    ///
    /// - Returns: the page on which its provider is told; nil where there is none to tell.
    func signOut(_ secret: BrowserSecret, _ visit: Visit) async throws -> Page? {
        guard let notice = try await signingOff.signOut(secret, in: visit.organization) else { return nil }
        let own = try await parties.serviceProvider(visit.organization, visit.setting.prefix)
        guard let endpoint = try parties.identityProvider(notice.provider).logoutEndpoint else { return nil }
        let request = LogoutRequest(
            id: notice.requestID, issueInstant: notice.issued.date,
            notOnOrAfter: notice.issued.advanced(bySeconds: Self.secondsOfRequest).date,
            destination: endpoint.location, issuer: own.entityID,
            nameID: NameID(
                value: notice.nameID.value, format: notice.nameID.format, nameQualifier: notice.nameID.nameQualifier,
                spNameQualifier: notice.nameID.spNameQualifier),
            sessionIndexes: notice.sessionIndex.map { [$0] } ?? [])
        let (relayState, key) = (notice.handle.text, try own.signingKey())
        return switch endpoint.binding {
        case .redirect:
            .leavingForGood(
                to: notice.provider, .address(try request.redirectURL(relayState: relayState, key: key)))
        case .post:
            .leavingForGood(to: notice.provider, .form(try request.postForm(relayState: relayState, key: key)))
        }
    }

    /// A message of a provider: by Redirect in the query, or by POST.
    func answer(_ visit: Visit) async throws -> PageAnswer {
        do {
            let message =
                if let form = visit.form { try UnverifiedLogoutMessage(fields: form.fields) } else {
                    try UnverifiedLogoutMessage(query: visit.query)
                }
            switch message {
            case .request(let request): return try await end(request, visit)
            case .response(let response): return try await conclude(response, visit)
            }
        } catch let error as SAMLError {
            return try await refuse(error.check.rawValue, error.diagnosis, nil, visit)
        }
    }

    private func end(_ request: UnverifiedLogoutRequest, _ visit: Visit) async throws -> PageAnswer {
        guard let issuer = request.issuer,
            let provider = try await signingOff.provider(issuing: issuer, in: visit.organization)
        else { return try await refuse(Check.issuer.rawValue, "The issuer is no provider.", nil, visit) }
        let own = try await parties.serviceProvider(visit.organization, visit.setting.prefix)
        let identityProvider = try parties.identityProvider(provider)
        let verified = try LogoutVerifier(provider: identityProvider, serviceProvider: own)
            .verify(request, at: environment.now().date)
        let isNew = try await signingOff.end(
            SignOnProof.NameID(verified.nameID), indexes: verified.sessionIndexes, request: verified.id,
            until: Instant(verified.rememberUntil), by: provider, in: visit.organization)
        guard isNew else { return try await refuse("replay", "The request has come before.", provider, visit) }
        // Nobody waits for an answer that has no address.
        guard let endpoint = identityProvider.logoutEndpoint else { return .seeOther(visit.address(of: .start)) }
        return try answer(to: verified, at: endpoint, of: provider, own)
    }

    private func answer(
        to request: VerifiedLogoutRequest,
        at endpoint: SAML.Endpoint,
        of provider: Provider,
        _ own: ServiceProvider
    ) throws -> PageAnswer {
        let response = LogoutResponse(
            id: "_" + environment.random(20).hexadecimal, issueInstant: environment.now().date,
            destination: endpoint.responseLocation ?? endpoint.location, issuer: own.entityID,
            inResponseTo: request.id, succeeded: true)
        let (relayState, key) = (request.relayState, try own.signingKey())
        return switch endpoint.binding {
        // No form of ours is behind this, and a provider may have us in a frame, where no page of ours is shown.
        case .redirect: .seeOther(try response.redirectURL(relayState: relayState, key: key))
        case .post:
            .page(.leavingForGood(to: provider, .form(try response.postForm(relayState: relayState, key: key))))
        }
    }

    /// Here everything is over already, whatever the provider says.
    private func conclude(_ response: UnverifiedLogoutResponse, _ visit: Visit) async throws -> PageAnswer {
        guard let handle = response.relayState.flatMap({ SignOnHandle($0) }),
            let expected = try await signingOff.expected(with: handle, in: visit.organization)
        else { return try await refuse(Check.inResponseTo.rawValue, "Nobody has asked for this.", nil, visit) }
        let verifier = LogoutVerifier(
            provider: try parties.identityProvider(expected.provider),
            serviceProvider: try await parties.serviceProvider(visit.organization, visit.setting.prefix))
        try await signingOff.conclude(handle)
        do throws(SAMLError) {
            _ = try verifier.verify(response, answering: expected.requestID, at: environment.now().date)
            return .seeOther(visit.address(of: .start))
        } catch {
            _ = try await refuse(error.check.rawValue, error.diagnosis, expected.provider, visit)
            return .page(.signedOutHere(expected.provider, visit))
        }
    }

    private func refuse(
        _ check: String,
        _ diagnosis: String,
        _ provider: Provider?,
        _ visit: Visit
    ) async throws -> PageAnswer {
        let reference = try await signingOn.refuse(
            nil, by: check, diagnosis, of: provider?.id, in: visit.organization)
        failures.log(reference, check, diagnosis, visit.organization)
        return .page(.signOffFailed(reference))
    }
}
