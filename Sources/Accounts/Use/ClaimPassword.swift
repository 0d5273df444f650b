internal import SCIM
internal import Secrets

/// The step in which an account becomes its person's own.
extension Claiming {
    package enum PasswordOutcome: Hashable, Sendable {
        /// Done, and signed in.
        ///
        /// - recoveryCode: shown once; of people who have only a phone.
        case done(session: BrowserSecret, recoveryCode: ClaimCode?, next: Claim.Step)
        case flawed(PasswordFlaw)
        /// The name was taken by somebody else since it was chosen, so the claim went back to that step.
        case usernameTaken
        /// What proved the claim was used, replaced or disabled meanwhile, or has ended.
        case over
        /// The claim stands at another step.
        case elsewhere(Claim.Step)
    }

    /// Chooses the password: spends the link or code, claims the account, and signs its person in, all or nothing.
    ///
    /// - Parameter agent: what the browser calls itself.
    package func choosePassword(
        _ password: String,
        _ secret: BrowserSecret,
        in organization: Organization,
        agent: String
    ) async throws -> PasswordOutcome {
        guard let progress = try await current(secret, in: organization) else { return .over }
        guard progress.step == .password else { return .elsewhere(progress.step) }
        let personal = progress.account.personalWords(progress.stored.username, organization)
        if let flaw = PasswordRules(organization.settings, known: personal).flaw(of: password) {
            return .flawed(flaw)
        }
        // Slow on purpose, so it is done before the transaction opens.
        let hash = try await hasher.hash(password)
        do {
            return try await store.write { try claim(secret, hash, in: organization, agent: agent, $0) }
        } catch StoreError.taken(.signInName) {
            return try await chooseUsernameAgain(secret, in: organization)
        }
    }

    private func chooseUsernameAgain(
        _ secret: BrowserSecret,
        in organization: Organization
    ) async throws -> PasswordOutcome {
        let digest = secret.digest(keyring)
        return try await store.write { records in
            guard var stored = try records.claim(digest) else { return .over }
            stored.claim.chooseUsernameAgain()
            try records.save(stored)
            return .usernameTaken
        }
    }

    /// What the browser of a claim shows from now on when its person signs in; see `Attempt`.
    package func browserProof(of progress: Progress, in organization: Organization) -> String? {
        let name = progress.stored.username.map(SignInName.init(key:)) ?? progress.account.identification.signInName
        return name.map { Attempt($0, in: organization, network: "", browser: nil, keyring).proof(keyring) }
    }

    private func claim(
        _ secret: BrowserSecret,
        _ hash: String,
        in organization: Organization,
        agent: String,
        _ records: any AccountTransaction
    ) throws -> PasswordOutcome {
        let (now, digest) = (environment.now(), secret.digest(keyring))
        guard var stored = try records.claim(digest), now < stored.expires, stored.organization == organization.id
        else {
            return .over
        }
        // Sent twice: by now the account is what the first one made of it.
        guard stored.claim.finish(.password) else { return .elsewhere(stored.claim.step) }
        guard let account = try records.account(stored.account, in: organization.id)?.0,
            try records.signOnProvider(of: account, in: organization) == nil,
            let (account, session) = try take(stored, password: hash, in: organization, agent: agent, records)
        else {
            try records.endClaim(digest)
            return .over
        }
        if stored.claim.purpose != .claim { try tellOfPassword(account, in: organization, records) }
        let code = account.kind == .phone ? try newRecoveryCode(for: account, in: organization, records) : nil
        return .done(session: session, recoveryCode: code, next: stored.claim.step)
    }

    /// A password that was replaced is told of, where there is an address for that.
    private func tellOfPassword(
        _ account: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws {
        guard account.kind == .email, let address = account.address else { return }
        let consequences = Consequences(keyring: keyring, environment: environment)
        try records.enqueue(
            consequences.entry(
                consequences.message(.passwordChanged, to: address, about: account, in: organization), days: 1))
    }

    private func newRecoveryCode(
        for account: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> ClaimCode {
        try Consequences(keyring: keyring, environment: environment)
            .makeRecoveryCode(for: account, in: organization, records)
    }
}

extension Consequences {
    /// A new recovery code ends the old one, and is sent where so many were not sent today; it is on screen anyway.
    func makeRecoveryCode(
        for account: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> ClaimCode {
        let code = ClaimCode(.recoveryCode, environment)
        let never = Instant(milliseconds: .max)
        try records.save(
            StoredCode(code, of: account.id, expires: never, keyring, environment), of: account.id,
            in: account.organization)
        try records.withdrawMessages(to: account.id, in: account.organization, of: [.recoveryCode])
        guard let address = account.address else { return code }
        let message = message(.recoveryCode, to: address, about: account, in: organization, code: code.grouped)
        if try isWithinDay(message, "recovery", organization.settings.recoveryMessagesPerDay, records) {
            try records.enqueue(entry(message, days: 1))
        }
        return code
    }
}

extension Account {
    /// What a password must not be made of.
    func personalWords(_ username: String?, _ organization: Organization) -> [String] {
        let name = profile["name"]?.object
        let words = [
            userName, username, identification.signInName?.key, externalID, firstName,
            name?["familyName"]?.string, name?["givenName"]?.string, profile["displayName"]?.string, organization.name,
            organization.slug,
        ]
        return words.compactMap(\.self).filter { !$0.isEmpty }
    }
}
