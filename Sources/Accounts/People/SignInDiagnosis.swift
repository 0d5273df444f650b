package import SCIM

/// Why somebody does not get in: walks the rules in the order in which they are asked, and ends at the first that shuts the
/// person out for good, since what lies behind it does not count yet.
package struct SignInDiagnosis: Hashable, Sendable {
    /// What is known about an account, as it was just read.
    package struct Facts: Hashable, Sendable {
        package var kind: Kind
        package var lifecycle: Lifecycle
        package var created: Instant
        /// Links and codes of the account, live or not.
        package var codes: [StoredCode] = []
        /// The last message that carried a link.
        package var message: StoredMessage?
        /// How many messages with a link the number had today; nil for who has no number.
        package var messagesToday: Int?
        package var messagesPerDay = 5
        package var signOn = SignOn.no
        /// The provider that has vouched for the person.
        package var pinned: String?
        /// Whether that provider knows the person by an address that the account has no more.
        package var isPinnedToOtherAddress = false
        /// Whether the address the person signs in by was shown to be the person's.
        package var isAddressProven = true
        package var hasPassword = false
        /// Until there may be another try by this name.
        package var secondsToWait: Int64?
        package var sessions = 0
        package var mustSignOnAgain = false

        package init(kind: Kind, lifecycle: Lifecycle, created: Instant) {
            (self.kind, self.lifecycle, self.created) = (kind, lifecycle, created)
        }
    }

    /// Whether single sign-on applies to the person.
    package enum SignOn: Hashable, Sendable {
        /// The person has a password by rule or by wish.
        case no
        /// The organization has it switched off, and the person is to have it.
        case switchedOff
        case at(provider: String)
        /// The person is to sign on, but nobody answers for the domain.
        case nowhere(domain: String, isVerified: Bool)
    }

    package let findings: [SignInFinding]

    package init(_ facts: Facts, at now: Instant) {
        findings = SignInDiagnosis.walk(facts, now)
    }

    /// What stands in the way, the first thing first.
    package var obstacles: [SignInFinding] { findings.filter(\.isObstacle) }

    private static func walk(_ facts: Facts, _ now: Instant) -> [SignInFinding] {
        if !facts.lifecycle.isActive { return [.deactivated] }
        return switch facts.lifecycle.state {
        case .provisioned: [.notInvited(since: facts.created)]
        case .invited(let date): [.invited(date)] + coming(facts, now) + signOn(facts) + waiting(facts)
        case .claimed(let date, _): [.claimed(date)] + signOn(facts) + signIn(facts) + waiting(facts) + sessions(facts)
        }
    }

    /// Whoever signs on at a provider may do so at once; a link is of use, and none is no obstacle.
    private static func coming(_ facts: Facts, _ now: Instant) -> [SignInFinding] {
        guard case .at = facts.signOn else { return claiming(facts, now) }
        return claiming(facts, now).filter { !$0.isObstacle }
    }

    /// By what an invited person claims the account, and whether it got there.
    private static func claiming(_ facts: Facts, _ now: Instant) -> [SignInFinding] {
        let kind: ClaimCode.Kind = facts.kind == .emailless ? .accessCode : .link
        let code = facts.codes.first { $0.kind == kind }
        return [code.map { finding(about: $0, now) } ?? .noCode(kind)] + (kind == .link ? messages(facts) : [])
    }

    private static func finding(about code: StoredCode, _ now: Instant) -> SignInFinding {
        if code.isLive(at: now) { return .codeIsGood(code.kind, until: code.expires) }
        return code.expires <= now ? .codeHasEnded(code.kind, at: code.expires) : .codeWasTriedOut(code.kind)
    }

    private static func messages(_ facts: Facts) -> [SignInFinding] {
        let message = facts.message.map { [finding(about: $0)] } ?? []
        guard let used = facts.messagesToday, used >= facts.messagesPerDay else { return message }
        return message + [.numberHadItsDay(limit: facts.messagesPerDay)]
    }

    private static func finding(about message: StoredMessage) -> SignInFinding {
        let time = message.entry.created
        return switch message.state {
        case .waiting: .messageWaits(since: time, trouble: message.lastError)
        case .sent: .messageLeft(time, hasArrived: false)
        case .delivered: .messageLeft(time, hasArrived: true)
        case .failed: .messageFailed(time, reason: message.lastError)
        }
    }

    private static func signOn(_ facts: Facts) -> [SignInFinding] {
        switch facts.signOn {
        case .no: []
        case .switchedOff: [.signOnIsOff]
        case .nowhere(let domain, let isVerified): [.noProvider(domain: domain, isVerified: isVerified)]
        case .at(let provider):
            [.signsOn(at: provider)]
                + (facts.pinned.map { [$0 == provider ? .pinned(to: $0) : .pinnedElsewhere(to: $0)] } ?? [])
                + recognition(facts, provider)
        }
    }

    /// What a provider's word is worth for this person; see `SignOnDecision`.
    private static func recognition(_ facts: Facts, _ provider: String) -> [SignInFinding] {
        if facts.pinned == provider { return facts.isPinnedToOtherAddress ? [.otherAddress(at: provider)] : [] }
        guard case .claimed = facts.lifecycle.state, !facts.isAddressProven else { return [] }
        return [.addressNotProven(at: provider)]
    }

    /// Whoever signs on at a provider needs no password.
    private static func signIn(_ facts: Facts) -> [SignInFinding] {
        if case .at = facts.signOn { return [] }
        return [facts.hasPassword ? .hasPassword : .noPassword]
    }

    private static func waiting(_ facts: Facts) -> [SignInFinding] {
        facts.secondsToWait.map { [.tooManyTries(secondsLeft: $0)] } ?? []
    }

    private static func sessions(_ facts: Facts) -> [SignInFinding] {
        (facts.mustSignOnAgain ? [.mustSignOnAgain] : [])
            + (facts.sessions > 0 ? [.sessions(facts.sessions, most: Session.maximumOfPerson)] : [])
    }
}
