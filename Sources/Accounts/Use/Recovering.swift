internal import SCIM
package import Secrets

/// People who forgot their password choose another.
package struct Recovering: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment
    private let desk: ResetDesk

    package init(store: any AccountStore, keyring: Keyring, environment: Environment, desk: ResetDesk) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
        self.desk = desk
    }

    /// How people of a name get back in; told by the form of the name alone, so that it says nothing about who exists.
    package enum Way: Hashable, Sendable {
        /// A code of 6 digits is mailed, if there is such a person.
        case mailedCode
        case recoveryCode
        /// Whoever has neither mailbox nor phone asks an administrator for a new access code.
        case accessCode

        /// What nobody can be called is told what any username is told.
        package init(_ typed: String) {
            self =
                switch Identifier(typed) {
                case .email: .mailedCode
                case .phone: .recoveryCode
                case .username, nil: .accessCode
                }
        }
    }

    /// Where somebody asks from.
    package struct Place: Hashable, Sendable {
        let network: String
        let browser: String?

        /// - Parameter browser: what the browser shows of having been signed in with the name before.
        package init(network: String, browser: String?) {
            self.network = network
            self.browser = browser
        }
    }

    package enum Asked: Hashable, Sendable {
        case way(Way)
        case wait(seconds: Int64)
    }

    package enum Outcome: Hashable, Sendable {
        case begun(BrowserSecret)
        /// There is no such person, or no such code; it is not said which.
        case refused
        case wait(seconds: Int64)
    }

    /// Asks for a way back in; what is to be mailed is decided later, so that this takes as long for everybody.
    package func ask(_ typed: String, in organization: Organization, from place: Place) async throws -> Asked {
        let name = Identifier.name(typed)
        if let seconds = try await wait(for: name, in: organization, place) {
            return .wait(seconds: seconds)
        }
        let way = Way(typed)
        if way == .mailedCode { desk.take(ResetDesk.Wish(name: name, organization: organization.id)) }
        return .way(way)
    }

    /// Begins choosing a password, with a mailed code or a recovery code; the code is spent with the password.
    package func begin(
        _ typed: String,
        code: String,
        in organization: Organization,
        from place: Place
    ) async throws -> Outcome {
        let name = Identifier.name(typed)
        if let seconds = try await wait(for: name, in: organization, place) {
            return .wait(seconds: seconds)
        }
        let kind: ClaimCode.Kind = Way(typed) == .recoveryCode ? .recoveryCode : .resetCode
        let (now, secret) = (environment.now(), BrowserSecret(environment))
        let found = try await store.signInAccount(name, in: organization.id)
        let typedCode = ClaimCode(kind, typed: code)
        // Where there is nobody, as much is asked about nobody's account: how long this takes tells nothing.
        let id = found?.id ?? Account.ID(environment)
        let isBegun = try await store.write { [keyring] records in
            let account = try records.account(id, in: organization.id)?.0
            let stored = try records.code(kind, of: id, in: organization.id)
            guard let account, let stored, stored.isLive(at: now), let typedCode,
                typedCode.digest(of: id, keyring).isSame(as: stored.digest), let purpose = account.purpose(of: kind),
                try records.signOnProvider(of: account, in: organization) == nil
            else {
                try records.countTry(kind, of: id, in: organization.id)
                return false
            }
            try records.begin(
                purpose, of: account, in: organization, provenBy: .code(stored.kind, stored.digest),
                secret.digest(keyring), at: now)
            return true
        }
        return isBegun ? .begun(secret) : .refused
    }

    private func wait(
        for name: SignInName,
        in organization: Organization,
        _ place: Place
    ) async throws -> Int64? {
        let now = environment.now()
        let attempt = Attempt(name, in: organization, network: place.network, browser: place.browser, keyring)
        return try await store.write { [keyring] in try attempt.take(.ofRecovery, keyring, at: now, $0) }
    }
}
