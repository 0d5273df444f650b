package import SCIM

/// One thing that is so about how somebody gets in.
package enum SignInFinding: Hashable, Sendable {
    case deactivated
    case notInvited(since: Instant)
    case invited(Instant)
    case claimed(Instant)
    // How the account is claimed.
    case codeIsGood(ClaimCode.Kind, until: Instant)
    case codeHasEnded(ClaimCode.Kind, at: Instant)
    case codeWasTriedOut(ClaimCode.Kind)
    case noCode(ClaimCode.Kind)
    // What became of the last message with a link.
    case messageWaits(since: Instant, trouble: String?)
    case messageLeft(Instant, hasArrived: Bool)
    case messageFailed(Instant, reason: String?)
    case numberHadItsDay(limit: Int)
    // How the person signs in.
    case signsOn(at: String)
    case pinned(to: String)
    case pinnedElsewhere(to: String)
    /// The address was changed, and nobody has shown that it is the person's.
    case addressNotProven(at: String)
    /// The provider knows the person by an address that is another one by now.
    case otherAddress(at: String)
    case noProvider(domain: String, isVerified: Bool)
    case signOnIsOff
    case hasPassword
    case noPassword
    case tooManyTries(secondsLeft: Int64)
    case mustSignOnAgain
    case sessions(Int, most: Int)

    /// Whether nobody gets in while it is so.
    package var isObstacle: Bool {
        switch self {
        case .deactivated, .notInvited, .codeHasEnded, .codeWasTriedOut, .noCode, .messageFailed, .noPassword,
            .tooManyTries, .numberHadItsDay, .addressNotProven, .otherAddress:
            true
        case .invited, .claimed, .codeIsGood, .messageWaits, .messageLeft, .signsOn, .pinned, .pinnedElsewhere,
            .noProvider, .signOnIsOff, .hasPassword, .mustSignOnAgain, .sessions:
            false
        }
    }

    /// What somebody who administers can do about it.
    package enum Remedy: Hashable, Sendable {
        case reactivate, invite, remind, makeAccessCode, setToInvited
        /// The person claims the account once more, vouched for by the provider.
        case claimAnew
        /// The provider says anew who the person is.
        case forgetPin
        /// The address or number is wrong, or whoever carries messages there does not.
        case checkAddress
        case checkProvider, verifyDomain
        /// It passes.
        case wait
        /// The person has to do something: to sign on, or to use the link.
        case tellPerson
    }

    package var remedy: Remedy? {
        switch self {
        case .deactivated: .reactivate
        case .notInvited: .invite
        case .codeHasEnded(.accessCode, _), .codeWasTriedOut(.accessCode), .noCode(.accessCode): .makeAccessCode
        case .codeHasEnded, .codeWasTriedOut, .noCode: .remind
        case .codeIsGood: .tellPerson
        case .messageWaits(_, trouble: _?), .messageFailed: .checkAddress
        case .messageWaits, .numberHadItsDay, .tooManyTries: .wait
        case .noProvider(_, isVerified: false): .verifyDomain
        case .noProvider, .pinnedElsewhere: .checkProvider
        case .noPassword: .setToInvited
        case .addressNotProven: .claimAnew
        case .otherAddress: .forgetPin
        case .signsOn, .mustSignOnAgain: .tellPerson
        case .invited, .claimed, .messageLeft, .pinned, .signOnIsOff, .hasPassword, .sessions: nil
        }
    }
}
