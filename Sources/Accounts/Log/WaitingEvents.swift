/// What is to be written, in the order in which it happened; when there is no room left, what was only read goes first.
struct WaitingEvents: Sendable {
    private var events: [ProvisioningEvent] = []
    private var reads = 0
    /// How many of each integration's events found no room and were not told of.
    private var lost: [ProvisioningSource: Int] = [:]
    private var isLosing = false

    /// Reads have little room of their own, too: there can be many times as many as writes, and to write all of them down
    /// would cost more than to answer them.
    mutating func add(_ event: ProvisioningEvent) {
        if event.isSuccessfulRead {
            guard reads < Limits.waitingLogReads, events.count < Limits.waitingLogEvents else { return lose(event) }
            reads += 1
        } else if events.count >= Limits.waitingLogEvents {
            guard reads > 0, let read = events.firstIndex(where: \.isSuccessfulRead) else { return lose(event) }
            lose(events.remove(at: read))
            reads -= 1
        }
        events.append(event)
    }

    private mutating func lose(_ event: ProvisioningEvent) {
        lost[event.source, default: 0] += 1
        isLosing = true
    }

    /// Takes everything out. What was lost is told once nothing is lost any more, and not again and again meanwhile.
    mutating func take() -> (events: [ProvisioningEvent], lost: [ProvisioningSource: Int]) {
        defer {
            if !isLosing { lost = [:] }
            (events, reads, isLosing) = ([], 0, false)
        }
        return (events, isLosing ? [:] : lost)
    }
}
