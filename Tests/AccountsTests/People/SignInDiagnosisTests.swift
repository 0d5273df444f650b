import Accounts
import SCIM
import Secrets
import Testing

/// Why somebody does not get in: each rule by itself, in the order in which they are asked.
@Suite struct SignInDiagnosisTests {
    private static let start = Instant(milliseconds: 1_800_000_000_000)
    private static let now = start.advanced(bySeconds: 86_400)

    /// What is known of somebody at some stage, changed a little.
    private static func findings(
        _ kind: Kind = .email,
        _ state: Lifecycle.State,
        isActive: Bool = true,
        _ change: (inout SignInDiagnosis.Facts) -> Void = { _ in }
    ) -> [SignInFinding] {
        var facts = SignInDiagnosis.Facts(
            kind: kind, lifecycle: Lifecycle(state, isActive: isActive), created: start)
        change(&facts)
        return SignInDiagnosis(facts, at: now).findings
    }

    private static func code(_ kind: ClaimCode.Kind, seconds: Int64, tries: Int = 0) -> StoredCode {
        StoredCode(
            kind: kind, digest: Digest(bytes: []), sealed: nil, created: start,
            expires: now.advanced(bySeconds: seconds), tries: tries)
    }

    private static func message(_ state: StoredMessage.State, _ trouble: String? = nil) -> StoredMessage {
        let entry = MessageEntry(
            id: MessageEntry.ID("1"), organization: Organization.ID(1), account: nil, kind: .invitation, channel: .sms,
            recipient: Digest(bytes: []), language: nil, sealed: nil, created: start, available: start, expires: now)
        return StoredMessage(entry: entry, state: state, attempts: 1, lastError: trouble, providerID: nil)
    }

    private static let claimed = Lifecycle.State.claimed(at: start, invited: start)

    @Test func `whoever is deactivated hears nothing else`() {
        let found = Self.findings(.email, Self.claimed, isActive: false) { $0.secondsToWait = 60 }
        #expect(found == [.deactivated])
        #expect(found.map(\.remedy) == [.reactivate])
    }

    @Test func `whoever is not invited cannot claim`() {
        #expect(Self.findings(.email, .provisioned) == [.notInvited(since: Self.start)])
    }

    @Test func `an invited person needs a link that is good, and a message that got there`() {
        let invited = Lifecycle.State.invited(at: Self.start)
        let end = Self.now.advanced(bySeconds: 60)
        #expect(
            Self.findings(.phone, invited) { facts in
                facts.codes = [Self.code(.recoveryCode, seconds: 9), Self.code(.link, seconds: 60)]
                facts.message = Self.message(.failed, "no such number")
                (facts.messagesToday, facts.messagesPerDay) = (5, 5)
            } == [
                .invited(Self.start), .codeIsGood(.link, until: end),
                .messageFailed(Self.start, reason: "no such number"), .numberHadItsDay(limit: 5),
            ])
        #expect(Self.findings(.email, invited) == [.invited(Self.start), .noCode(.link)])
        #expect(
            Self.findings(.email, invited) { $0.codes = [Self.code(.link, seconds: -60)] }
                == [.invited(Self.start), .codeHasEnded(.link, at: Self.now.advanced(bySeconds: -60))])
        #expect(
            Self.findings(.email, invited) { $0.message = Self.message(.waiting) }.last
                == .messageWaits(since: Self.start, trouble: nil))
        #expect(
            Self.findings(.email, invited) { $0.message = Self.message(.delivered) }.last
                == .messageLeft(Self.start, hasArrived: true))
    }

    @Test func `people without address claim by an access code, and no message is looked for`() {
        let found = Self.findings(.emailless, .invited(at: Self.start)) { $0.message = Self.message(.sent) }
        #expect(found == [.invited(Self.start), .noCode(.accessCode)])
        #expect(found.last?.remedy == .makeAccessCode)
    }

    @Test func `whoever signs on at a provider needs no password`() {
        let found = Self.findings(.email, Self.claimed) { facts in
            (facts.signOn, facts.pinned) = (.at(provider: "Entra"), "Okta")
            facts.mustSignOnAgain = true
        }
        #expect(
            found == [
                .claimed(Self.start), .signsOn(at: "Entra"), .pinnedElsewhere(to: "Okta"), .mustSignOnAgain,
            ])
        #expect(!found.contains { $0.isObstacle })
    }

    @Test func `whoever signs on needs no link to claim the account by`() {
        let found = Self.findings(.email, .invited(at: Self.start)) { facts in
            facts.signOn = .at(provider: "Entra")
            facts.codes = [Self.code(.link, seconds: -60)]
        }
        #expect(found == [.invited(Self.start), .signsOn(at: "Entra")])
    }

    @Test func `a provider's word is worth nothing about an address that was changed, or that is another's`() {
        let unproven = Self.findings(.email, Self.claimed) { facts in
            (facts.signOn, facts.isAddressProven) = (.at(provider: "Entra"), false)
        }
        #expect(unproven.filter(\.isObstacle) == [.addressNotProven(at: "Entra")])
        #expect(unproven.last?.remedy == .claimAnew)
        let other = Self.findings(.email, Self.claimed) { facts in
            (facts.signOn, facts.pinned) = (.at(provider: "Entra"), "Entra")
            (facts.isAddressProven, facts.isPinnedToOtherAddress) = (false, true)
        }
        #expect(other.filter(\.isObstacle) == [.otherAddress(at: "Entra")])
        // An address that is not proven yet is proven by the claim.
        let invited = Self.findings(.email, .invited(at: Self.start)) { facts in
            (facts.signOn, facts.isAddressProven) = (.at(provider: "Entra"), false)
        }
        #expect(invited.allSatisfy { !$0.isObstacle })
    }

    @Test(arguments: [true, false])
    func `where nobody answers for the domain a password is asked for`(isVerified: Bool) {
        let found = Self.findings(.email, Self.claimed) {
            $0.signOn = .nowhere(domain: "x.example", isVerified: isVerified)
        }
        #expect(
            found == [.claimed(Self.start), .noProvider(domain: "x.example", isVerified: isVerified), .noPassword])
        #expect(found[1].remedy == (isVerified ? .checkProvider : .verifyDomain))
        #expect(found.last?.remedy == .setToInvited)
    }

    @Test func `a password person with everything in order has no obstacle, and one who guessed too often has`() {
        let found = Self.findings(.phone, Self.claimed) { ($0.hasPassword, $0.sessions) = (true, 3) }
        #expect(found == [.claimed(Self.start), .hasPassword, .sessions(3, most: Session.maximumOfPerson)])
        #expect(!found.contains { $0.isObstacle })
        let waiting = Self.findings(.phone, Self.claimed) { ($0.hasPassword, $0.secondsToWait) = (true, 60) }
        #expect(waiting.filter(\.isObstacle) == [.tooManyTries(secondsLeft: 60)])
    }
}
