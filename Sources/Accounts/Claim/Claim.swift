package import SCIM
package import Secrets

/// One attempt to take an account into use, or to get back into it: a page for each step.
///
///     arrive ─▶ terms ─▶ profile ─▶ username ─▶ password ─▶ groups ─▶ done
///                                                  └──────▶ devices ─▶ done      when a password is reset
///
/// Which of the steps there are is decided on arrival. The account is claimed with the password; what proves the claim is
/// spent with it, and until then nothing is. Whoever sends a step twice, or goes back, is led to where the claim stands.
package struct Claim: Hashable, Sendable {
    package enum Step: String, CaseIterable, Hashable, Sendable {
        case terms, profile, username, password, groups, devices, done
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
    package init(_ purpose: Purpose, of kind: Kind, in settings: Settings, hasNewTerms: Bool) {
        var steps: [Step] = []
        if purpose != .reset, hasNewTerms { steps.append(.terms) }
        if purpose == .claim, settings.isOn(.profileDetails) || settings.isOn(.profilePicture) {
            steps.append(.profile)
        }
        if purpose != .reset, kind == .emailless { steps.append(.username) }
        steps.append(.password)
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
    package var isOpen: Bool { steps.contains(.password) }

    /// How long somebody may take, in seconds.
    package static let seconds: Int64 = 7200
}

/// A claim as a store keeps it: found by what its browser shows.
package struct StoredClaim: Hashable, Sendable {
    /// Of the browser's secret.
    package let digest: Digest
    package let organization: Organization.ID
    package let account: Account.ID
    package var claim: Claim
    /// The code that proves it, spent with the password.
    package let codeKind: ClaimCode.Kind
    package let code: Digest
    /// The username that was chosen.
    package var username: String?
    package let expires: Instant

    package init(
        digest: Digest,
        organization: Organization.ID,
        account: Account.ID,
        claim: Claim,
        codeKind: ClaimCode.Kind,
        code: Digest,
        username: String?,
        expires: Instant
    ) {
        self.digest = digest
        self.organization = organization
        self.account = account
        self.claim = claim
        self.codeKind = codeKind
        self.code = code
        self.username = username
        self.expires = expires
    }
}
