package import SCIM
package import Secrets

/// One attempt to take an account into use, or to get back into it: a page for each step.
///
///     arrive ─▶ terms ─▶ profile ─▶ username ─▶ password ─▶ groups ─▶ done
///                                                  └──────▶ devices ─▶ done      when a password is reset
///     arrive ─▶ sign-on ─▶ terms ─▶ profile ─▶ enter ─▶ groups ─▶ done           who signs on at a provider
///
/// Which of the steps there are is decided on arrival: either `password` or `enter`, never both. With it the account is
/// claimed, and what proves the claim is spent; until then nothing is. Whoever sends a step twice, or goes back, is led to
/// where the claim stands.
package struct Claim: Hashable, Sendable {
    package enum Step: String, CaseIterable, Hashable, Sendable {
        case signOn = "sign-on"
        case terms, profile, username, password, enter, groups, devices, done
    }

    /// How whoever takes the account into use signs in from then on.
    package enum Way: Hashable, Sendable {
        case password
        /// At a provider.
        ///
        /// - isProven: whether the provider has vouched for the person already.
        case signOn(isProven: Bool)
    }

    /// What for.
    package enum Purpose: String, CaseIterable, Hashable, Sendable {
        /// An invited person takes the account into use.
        case claim
        /// Somebody with a new access code gets back into a claimed account.
        case recover
        /// Somebody who forgot the password chooses another.
        case reset
    }

    package let purpose: Purpose
    /// What is still to be done, this step first; never empty.
    package private(set) var steps: [Step]

    package var step: Step { steps.first ?? .done }

    /// Puts one together again from what a store remembers.
    package init(purpose: Purpose, steps: [Step]) {
        self.purpose = purpose
        self.steps = steps.isEmpty ? [.done] : steps
    }

    /// Decides which steps there are for somebody who just arrived.
    ///
    /// - Parameter hasNewTerms: whether there are terms that the person has not accepted.
    package init(_ purpose: Purpose, of kind: Kind, by way: Way = .password, in settings: Settings, hasNewTerms: Bool) {
        var steps: [Step] = way == .signOn(isProven: false) ? [.signOn] : []
        if purpose != .reset, hasNewTerms { steps.append(.terms) }
        if purpose == .claim, settings.isOn(.profileDetails) || settings.isOn(.profilePicture) {
            steps.append(.profile)
        }
        if purpose != .reset, kind == .emailless { steps.append(.username) }
        steps.append(way == .password ? .password : .enter)
        if purpose == .claim, settings.isOn(.defaultGroups) { steps.append(.groups) }
        if purpose == .reset { steps.append(.devices) }
        self.init(purpose: purpose, steps: steps + [.done])
    }

    /// A step was done.
    ///
    /// - Returns: whether it was the one to be done; otherwise nothing changes.
    package mutating func finish(_ step: Step) -> Bool {
        guard step == self.step, step != .done else { return false }
        steps.removeFirst()
        return true
    }

    /// The username that was chosen is another one's by now: it is chosen once more.
    mutating func chooseUsernameAgain() {
        if step == .password { steps.insert(.username, at: 0) }
    }

    /// Whether the account is not claimed yet, and the proof not spent.
    package var isOpen: Bool { steps.contains(.password) || steps.contains(.enter) }

    /// How long somebody may take, in seconds.
    package static let seconds: Int64 = 7200
}

/// A claim as a store keeps it: found by what its browser shows.
package struct StoredClaim: Hashable, Sendable {
    /// What it rests on.
    package enum Proof: Hashable, Sendable {
        /// A code, spent when the account is taken into use.
        case code(ClaimCode.Kind, Digest)
        /// A provider has vouched for the person; no link was followed.
        case signOn
    }

    /// Of the browser's secret.
    package let digest: Digest
    package let organization: Organization.ID
    package let account: Account.ID
    package var claim: Claim
    package let proof: Proof
    /// What a provider said, once it has vouched for the person.
    package var signedOn: SignedOn?
    /// The username that was chosen.
    package var username: String?
    package let expires: Instant

    package init(
        digest: Digest,
        organization: Organization.ID,
        account: Account.ID,
        claim: Claim,
        proof: Proof,
        signedOn: SignedOn? = nil,
        username: String?,
        expires: Instant
    ) {
        self.digest = digest
        self.organization = organization
        self.account = account
        self.claim = claim
        self.proof = proof
        self.signedOn = signedOn
        self.username = username
        self.expires = expires
    }
}
