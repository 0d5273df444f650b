internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SAML
internal import SCIM

/// Signing on at the organization's identity provider (SAML Profiles §4.1): the question, and what becomes of the answer.
struct SignOnController {
    let signingOn: SigningOn
    let claiming: Claiming
    let signingIn: SigningIn
    let parties: SAMLParties
    let failures: SignOnFailures

    func answer(_ visit: Visit) async throws -> PageAnswer {
        switch visit.path.route {
        case .signOn: try await begin(visit)
        case .signOnTest: try await test(visit)
        default: try await finish(visit)
        }
    }

    /// Whoever comes here is in the middle of a claim, or has to sign on again; everybody else says first who they are.
    private func begin(_ visit: Visit) async throws -> PageAnswer {
        if let secret = visit.cookies[.claim].flatMap({ BrowserSecret($0) }),
            let progress = try await claiming.current(secret, in: visit.organization), progress.step == .signOn
        {
            guard let provider = try await signingOn.provider(for: progress, in: visit.organization) else {
                return .page(.claimOver(visit.setting.prefix))
            }
            return try await ask(provider, for: .claim(progress.stored.digest), name: progress.name, visit)
        }
        if let visiting = try await VisitingPerson(visit, signingIn), visiting.person.mustSignOn,
            let provider = try await signingOn.provider(for: visiting.person)
        {
            let again = signingOn.again(visiting.secret)
            return try await ask(provider, for: again, name: visiting.person.resource["userName"]?.string, visit)
        }
        return .seeOther(visit.address(of: .signIn))
    }

    /// - Parameter name: spares people the typing; a provider may ignore it.
    func ask(
        _ provider: Provider,
        for purpose: SignOnAttempt.Purpose,
        name: String?,
        _ visit: Visit
    ) async throws -> PageAnswer {
        let question = try await signingOn.ask(
            provider, for: purpose, browser: visit.signOnSecret, in: visit.organization)
        return try await leave(with: question, name: name, visit)
    }

    /// Looking at the link does nothing; the button begins.
    private func test(_ visit: Visit) async throws -> PageAnswer {
        guard let handle = SignOnHandle(visit.path.free) else { return .page(.deadTest) }
        guard visit.form != nil else {
            guard let provider = try await signingOn.planned(handle, in: visit.organization) else {
                return .page(.deadTest)
            }
            return .page(.test(of: provider, at: visit.address(of: .signOnTest, handle.text)))
        }
        guard
            let question = try await signingOn.askForTest(
                handle, browser: visit.signOnSecret, in: visit.organization)
        else { return .page(.deadTest) }
        return try await leave(with: question, name: nil, visit)
    }

    /// What the organization is to providers.
    func metadata(_ visit: Visit) async throws -> String {
        let own = try await parties.serviceProvider(
            visit.organization, visit.setting.prefix,
            encrypts: try await signingOn.publishesEncryption(in: visit.organization))
        let key = try own.signingKey()
        // It is good as long as the key that signs it: providers that read it once may hold to this.
        return try ServiceProviderMetadata.write(
            own, validUntil: key.certificate.notAfter, id: "_" + key.certificate.fingerprint)
    }

    /// The answer waits for the browser that has asked.
    private func finish(_ visit: Visit) async throws -> PageAnswer {
        guard let handle = SignOnHandle(visit.path.free) else { return .seeOther(visit.address(of: .signIn)) }
        let outcome = try await signingOn.finish(
            handle, browser: visit.signOnSecret, isAgreed: visit.form != nil, in: visit.organization,
            agent: visit.agent)
        switch outcome {
        case .signedIn(let secret):
            // Whoever was signed in here before is so no longer.
            if let old = visit.session, old != secret { try await signingIn.end(old) }
            return PageAnswer(content: .seeOther(visit.landing), cookies: [visit.keeping(secret)])
        case .claim(let secret):
            let cookies = secret.map { secret in
                [
                    visit.cookies.setting(.claim, to: secret.text, for: Claim.seconds),
                    visit.cookies.setting(.recovery, to: "", for: 0),
                ]
            }
            return PageAnswer(content: .seeOther(visit.address(of: .claim)), cookies: cookies ?? [])
        case .consent(let name): return .page(.consent(name, at: visit.address(of: .signOnAnswer, handle.text)))
        case .report(let report, let provider): return .page(.report(report, of: provider))
        case .refused(let refusal, let reference):
            failures.log(reference, refusal.check, refusal.diagnosis, visit.organization)
            return .page(.signOnFailed(reference, visit))
        }
    }
}

extension Visit {
    /// What the browser shows of having asked a provider.
    var signOnSecret: BrowserSecret? { cookies[.signOn].flatMap { BrowserSecret($0) } }
}
