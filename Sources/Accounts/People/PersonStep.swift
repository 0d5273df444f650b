/// What somebody who administers does about one person, or about many at once.
package enum PersonStep: String, CaseIterable, Hashable, Sendable {
    case invite, remind
    /// Back to invited: sessions end, the password goes, and a new invitation leaves.
    case unclaim
    case deactivate, reactivate
    case logOut = "log-out"
    case signOnAgain = "sign-on-again"
    case delete

    package var deed: Deed {
        switch self {
        case .invite, .remind: .invite
        case .unclaim: .unclaim
        case .deactivate, .reactivate: .activate
        case .logOut, .signOnAgain: .endSessions
        case .delete: .deletePeople
        }
    }

    /// The step of the lifecycle that it is, if it is one.
    var event: Lifecycle.Event? {
        switch self {
        case .invite: .invite
        case .remind: .remind
        case .unclaim: .unclaim
        case .deactivate: .deactivate
        case .reactivate: .reactivate
        case .logOut, .signOnAgain, .delete: nil
        }
    }

    /// Whether it keeps somebody out: nobody does that to the own account by way of the panel.
    package var shutsOut: Bool { self == .deactivate || self == .unclaim || self == .delete }
}

extension Account {
    /// Whether there is anything to do.
    package func allows(_ step: PersonStep) -> Bool {
        guard let event = step.event else { return step == .delete || lifecycle.isClaimed }
        // Nothing can be sent to whoever has no address.
        if step == .remind, kind == .emailless { return false }
        var lifecycle = lifecycle
        return lifecycle.handle(event, at: lastModified) != nil
    }
}
