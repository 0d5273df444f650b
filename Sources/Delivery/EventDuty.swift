package import Accounts
package import Logging
private import Synchronization

/// Takes events to their receivers: at least once, and each stream's in its order.
package final class EventDuty: Duty {
    /// How many streams are served at once.
    private static let carriers = 8
    /// For how long a stream is served before others have their turn: shorter than a claim is valid, by more than a
    /// transfer takes.
    private static let secondsForTurn = 20

    private let delivering: Delivering
    private let permissions: ReceiverPermissions
    private let logger: Logger
    private let carriers = Carriers(count: EventDuty.carriers)
    /// The streams that are being served.
    private let busy = Mutex<Set<EventStream.ID>>([])

    package init(delivering: Delivering, permissions: ReceiverPermissions, logger: Logger) {
        self.delivering = delivering
        self.permissions = permissions
        self.logger = logger
    }

    package func begin(_ origin: String, _ start: (@escaping @Sendable () async -> Void) -> Void) async {
        do {
            for due in try await delivering.due(limit: EventDuty.carriers * 4) where take(due.stream.id) {
                start { [self] in
                    await serve(due, origin)
                    busy.withLock { _ = $0.remove(due.stream.id) }
                }
            }
        } catch {
            logger.warning("the outbox cannot be read", metadata: ["reason": "\(error)"])
        }
    }

    private func take(_ stream: EventStream.ID) -> Bool {
        busy.withLock { $0.count < EventDuty.carriers && $0.insert(stream).inserted }
    }

    /// Claim by claim, until nothing is due, something stands in the way, or the turn is over.
    private func serve(_ due: DueStream, _ origin: String) async {
        let end = ContinuousClock.now.advanced(by: .seconds(EventDuty.secondsForTurn))
        do {
            while ContinuousClock.now < end, !Task.isCancelled,
                let claim = try await delivering.claim(due, origin: origin)
            {
                let result = await send(claim, until: end)
                try await delivering.settle(claim, result)
                guard result.failed == nil else { return }
            }
        } catch {
            logger.warning("the outbox cannot be written", metadata: ["reason": "\(error)"])
        }
    }

    private func send(_ claim: Delivering.Claim, until end: ContinuousClock.Instant) async -> Delivering.Result {
        var result = Delivering.Result()
        for entry in claim.entries {
            switch PushAnswer(await carriers.carry(letter(claim, entry))) {
            case .arrived: result.arrived.append(entry.id)
            case .refused(let reason):
                result.refused.append((entry.id, reason))
                log("a receiver refuses an event", claim, reason)
            case .failed(let reason):
                let delay = Retry.delay(after: entry.attempts + 1)
                result.failed = (entry.id, reason, delay)
                log(delay == nil ? "a stream is paused" : "a receiver cannot be reached", claim, reason)
                return result
            }
            guard ContinuousClock.now < end, !Task.isCancelled else { return result }
        }
        return result
    }

    /// RFC 8935 §2.1.
    private func letter(_ claim: Delivering.Claim, _ entry: OutboxEntry) -> Letter {
        let fields = [
            (name: "Content-Type", value: "application/secevent+jwt"), (name: "Accept", value: "application/json"),
            (name: "Expect", value: ""),
        ]
        return Letter(
            url: claim.endpoint, fields: fields + (claim.authorization.map { [("Authorization", $0)] } ?? []),
            body: Array(claim.token(entry).utf8), permissions: permissions)
    }

    package func sweep() async {
        do {
            try await delivering.sweep()
        } catch {
            logger.warning("the outbox cannot be swept", metadata: ["reason": "\(error)"])
        }
    }

    private func log(_ message: Logger.Message, _ claim: Delivering.Claim, _ reason: String) {
        logger.warning(message, metadata: ["stream": "\(claim.stream.id.number)", "reason": "\(reason)"])
    }
}
