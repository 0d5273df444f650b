package import SCIM
private import Synchronization

/// A clock that a test moves: it stands still, or goes one step with every reading.
package final class TestClock: Sendable {
    private let time: Mutex<Instant>
    private let step: Int64

    /// - Parameter step: the milliseconds that each reading takes; 0 lets the clock stand still.
    package init(_ start: String = "2026-06-01T09:00:00Z", step: Int64 = 0) {
        time = Mutex(Instant(start) ?? Instant(milliseconds: 0))
        self.step = step
    }

    package var now: Instant {
        time.withLock { time in
            let now = time
            time = Instant(milliseconds: now.milliseconds + step)
            return now
        }
    }

    package func advance(bySeconds seconds: Int64) {
        time.withLock { $0 = $0.advanced(bySeconds: seconds) }
    }

    package func advance(byMilliseconds milliseconds: Int64) {
        time.withLock { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) }
    }
}
