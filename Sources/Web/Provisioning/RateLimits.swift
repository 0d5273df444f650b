internal import Accounts
internal import SCIM
private import Synchronization

/// How fast each integration may ask: a steady rate with a second's worth in hand (generic cell rate algorithm).
///
/// An integration never shares its allowance with another one.
final class RateLimits: Sendable {
    private let interval: Double
    private let burst: Double
    private let state = Mutex(State())

    private struct State {
        /// For each integration the time, in milliseconds, at which its allowance is whole again.
        var wholeAgain: [Integration.ID: Double] = [:]
        /// When those whose allowance was whole were forgotten last.
        var swept = 0.0
    }

    /// - Parameter requestsPerSecond: above zero.
    init(requestsPerSecond: Int) {
        interval = 1000 / Double(requestsPerSecond)
        burst = 1000
    }

    /// Takes one request out of the allowance.
    ///
    /// - Throws: 429 with the seconds to wait.
    func take(_ integration: Integration.ID, at now: Instant) throws(SCIMError) {
        let time = Double(now.milliseconds)
        let wait: Double? = state.withLock { state in
            if abs(time - state.swept) >= burst {
                state.wholeAgain = state.wholeAgain.filter { $0.value > time }
                state.swept = time
            }
            // No allowance takes longer than the burst to be whole again, unless the clock was set back.
            let whole = min(max(state.wholeAgain[integration] ?? time, time), time + burst)
            let next = whole + interval
            guard next - time <= burst else {
                state.wholeAgain[integration] = whole
                return next - time - burst
            }
            state.wholeAgain[integration] = next
            return nil
        }
        guard let wait else { return }
        throw SCIMError(
            status: 429,
            detail: "This integration has sent more than \(Int(1000 / interval)) requests in a second; slow down.",
            retryAfter: max(1, Int64((wait / 1000).rounded(.up))))
    }
}
