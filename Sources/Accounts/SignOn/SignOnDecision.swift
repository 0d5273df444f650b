internal import SCIM
internal import Secrets

/// Decides who somebody is whom a provider has vouched for, and lets that person in, in the transaction that ended the question.
///
/// Whoever was pinned is known by the pin and by nothing else. Whoever was not has to have the very address that the account
/// signs in by, in a domain the provider answers for, and proven where the account is claimed; then the pin is made.
///
/// Nothing is written before it is sure that the person is let in.
struct SignOnDecision {
    let proof: SignOnProof
    let attempt: SignOnAttempt
    let organization: Organization
    let agent: String
    let signingOn: SigningOn
    let records: any AccountTransaction

    /// - Throws: `SignOnRefusal`, before anything was written.
    func outcome(at now: Instant) throws -> SigningOn.Outcome {
        guard organization.settings.isOn(.singleSignOn),
            let provider = try records.provider(proof.provider, in: organization.id), provider.isActive
        else { throw SignOnRefusal.notAsked }
        switch attempt.purpose {
        case .claim(let claim): return try goOn(claim, provider, at: now)
        case .again(let session): return try again(session, provider, at: now)
        case .signIn, .unsolicited:
            return try arrive(try known(to: provider) ?? create(for: provider), provider, at: now)
        case .test, .logout: throw SignOnRefusal.notAsked
        }
    }

    private var signedOn: SignedOn {
        SignedOn(
            provider: proof.provider, time: signingOn.environment.now(), sessionIndex: proof.sessionIndex,
            ends: proof.sessionEnds)
    }

    /// A claim that began with a link goes on, for the very person it is about.
    private func goOn(_ claim: Digest, _ provider: Provider, at now: Instant) throws -> SigningOn.Outcome {
        guard var stored = try records.claim(claim), now < stored.expires, stored.organization == organization.id,
            let account = try records.account(stored.account, in: organization.id)?.0
        else { throw SignOnRefusal.notAsked }
        let pinned = try records.account(pinnedAs: proof.nameID, by: provider.id, in: organization.id)
        guard pinned == nil || pinned == account.id else { throw SignOnRefusal.otherPerson }
        if pinned == nil {
            guard try name(for: provider) == account.identification.signInName else { throw SignOnRefusal.otherPerson }
        }
        try checkIsLetIn(account, isPinned: pinned != nil, by: provider)
        guard stored.claim.finish(.signOn) else { return .claim(nil) }
        try pin(account, pinned, at: now)
        stored.signedOn = signedOn
        try records.save(stored)
        return .claim(nil)
    }

    /// Somebody who is signed in was vouched for once more, and just now.
    private func again(_ session: Digest, _ provider: Provider, at now: Instant) throws -> SigningOn.Outcome {
        guard proof.authenticated.advanced(bySeconds: Limits.secondsOfSkew) >= attempt.created else {
            throw SignOnRefusal.notFresh
        }
        guard let account = try known(to: provider) else { throw SignOnRefusal.unknown }
        let owner = try records.account(ofSession: session, in: organization.id)
        guard owner == nil || owner == account.id else { throw SignOnRefusal.otherPerson }
        let outcome = try arrive(account, provider, at: now)
        try records.endSession(session, in: organization.id)
        return outcome
    }

    private func arrive(_ account: Account, _ provider: Provider, at now: Instant) throws -> SigningOn.Outcome {
        let pinned = try records.account(pinnedAs: proof.nameID, by: provider.id, in: organization.id)
        try checkIsLetIn(account, isPinned: pinned != nil, by: provider)
        try pin(account, pinned, at: now)
        let secret = BrowserSecret(signingOn.environment)
        guard account.lifecycle.isClaimed else {
            try records.begin(
                .claim, of: account, in: organization, provenBy: .signOn, signedOn: signedOn,
                secret.digest(signingOn.keyring), at: now)
            return .claim(secret)
        }
        let session = NewSession(secret, agent: agent, signedOn: signedOn, signingOn.keyring, at: now)
        try records.insert(session, of: account.id, in: organization.id)
        try records.append(AccountEvent(.signedOn, at: now), of: account.id, in: organization.id)
        return .signedIn(secret)
    }

    // MARK: Who it is

    /// Nil for somebody who is new here.
    private func known(to provider: Provider) throws -> Account? {
        let pinned = try records.account(pinnedAs: proof.nameID, by: provider.id, in: organization.id)
        let found = try pinned ?? records.account(signingInAs: name(for: provider), in: organization.id)
        return try found.flatMap { try records.account($0, in: organization.id)?.0 }
    }

    private func create(for provider: Provider) throws -> Account {
        // Somebody who would then be refused is not made.
        guard provider.options.isOn(.justInTime), organization.settings.isSignOnEnforced else {
            throw SignOnRefusal.unknown
        }
        return try JustInTime(signingOn: signingOn, organization: organization, records: records)
            .create(try name(for: provider), Linking(proof: proof, options: provider.options))
    }

    /// The address the provider vouches for, if it is one it may vouch for.
    private func name(for provider: Provider) throws -> SignInName {
        let linking = Linking(proof: proof, options: provider.options)
        try linking.checkName()
        let name = try linking.address()
        guard let domain = name.mailDomain,
            try records.provider(for: domain, in: organization.id)?.id == provider.id
        else { throw SignOnRefusal.foreignDomain }
        return name
    }

    private func checkIsLetIn(_ account: Account, isPinned: Bool, by provider: Provider) throws {
        guard account.isActive else { throw SignOnRefusal.deactivated }
        guard account.signsOn(in: organization.settings) else { throw SignOnRefusal.signsInByPassword }
        guard account.lifecycle.isClaimed || account.lifecycle.isInvited else { throw SignOnRefusal.notInvited }
        // A provider vouches for nobody any more whose domain it does not answer for.
        guard try records.signOnProvider(of: account, in: organization)?.id == provider.id else {
            throw SignOnRefusal.foreignDomain
        }
        // A NameID that is an address is the next person's who is given that address.
        if isPinned, let address = EmailAddress(proof.nameID.value).map(SignInName.init) {
            guard address == account.identification.signInName else { throw SignOnRefusal.otherName }
        }
        // The address may have been changed, by mistake or on purpose, since its person took the account into use.
        if !isPinned, account.lifecycle.isClaimed {
            let record = try records.signInRecord(of: account.id, in: organization.id)
            guard record?.provenKey == account.identification.signInName?.key else {
                throw SignOnRefusal.unprovenAddress
            }
        }
    }

    /// A pin at a provider that answered for the domain before gives way.
    private func pin(_ account: Account, _ pinned: Account.ID?, at now: Instant) throws {
        guard pinned == nil else { return }
        if let known = try records.pin(of: account.id, in: organization.id) {
            guard known.provider != proof.provider else { throw SignOnRefusal.otherName }
            try records.endPin(of: account.id, in: organization.id)
        }
        let pin = SignOnPin(account: account.id, provider: proof.provider, nameID: proof.nameID)
        try records.insert(pin, in: organization.id, at: now)
    }
}
