/// What is to be written, in the order in which it happened; when there is no room left, what was only read goes first.
struct WaitingEvents: Sendable {
    private var events: [ProvisioningEvent] = []
    private var reads = 0
    /// How many of each integration's events found no room.
    private(set) var lost: [ProvisioningSource: Int] = [:]

    mutating func add(_ event: ProvisioningEvent) {
        if events.count >= Limits.waitingLogEvents {
            guard !event.isSuccessfulRead, reads > 0, let read = events.firstIndex(where: \.isSuccessfulRead) else {
                lost[event.source, default: 0] += 1
                return
            }
            lost[events.remove(at: read).source, default: 0] += 1
            reads -= 1
        }
        events.append(event)
        if event.isSuccessfulRead { reads += 1 }
    }

    /// Takes everything out.
    mutating func take() -> (events: [ProvisioningEvent], lost: [ProvisioningSource: Int]) {
        defer { self = WaitingEvents() }
        return (events, lost)
    }
}
