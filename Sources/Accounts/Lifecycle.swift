package import SCIM

/// How far a person has come in taking an account into use; `active` is separate.
///
///     provisioned ──invite──▶ invited ──claim──▶ claimed
///                               ▲                  │
///                               └─────unclaim──────┘
package struct Lifecycle: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case provisioned
        case invited(at: Instant)
        case claimed(at: Instant, invited: Instant)
    }

    package enum Event: Hashable, Sendable, CaseIterable {
        case invite, claim, unclaim
    }

    package private(set) var state: State

    package init(_ state: State = .provisioned) {
        self.state = state
    }

    /// Takes one step.
    ///
    /// - Returns: whether the event was possible; an impossible one changes nothing.
    package mutating func handle(_ event: Event, at now: Instant) -> Bool {
        switch (state, event) {
        case (.provisioned, .invite): state = .invited(at: now)
        case (.invited(let invited), .claim): state = .claimed(at: now, invited: invited)
        case (.claimed, .unclaim): state = .invited(at: now)
        // Whoever was invited may be reminded, but is invited once; uninvited people cannot claim.
        case (.invited, .invite), (.claimed, .invite): return false
        case (.provisioned, .claim), (.claimed, .claim): return false
        case (.provisioned, .unclaim), (.invited, .unclaim): return false
        }
        return true
    }

    package var isClaimed: Bool { if case .claimed = state { true } else { false } }

    package var inviteDate: Instant? {
        switch state {
        case .provisioned: nil
        case .invited(let date), .claimed(_, let date): date
        }
    }

    package var claimDate: Instant? { if case .claimed(let date, _) = state { date } else { nil } }
}
