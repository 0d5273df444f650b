package import SCIM
package import Secrets

/// People sign on at their organization's identity provider: questions go out, and answers are taken, each once.
///
/// The answer comes in a form that another site sends, without our cookies. It is kept with the question, and whoever has
/// asked fetches it: another browser cannot.
package struct SigningOn: Sendable {
    let schemas: SchemaSet
    let store: any AccountStore
    let keyring: Keyring
    let environment: Environment

    package init(schemas: SchemaSet, store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.schemas = schemas
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// A question for a browser to carry to a provider.
    package struct Question: Sendable {
        package let provider: Provider
        /// The `ID` of the request, fresh and unguessable (SAML Core §1.3.4).
        package let requestID: String
        /// Its RelayState.
        package let handle: SignOnHandle
        /// What the browser shows when it fetches the answer.
        package let browser: BrowserSecret
        /// Whether the provider is to ask the person anew.
        package let forcesAuthentication: Bool
        package let issued: Instant
    }

    /// The provider that somebody who typed a name is sent to. The domain alone decides, so that it says nothing about who exists.
    package func provider(for typed: String, in organization: Organization) async throws -> Provider? {
        guard organization.settings.isOn(.singleSignOn), case .email(let name)? = Identifier(typed),
            let domain = name.mailDomain
        else { return nil }
        return try await store.provider(for: domain, in: organization.id)
    }

    /// The provider that has to vouch for whoever has begun a claim; nil when the claim is over or stands elsewhere.
    package func provider(for progress: Claiming.Progress, in organization: Organization) async throws -> Provider? {
        guard progress.step == .signOn, let domain = progress.account.mailDomain else { return nil }
        return try await store.provider(for: domain, in: organization.id)
    }

    /// The provider at which somebody who is signed in has to sign on again.
    package func provider(for person: Person) async throws -> Provider? {
        let account = try await store.write { try $0.account(person.id, in: person.organization.id)?.0 }
        guard let account, account.signsOn(in: person.organization.settings), let domain = account.mailDomain else {
            return nil
        }
        return try await store.provider(for: domain, in: person.organization.id)
    }

    /// Asks a provider who somebody is.
    ///
    /// - Parameter browser: the secret that the browser has from another question, so that several may be open at once.
    package func ask(
        _ provider: Provider,
        for purpose: SignOnAttempt.Purpose,
        browser: BrowserSecret?,
        in organization: Organization
    ) async throws -> Question {
        let question = question(to: provider, for: purpose, SignOnHandle(environment), browser)
        let attempt = SignOnAttempt(
            digest: question.handle.digest(keyring), organization: organization.id, provider: provider.id,
            purpose: purpose, requestID: question.requestID, browser: question.browser.digest(keyring),
            created: question.issued, expires: question.issued.advanced(bySeconds: SignOnAttempt.seconds), answer: nil)
        try await store.write { try $0.insert(attempt) }
        return question
    }

    /// Begins the test sign-on that a link leads to; nil when the link is not good.
    package func askForTest(
        _ handle: SignOnHandle,
        browser: BrowserSecret?,
        in organization: Organization
    ) async throws -> Question? {
        let digest = handle.digest(keyring)
        guard let planned = try await self.planned(handle, in: organization) else { return nil }
        let question = question(to: planned, for: .test, handle, browser)
        let shown = question.browser.digest(keyring)
        let isAsked = try await store.write { records in
            guard var attempt = try records.attempt(digest), attempt.purpose == .test, attempt.answer == nil,
                question.issued < attempt.expires
            else { return false }
            (attempt.requestID, attempt.browser) = (question.requestID, shown)
            try records.save(attempt)
            return true
        }
        return isAsked ? question : nil
    }

    /// The provider that a link to a test sign-on is about; nil when the link is not good.
    package func planned(_ handle: SignOnHandle, in organization: Organization) async throws -> Provider? {
        guard let attempt = try await store.attempt(handle.digest(keyring)), attempt.purpose == .test,
            attempt.answer == nil, attempt.organization == organization.id, environment.now() < attempt.expires
        else { return nil }
        return try await store.provider(attempt.provider, in: organization.id)
    }

    private func question(
        to provider: Provider,
        for purpose: SignOnAttempt.Purpose,
        _ handle: SignOnHandle,
        _ browser: BrowserSecret?
    ) -> Question {
        var forces = provider.options.isOn(.forceAuthentication)
        if case .again = purpose { forces = true }
        return Question(
            provider: provider, requestID: "_" + environment.random(20).hexadecimal, handle: handle,
            browser: browser ?? BrowserSecret(environment), forcesAuthentication: forces, issued: environment.now())
    }
}
