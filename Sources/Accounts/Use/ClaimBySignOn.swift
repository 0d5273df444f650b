internal import SCIM
internal import Secrets

/// The steps of people who sign on at a provider: there is no password among them.
extension Claiming {
    package enum EntryOutcome: Hashable, Sendable {
        /// Done, and signed in.
        case entered(session: BrowserSecret, next: Claim.Step)
        /// What proved the claim was used, replaced or disabled meanwhile, or has ended.
        case over
        /// The claim stands at another step.
        case elsewhere(Claim.Step)
    }

    /// Takes the account into use, for somebody whom a provider has vouched for.
    ///
    /// - Parameter agent: what the browser calls itself.
    package func enter(
        _ secret: BrowserSecret,
        in organization: Organization,
        agent: String
    ) async throws -> EntryOutcome {
        let (now, digest) = (environment.now(), secret.digest(keyring))
        return try await store.write { records in
            guard var stored = try records.claim(digest), now < stored.expires,
                stored.organization == organization.id
            else { return .over }
            guard stored.claim.finish(.enter) else { return .elsewhere(stored.claim.step) }
            guard stored.signedOn != nil,
                let (_, session) = try take(stored, password: nil, in: organization, agent: agent, records)
            else {
                try records.endClaim(digest)
                return .over
            }
            return .entered(session: session, next: stored.claim.step)
        }
    }
}
