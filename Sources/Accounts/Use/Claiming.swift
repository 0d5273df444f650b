package import SCIM
package import Secrets

/// People take their accounts into use, step by step.
///
/// Looking at a link or a code spends nothing, however often; the password does.
package struct Claiming: Sendable {
    let schemas: SchemaSet
    let groupSchemas: SchemaSet
    let store: any AccountStore
    let keyring: Keyring
    let hasher: PasswordHasher
    let environment: Environment

    package init(
        schemas: SchemaSet,
        groupSchemas: SchemaSet,
        store: any AccountStore,
        keyring: Keyring,
        hasher: PasswordHasher,
        environment: Environment
    ) {
        self.schemas = schemas
        self.groupSchemas = groupSchemas
        self.store = store
        self.keyring = keyring
        self.hasher = hasher
        self.environment = environment
    }

    /// Whom a link or an access code leads to, if it is good; nil says nothing about why not.
    package func look(_ code: ClaimCode) async throws -> Arrival? {
        guard let found = try await store.code(code.digest(keyring)), found.code.kind == code.kind,
            found.code.isLive(at: environment.now())
        else { return nil }
        let account = try await store.write { try $0.account(found.account, in: found.organization.id)?.0 }
        guard let account, let purpose = account.purpose(of: code.kind) else { return nil }
        return Arrival(account: account, organization: found.organization, purpose: purpose)
    }

    /// Begins a claim in a browser.
    ///
    /// - Returns: what the browser shows from now on, and where the claim goes on; nil when the link or code is not good.
    package func begin(_ code: ClaimCode) async throws -> (browser: BrowserSecret, organization: Organization)? {
        guard let found = try await store.code(code.digest(keyring)), found.code.kind == code.kind else { return nil }
        let (now, secret) = (environment.now(), BrowserSecret(environment))
        let isBegun = try await store.write { [keyring] records in
            guard let (account, _) = try records.account(found.account, in: found.organization.id),
                let stored = try records.code(code.kind, of: account.id, in: account.organization),
                stored.digest.isSame(as: code.digest(keyring)), stored.isLive(at: now),
                let purpose = account.purpose(of: code.kind),
                // The settings as they are now, not as they were remembered.
                let organization = try records.organization(account.organization)
            else { return false }
            try records.begin(
                purpose, of: account, in: organization, provenBy: .code(stored.kind, stored.digest),
                secret.digest(keyring), at: now)
            return true
        }
        return isBegun ? (secret, found.organization) : nil
    }

    /// How far a browser's claim has come; nil when there is none, or when it ended meanwhile.
    package func current(_ secret: BrowserSecret, in organization: Organization) async throws -> Progress? {
        let now = environment.now()
        guard let stored = try await store.claim(secret.digest(keyring)), now < stored.expires,
            stored.organization == organization.id,
            let account = try await store.write({ try $0.standing(stored, at: now) })
        else { return nil }
        return Progress(stored: stored, account: account)
    }

    /// Does something about a step, and goes on to the next; a step that is not the one to be done is left alone.
    ///
    /// - Parameter work: what belongs to the step; nil lets the claim stand where it is.
    /// - Returns: where the claim stands then; nil when there is none.
    func finish(
        _ step: Claim.Step,
        _ secret: BrowserSecret,
        in organization: Organization,
        _ work: @escaping @Sendable (inout StoredClaim, Account, any AccountTransaction) throws -> Bool = { _, _, _ in
            true
        }
    ) async throws -> Claim.Step? {
        let (now, digest) = (environment.now(), secret.digest(keyring))
        return try await store.write { records in
            guard var stored = try records.claim(digest), now < stored.expires, stored.organization == organization.id,
                let account = try records.standing(stored, at: now)
            else { return nil }
            guard stored.claim.step == step, try work(&stored, account, records), stored.claim.finish(step) else {
                return stored.claim.step
            }
            try records.save(stored)
            return stored.claim.step
        }
    }
}

extension Claiming {
    /// Somebody who has come by a link or a code.
    package struct Arrival: Hashable, Sendable {
        package let account: Account
        package let organization: Organization
        package let purpose: Claim.Purpose
    }

    /// A begun claim.
    package struct Progress: Hashable, Sendable {
        package let stored: StoredClaim
        package let account: Account

        package var step: Claim.Step { stored.claim.step }
        package var purpose: Claim.Purpose { stored.claim.purpose }
        /// What the person will sign in with.
        package var name: String { stored.username ?? account.address ?? "" }
    }
}

extension Account {
    /// What a link or an access code is good for now; nil for nothing.
    func purpose(of code: ClaimCode.Kind) -> Claim.Purpose? {
        guard isActive else { return nil }
        switch (code, lifecycle.state) {
        case (.link, .invited), (.accessCode, .invited): return .claim
        case (.accessCode, .claimed): return .recover
        case (.recoveryCode, .claimed), (.resetCode, .claimed): return .reset
        case (.link, _), (.accessCode, _), (.recoveryCode, _), (.resetCode, _), (.addressCode, _): return nil
        }
    }
}

extension Account {
    func purpose(of proof: StoredClaim.Proof) -> Claim.Purpose? {
        switch proof {
        case .code(let kind, _): purpose(of: kind)
        case .signOn: isActive && lifecycle.isInvited ? .claim : nil
        }
    }

    /// What an e-mail-less person signs in with, once it is chosen.
    fileprivate var username: SignInName? { kind == .emailless ? identification.signInName : nil }
}

extension AccountTransaction {
    /// The account of a claim that may go on: until the password is chosen, only as long as what proves it is good.
    fileprivate func standing(_ stored: StoredClaim, at now: Instant) throws -> Account? {
        guard let (account, _) = try account(stored.account, in: stored.organization), account.isActive else {
            return nil
        }
        guard stored.claim.isOpen else { return account }
        guard account.purpose(of: stored.proof) == stored.claim.purpose else { return nil }
        guard case .code(let kind, let digest) = stored.proof else { return account }
        let code = try code(kind, of: account.id, in: account.organization)
        guard let code, code.isLive(at: now), code.digest == digest else { return nil }
        return account
    }

    /// Begins a claim in the browser of a secret; whoever is to sign on at a provider does that first.
    func begin(
        _ purpose: Claim.Purpose,
        of account: Account,
        in organization: Organization,
        provenBy proof: StoredClaim.Proof,
        signedOn: SignedOn? = nil,
        _ digest: Digest,
        at now: Instant
    ) throws {
        let signsOn = try signedOn != nil || purpose == .claim && signOnProvider(of: account, in: organization) != nil
        try insert(
            StoredClaim(
                digest: digest, organization: account.organization, account: account.id,
                claim: Claim(
                    purpose, of: account.kind, by: signsOn ? .signOn(isProven: signedOn != nil) : .password,
                    in: organization.settings, hasNewTerms: try hasNewTerms(for: account.id, in: organization)),
                proof: proof, signedOn: signedOn, username: account.username?.key,
                expires: now.advanced(bySeconds: Claim.seconds)))
    }
}
