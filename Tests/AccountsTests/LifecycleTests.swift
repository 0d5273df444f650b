import Accounts
import SCIM
import Testing

/// Every state with every event.
@Suite struct LifecycleTests {
    private static let invited = Instant(milliseconds: 1_000)
    private static let claimed = Instant(milliseconds: 2_000)
    private static let now = Instant(milliseconds: 3_000)

    struct Step: Sendable, CustomTestStringConvertible {
        let from: Lifecycle.State
        let event: Lifecycle.Event
        /// Nil where the event is impossible.
        let to: Lifecycle.State?

        init(_ from: Lifecycle.State, _ event: Lifecycle.Event, _ to: Lifecycle.State?) {
            self.from = from
            self.event = event
            self.to = to
        }

        var testDescription: String { "\(event) when \(from)" }
    }

    private static let steps: [Step] = [
        Step(.provisioned, .invite, .invited(at: now)),
        Step(.provisioned, .claim, nil),
        Step(.provisioned, .unclaim, nil),
        Step(.invited(at: invited), .invite, nil),
        Step(.invited(at: invited), .claim, .claimed(at: now, invited: invited)),
        Step(.invited(at: invited), .unclaim, nil),
        Step(.claimed(at: claimed, invited: invited), .invite, nil),
        Step(.claimed(at: claimed, invited: invited), .claim, nil),
        Step(.claimed(at: claimed, invited: invited), .unclaim, .invited(at: now)),
    ]

    @Test(arguments: steps)
    func `an event leads on or changes nothing`(step: Step) {
        var lifecycle = Lifecycle(step.from)
        #expect(lifecycle.handle(step.event, at: Self.now) == (step.to != nil))
        #expect(lifecycle.state == step.to ?? step.from)
    }

    @Test func `no pair is forgotten`() {
        #expect(Set(Self.steps.map { "\($0.from) \($0.event)" }).count == 3 * Lifecycle.Event.allCases.count)
    }

    @Test func `a state knows its dates`() {
        #expect(Lifecycle().inviteDate == nil && Lifecycle().claimDate == nil && !Lifecycle().isClaimed)
        let invited = Lifecycle(.invited(at: Self.invited))
        #expect(invited.inviteDate == Self.invited && invited.claimDate == nil && !invited.isClaimed)
        let claimed = Lifecycle(.claimed(at: Self.claimed, invited: Self.invited))
        #expect(claimed.inviteDate == Self.invited && claimed.claimDate == Self.claimed && claimed.isClaimed)
    }
}
