/// The terms that people accept before an account is theirs.
extension Claiming {
    /// What there is to accept now.
    package func terms(in organization: Organization) async throws -> Terms? {
        try await store.newestTerms(in: organization.id)
    }

    /// - Parameter version: the version that was shown; where there is a newer one, the claim stays at this step.
    /// - Returns: where the claim stands then; nil when there is none.
    package func acceptTerms(
        _ version: Int64,
        _ secret: BrowserSecret,
        in organization: Organization
    ) async throws -> Claim.Step? {
        let now = environment.now()
        return try await finish(.terms, secret, in: organization) { stored, account, records in
            guard try records.newestTerms(in: stored.organization)?.version == version else { return false }
            try records.accept(version, by: account.id, in: stored.organization, at: now)
            return true
        }
    }
}

extension AccountTransaction {
    /// Whether an account has to accept anything.
    func hasNewTerms(for account: Account.ID, in organization: Organization) throws -> Bool {
        guard organization.settings.isOn(.terms), let newest = try newestTerms(in: organization.id) else {
            return false
        }
        return try !hasAccepted(newest.version, account, in: organization.id)
    }
}

/// What administrators do about terms.
extension Administration {
    /// Publishes a new version; whoever claims an account from now on accepts this one.
    package func publishTerms(_ text: String, by acting: ActingAdministrator) async throws -> Terms {
        try Terms.check(text)
        let (organization, now) = (acting.organization, environment.now())
        return try await desk.perform(.changeSettings, on: .setting("terms"), by: acting) { records, entry in
            // Held until the end, so that no two versions get one number.
            _ = try records.organization(organization.id)
            let last = try records.newestTerms(in: organization.id)?.version ?? 0
            let terms = Terms(version: last + 1, text: text, created: now)
            try records.insert(terms, in: organization.id)
            entry.tell("version", from: last == 0 ? nil : String(last), to: String(terms.version))
            return terms
        }
    }

    /// All versions, the newest first.
    package func terms(by acting: ActingAdministrator) async throws -> [Terms] {
        try desk.allow(.readSettings, to: acting)
        return try await store.terms(in: acting.organization.id)
    }
}
