import Accounts
import SCIM
import Testing

/// Every state with every event.
@Suite struct LifecycleTests {
    private static let invited = Instant(milliseconds: 1_000)
    private static let claimed = Instant(milliseconds: 2_000)
    private static let now = Instant(milliseconds: 3_000)

    private static let provisioned = Lifecycle.State.provisioned
    private static let isInvited = Lifecycle.State.invited(at: invited)
    private static let isClaimed = Lifecycle.State.claimed(at: claimed, invited: invited)

    struct Step: Sendable, CustomTestStringConvertible {
        let from: Lifecycle
        let event: Lifecycle.Event
        /// Nil where the event is impossible.
        let to: Lifecycle?
        let effects: [Lifecycle.Effect]

        init(_ from: Lifecycle.State, _ event: Lifecycle.Event, _ to: Lifecycle.State?, _ effects: [Lifecycle.Effect]) {
            self.from = Lifecycle(from)
            self.event = event
            self.to = to.map { Lifecycle($0, isActive: event != .deactivate) }
            self.effects = effects
        }

        /// Of somebody who is deactivated.
        init(
            inactive from: Lifecycle.State, _ event: Lifecycle.Event, _ to: Lifecycle.State?,
            _ effects: [Lifecycle.Effect]
        ) {
            self.from = Lifecycle(from, isActive: false)
            self.event = event
            self.to = to.map { Lifecycle($0, isActive: event == .reactivate) }
            self.effects = effects
        }

        var testDescription: String { "\(event) when \(from.state), \(from.isActive ? "active" : "inactive")" }
    }

    private static let steps: [Step] = [
        Step(provisioned, .invite, .invited(at: now), [.invite]),
        Step(provisioned, .remind, nil, []),
        Step(provisioned, .claim, nil, []),
        Step(provisioned, .unclaim, nil, []),
        Step(provisioned, .deactivate, provisioned, [.endAccess]),
        Step(provisioned, .reactivate, nil, []),
        Step(provisioned, .readdress, provisioned, [.endAccess]),

        Step(isInvited, .invite, nil, []),
        Step(isInvited, .remind, isInvited, [.remind]),
        Step(isInvited, .claim, .claimed(at: now, invited: invited), []),
        Step(isInvited, .unclaim, nil, []),
        Step(isInvited, .deactivate, isInvited, [.endAccess]),
        Step(isInvited, .reactivate, nil, []),
        Step(isInvited, .readdress, isInvited, [.endAccess, .tellOldAddress, .invite]),

        Step(isClaimed, .invite, nil, []),
        Step(isClaimed, .remind, nil, []),
        Step(isClaimed, .claim, nil, []),
        Step(isClaimed, .unclaim, .invited(at: now), [.endAccess, .forgetPassword, .invite]),
        Step(isClaimed, .deactivate, isClaimed, [.endAccess]),
        Step(isClaimed, .reactivate, nil, []),
        Step(isClaimed, .readdress, isClaimed, [.endAccess, .tellOldAddress]),

        Step(inactive: provisioned, .invite, .invited(at: now), []),
        Step(inactive: provisioned, .remind, nil, []),
        Step(inactive: provisioned, .claim, nil, []),
        Step(inactive: provisioned, .unclaim, nil, []),
        Step(inactive: provisioned, .deactivate, nil, []),
        Step(inactive: provisioned, .reactivate, provisioned, []),
        Step(inactive: provisioned, .readdress, provisioned, [.endAccess]),

        Step(inactive: isInvited, .invite, nil, []),
        Step(inactive: isInvited, .remind, nil, []),
        Step(inactive: isInvited, .claim, nil, []),
        Step(inactive: isInvited, .unclaim, nil, []),
        Step(inactive: isInvited, .deactivate, nil, []),
        Step(inactive: isInvited, .reactivate, isInvited, [.invite]),
        Step(inactive: isInvited, .readdress, isInvited, [.endAccess, .tellOldAddress]),

        Step(inactive: isClaimed, .invite, nil, []),
        Step(inactive: isClaimed, .remind, nil, []),
        Step(inactive: isClaimed, .claim, nil, []),
        Step(inactive: isClaimed, .unclaim, .invited(at: now), [.endAccess, .forgetPassword]),
        Step(inactive: isClaimed, .deactivate, nil, []),
        Step(inactive: isClaimed, .reactivate, isClaimed, []),
        Step(inactive: isClaimed, .readdress, isClaimed, [.endAccess, .tellOldAddress]),
    ]

    @Test(arguments: steps)
    func `an event leads on, with what follows, or changes nothing`(step: Step) {
        var lifecycle = step.from
        let effects = lifecycle.handle(step.event, at: Self.now)
        #expect((effects == nil) == (step.to == nil))
        #expect(effects ?? [] == step.effects)
        #expect(lifecycle == step.to ?? step.from)
    }

    @Test func `no pair is forgotten`() {
        #expect(Set(Self.steps.map(\.testDescription)).count == 6 * Lifecycle.Event.allCases.count)
    }

    @Test func `a state knows its dates`() {
        #expect(Lifecycle().inviteDate == nil && Lifecycle().claimDate == nil && !Lifecycle().isClaimed)
        let invited = Lifecycle(.invited(at: Self.invited))
        #expect(invited.inviteDate == Self.invited && invited.claimDate == nil && invited.isInvited)
        let claimed = Lifecycle(.claimed(at: Self.claimed, invited: Self.invited))
        #expect(claimed.inviteDate == Self.invited && claimed.claimDate == Self.claimed && claimed.isClaimed)
    }
}
