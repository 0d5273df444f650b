package import SCIM

/// How far a person has come in taking an account into use, and whether the person is let in.
///
///     provisioned ──invite──▶ invited ──claim──▶ claimed        remind: invited stays invited
///                               ▲                  │            readdress: everybody stays what they are
///                               └─────unclaim──────┘
///
///     active ──deactivate──▶ inactive ──reactivate──▶ active    beside it, in every state
///
/// Decides and does nothing: what is to be done comes back as effects, to be carried out in the same transaction.
package struct Lifecycle: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case provisioned
        case invited(at: Instant)
        case claimed(at: Instant, invited: Instant)
    }

    package enum Event: Hashable, Sendable, CaseIterable {
        case invite, remind, claim, unclaim, deactivate, reactivate
        /// The account is reached, and its person signs in, elsewhere from now on.
        case readdress
    }

    /// What follows from an event, in this order.
    package enum Effect: Hashable, Sendable {
        /// Sessions, links, codes, begun claims, tokens and waiting messages end.
        case endAccess
        case forgetPassword
        /// A new link or access code is made, and whoever can be written to is told.
        case invite
        /// The link that there is leaves once more.
        case remind
        case tellOldAddress
    }

    package private(set) var state: State
    package private(set) var isActive: Bool

    package init(_ state: State = .provisioned, isActive: Bool = true) {
        self.state = state
        self.isActive = isActive
    }

    /// Takes one step.
    ///
    /// - Returns: what is to be done; nil when the event is impossible, and nothing changed.
    package mutating func handle(_ event: Event, at now: Instant) -> [Effect]? {
        switch (state, event) {
        // Whoever is not let in is told of the invitation when that changes.
        case (.provisioned, .invite):
            state = .invited(at: now)
            return isActive ? [.invite] : []
        case (.invited, .remind): return isActive ? [.remind] : nil
        case (.invited(let invited), .claim):
            guard isActive else { return nil }
            state = .claimed(at: now, invited: invited)
            return []
        case (.claimed, .unclaim):
            state = .invited(at: now)
            return [.endAccess, .forgetPassword] + (isActive ? [.invite] : [])
        // Whoever was invited may be reminded, but is invited once; uninvited people cannot claim.
        case (.invited, .invite), (.claimed, .invite), (.provisioned, .remind), (.claimed, .remind): return nil
        case (.provisioned, .claim), (.claimed, .claim), (.provisioned, .unclaim), (.invited, .unclaim): return nil
        case (_, .deactivate):
            guard isActive else { return nil }
            isActive = false
            return [.endAccess]
        case (_, .reactivate):
            guard !isActive else { return nil }
            isActive = true
            // Links and codes ended with the deactivation, so an invitation needs new ones.
            if case .invited = state { return [.invite] }
            return []
        case (.provisioned, .readdress): return [.endAccess]
        // Somebody may have set a claimed account back first, so that its person hears nothing of the new address.
        case (.invited, .readdress): return [.endAccess, .tellOldAddress] + (isActive ? [.invite] : [])
        case (.claimed, .readdress): return [.endAccess, .tellOldAddress]
        }
    }

    package var isClaimed: Bool { if case .claimed = state { true } else { false } }
    package var isInvited: Bool { if case .invited = state { true } else { false } }

    package var inviteDate: Instant? {
        switch state {
        case .provisioned: nil
        case .invited(let date), .claimed(_, let date): date
        }
    }

    package var claimDate: Instant? { if case .claimed(let date, _) = state { date } else { nil } }
}
