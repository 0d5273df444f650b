internal import Accounts
internal import ServiceLifecycle
private import Synchronization

/// Polls that wait for something to happen, a few for each stream; a further one is answered at once.
final class PollWaits: Sendable {
    private static let maximumOfStream = 2

    private let waiting = Mutex<[EventStream.ID: Int]>([:])

    /// Asks every second whether there is something, until there is, or nobody shall wait any longer.
    ///
    /// - Parameter ask: gives nil as long as there is nothing.
    func wait<Found>(for stream: EventStream.ID, _ ask: () async throws -> Found?) async throws -> Found? {
        guard begin(stream) else { return nil }
        defer { end(stream) }
        for _ in 0..<Limits.secondsForPoll {
            // The server does not wait for these when it is told to stop.
            guard (try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }) != nil else {
                return nil
            }
            if let found = try await ask() { return found }
        }
        return nil
    }

    private func begin(_ stream: EventStream.ID) -> Bool {
        waiting.withLock { waiting in
            guard waiting[stream, default: 0] < Self.maximumOfStream else { return false }
            waiting[stream, default: 0] += 1
            return true
        }
    }

    private func end(_ stream: EventStream.ID) {
        waiting.withLock { waiting in
            let left = waiting[stream, default: 1] - 1
            waiting[stream] = left > 0 ? left : nil
        }
    }
}
