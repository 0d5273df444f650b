internal import Accounts
internal import HTTPTypes
internal import SCIM
private import Synchronization

/// How fast each integration may ask: a steady rate with a second's worth in hand (generic cell rate algorithm).
///
/// An integration never shares its allowance with another one.
final class RateLimits: Sendable {
    private let requestsPerSecond: Int
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
        self.requestsPerSecond = requestsPerSecond
        interval = 1000 / Double(requestsPerSecond)
        burst = 1000
    }

    /// Takes one request out of the allowance.
    ///
    /// - Returns: the fields that tell how much is left of it.
    /// - Throws: 429 with the seconds to wait.
    @discardableResult
    func take(_ integration: Integration.ID, at now: Instant) throws(SCIMError) -> HTTPFields {
        let time = Double(now.milliseconds)
        // Until when the allowance is used up, in milliseconds from now.
        let used = state.withLock { state in
            if abs(time - state.swept) >= burst {
                state.wholeAgain = state.wholeAgain.filter { $0.value > time }
                state.swept = time
            }
            // No allowance takes longer than the burst to be whole again, unless the clock was set back.
            let whole = min(max(state.wholeAgain[integration] ?? time, time), time + burst)
            let next = whole + interval
            state.wholeAgain[integration] = next - time <= burst ? next : whole
            return next - time
        }
        guard used > burst else { return left(used) }
        throw SCIMError(
            status: 429,
            detail: "This integration has sent more than \(requestsPerSecond) requests in a second; slow down.",
            retryAfter: max(1, Int64(((used - burst) / 1000).rounded(.up))))
    }

    // MARK: Fields

    /// As draft-ietf-httpapi-ratelimit-headers-10 spells it, and as SailPoint reads it.
    private func left(_ used: Double) -> HTTPFields {
        let remaining = max(0, Int((burst - used) / interval))
        return [
            .rateLimitPolicy: "\"integration\";q=\(requestsPerSecond);w=1",
            .rateLimit: "\"integration\";r=\(remaining);t=1",
            .xRateLimitLimit: String(requestsPerSecond), .xRateLimitRemaining: String(remaining), .xRateLimitReset: "1",
        ]
    }

    /// When trying again makes sense.
    static func retryFields(_ seconds: Int64) -> HTTPFields {
        [.retryAfter: String(seconds), .xRateLimitRetryAfterSeconds: String(seconds)]
    }
}

extension HTTPField.Name {
    private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .retryAfter }

    fileprivate static let rateLimit = known("RateLimit")
    fileprivate static let rateLimitPolicy = known("RateLimit-Policy")
    fileprivate static let xRateLimitLimit = known("X-Rate-Limit-Limit")
    fileprivate static let xRateLimitRemaining = known("X-Rate-Limit-Remaining")
    fileprivate static let xRateLimitReset = known("X-Rate-Limit-Reset")
    fileprivate static let xRateLimitRetryAfterSeconds = known("X-Rate-Limit-Retry-After-Seconds")
}
