internal import SCIM
internal import Secrets

/// An account becomes its person's own: all or nothing, and once.
extension Claiming {
    /// Spends what proves the claim, claims the account, and signs its person in; the claim's step is done already.
    ///
    /// - Parameter password: nil for whoever signs on at a provider.
    /// - Returns: nil when what proved the claim was used, replaced or disabled meanwhile.
    func take(
        _ stored: StoredClaim,
        password hash: String?,
        in organization: Organization,
        agent: String,
        _ records: any AccountTransaction
    ) throws -> (Account, BrowserSecret)? {
        let now = environment.now()
        guard let (before, _) = try records.account(stored.account, in: organization.id),
            before.purpose(of: stored.proof) == stored.claim.purpose,
            try spend(stored.proof, of: before, in: organization, records)
        else { return nil }
        var account = before
        if stored.claim.purpose == .claim { _ = account.take(.claim, at: now) }
        if before.kind == .emailless, let username = stored.username {
            account.choose(SignInName(key: username), at: now)
        }
        if account != before {
            guard
                try records.update(
                    AccountEntry(account, schemas: schemas), replacing: AccountEntry(before, schemas: schemas))
            else { throw StoreError.unavailable("the account changed at the same moment") }
        }
        try records.schedule(reminder: nil, of: account.id, in: organization.id)
        try records.withdrawMessages(
            to: account.id, in: organization.id, of: [.invitation, .reminder, .unclaimed, .resetCode])
        // Whoever came by mail or text message, or was vouched for, has proven to be reached there.
        let proven = stored.proof.isOfAccessCode ? nil : account.identification.signInName?.key
        try records.save(
            SignInRecord(password: hash, provenKey: proven), of: account.id, in: organization.id, at: now)
        if stored.claim.purpose == .recover {
            try records.endSessions(of: account.id, in: organization.id, except: nil)
        }
        let session = BrowserSecret(environment)
        try records.insert(
            NewSession(session, agent: agent, signedOn: stored.signedOn, keyring, at: now), of: account.id,
            in: organization.id)
        let kind: AccountEvent.Kind = stored.claim.purpose == .claim ? .claimed : .passwordReset
        try records.append(AccountEvent(kind, at: now), of: account.id, in: organization.id)
        try records.save(stored)
        return (account, session)
    }

    private func spend(
        _ proof: StoredClaim.Proof,
        of account: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Bool {
        switch proof {
        case .code(let kind, let digest):
            return try records.spend(digest, kind, of: account.id, in: organization.id, at: environment.now())
        case .signOn:
            // A link that was not followed is good for nothing any more.
            _ = try records.endCode(.link, of: account.id, in: organization.id)
            return true
        }
    }
}

extension StoredClaim.Proof {
    fileprivate var isOfAccessCode: Bool {
        if case .code(.accessCode, _) = self { true } else { false }
    }
}
