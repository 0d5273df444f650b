/// Some of the people of an organization.
package struct AccountSelection: Hashable, Sendable {
    /// How far somebody has come, in one word; who is shut out is `deactivated`, however far that person came.
    package enum Stage: String, CaseIterable, Hashable, Sendable {
        case provisioned, invited, claimed, deactivated
    }

    /// Nil for all of them.
    package var stage: Stage?
    package var kind: Kind?

    package init(stage: Stage? = nil, kind: Kind? = nil) {
        self.stage = stage
        self.kind = kind
    }
}

extension Account {
    package var stage: AccountSelection.Stage {
        guard isActive else { return .deactivated }
        return switch lifecycle.state {
        case .provisioned: .provisioned
        case .invited: .invited
        case .claimed: .claimed
        }
    }
}
