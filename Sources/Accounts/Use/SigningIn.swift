internal import SCIM
package import Secrets

/// Lets people in by their password, and knows them afterwards.
package struct SigningIn: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let hasher: PasswordHasher
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, hasher: PasswordHasher, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.hasher = hasher
        self.environment = environment
    }

    package enum Outcome: Hashable, Sendable {
        /// - browser: what the browser shows from now on when somebody signs in with this name.
        case signedIn(BrowserSecret, browser: String)
        /// There is no such person, or another password; it is not said which.
        case refused
        /// Too many tries; there may be another one in so many seconds.
        case wait(seconds: Int64)
    }

    /// - Parameters:
    ///   - typed: an e-mail address, a phone number or a username.
    ///   - browser: what the browser shows of having been signed in with this name before.
    ///   - network: where the request comes from.
    ///   - agent: what the browser calls itself.
    package func signIn(
        _ typed: String,
        password: String,
        in organization: Organization,
        browser: String?,
        network: String,
        agent: String
    ) async throws -> Outcome {
        let now = environment.now()
        let name = Identifier.name(typed)
        let attempt = Attempt(name, in: organization, network: network, browser: browser, keyring)
        let wait = try await store.write { [keyring] in try attempt.take(.ofName, keyring, at: now, $0) }
        if let wait { return .wait(seconds: wait) }
        let found = try await store.signInAccount(name, in: organization.id)
        let hash = found.flatMap { $0.hasPassword ? $0.record.password : nil }
        let isRight = try await hasher.verifies(password, hash)
        guard let found, isRight else { return .refused }
        let secret = BrowserSecret(environment)
        let session = NewSession(secret, agent: agent, keyring, at: now)
        // Only where somebody has to hear of it.
        let administrators =
            organization.settings.isSignOnEnforced ? try await store.systemAdministrators(in: organization.id) : []
        let wayIn = WayIn(keyring: keyring, environment: environment)
        let isLetIn = try await store.write { records in
            // Read again under the transaction: the person may have been deactivated meanwhile, or the name or the password
            // changed.
            guard let (account, _) = try records.account(found.id, in: organization.id), account.isActive,
                account.lifecycle.isClaimed, account.identification.signInName == name,
                try records.signInRecord(of: found.id, in: organization.id)?.password == hash,
                // Whoever signs on at a provider is let in by nothing else.
                let organization = try records.organization(organization.id),
                try records.signOnProvider(of: account, in: organization) == nil
            else { return false }
            try records.insert(session, of: found.id, in: organization.id)
            try records.append(AccountEvent(.signedIn, at: now), of: found.id, in: organization.id)
            try wayIn.tell(account, in: organization, from: network, administrators, records)
            return true
        }
        return isLetIn ? .signedIn(secret, browser: attempt.proof(keyring)) : .refused
    }

    /// Who a browser is signed in as, if anybody, and if here.
    package func person(_ secret: BrowserSecret, in organization: Organization) async throws -> Person? {
        let now = environment.now()
        guard let found = try await store.session(secret.digest(keyring)), found.session.isLive(at: now),
            found.organization.id == organization.id
        else { return nil }
        let session = found.session
        if session.lastSeen.advanced(bySeconds: Session.lastSeenResolution) <= now {
            try await store.write { try $0.recordSeen(session, at: now) }
        }
        guard let record = try await store.record(session.account, in: organization.id),
            var person = Person(record, session, organization)
        else { return nil }
        person.mustSignOn = try await mustSignOn(person, found.identification, at: now)
        return person
    }

    /// After so long people sign on again; and whoever is to sign on from now on does not go on by a password.
    private func mustSignOn(_ person: Person, _ known: Account.Identified, at now: Instant) async throws -> Bool {
        let settings = person.organization.settings
        if let signedOn = person.session.signedOn, signedOn.time != .longAgo {
            let isLong = settings.signOnAgainSeconds.map { signedOn.time.advanced(bySeconds: $0) <= now }
            guard isLong == true else { return false }
        }
        guard SignInMethod.signsOn(known.kind, wish: SignInMethod.wish(in: person.resource), in: settings),
            let domain = known.signInName?.mailDomain
        else { return false }
        return try await store.provider(for: domain, in: person.organization.id) != nil
    }

    /// Ends what a browser shows, whoever and wherever it is signed in.
    package func end(_ secret: BrowserSecret) async throws {
        guard let found = try await store.session(secret.digest(keyring)) else { return }
        _ = try await store.write {
            try $0.endSession(found.session.id, of: found.session.account, in: found.organization.id)
        }
    }
}
