/// One of the steps that every operation goes, up to the one that stopped it.
package enum EntryStep: String, CaseIterable, Hashable, Sendable {
    case received, authenticated, matched, validated, changed

    package enum State: String, Hashable, Sendable {
        case done
        case stopped
        /// Not come to.
        case open
        /// There was nothing to do.
        case unneeded
    }
}

extension ProvisioningEntry {
    /// How far it came, step by step.
    package var way: [(step: EntryStep, state: EntryStep.State)] {
        let last = stop.flatMap(EntryStep.allCases.firstIndex)
        return EntryStep.allCases.enumerated().map { place, step in
            guard let last else { return (step, step == .changed && !hasChanges ? .unneeded : .done) }
            return (step, place < last ? .done : place == last ? .stopped : .open)
        }
    }

    /// Which step stopped it; nil when it was done.
    private var stop: EntryStep? {
        guard isFailure else { return nil }
        switch status {
        case 401: return .authenticated
        // Nobody there, somebody else by the name, or another version than was expected.
        case 404, 409, 412: return .matched
        case 500...: return .changed
        default: return .validated
        }
    }
}
