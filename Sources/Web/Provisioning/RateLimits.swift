internal import Accounts
internal import HTTPTypes
internal import SCIM
private import Synchronization

/// How fast each integration may ask: a steady rate with a second's worth in hand (generic cell rate algorithm).
///
/// An integration never shares its allowance with another one, and a person's token has a small one of its own.
final class RateLimits: Sendable {
    private let requestsPerSecond: Int
    private let burst: Double
    private let state = Mutex(State())

    private struct Caller: Hashable {
        let integration: Integration.ID
        let person: Account.ID?

        /// As it is called in the fields and in the refusal.
        var kind: String { person == nil ? "integration" : "person" }
    }

    private struct State {
        /// For each caller the time, in milliseconds, at which its allowance is whole again.
        var wholeAgain: [Caller: Double] = [:]
        /// When those whose allowance was whole were forgotten last.
        var swept = 0.0
    }

    /// - Parameter requestsPerSecond: above zero.
    init(requestsPerSecond: Int) {
        self.requestsPerSecond = requestsPerSecond
        burst = 1000
    }

    /// Takes one request out of the allowance.
    ///
    /// - Returns: the fields that tell how much is left of it.
    /// - Throws: 429 with the seconds to wait.
    @discardableResult
    func take(_ credential: Credential, at now: Instant) throws(SCIMError) -> HTTPFields {
        let caller = Caller(integration: credential.integration.id, person: credential.token.account)
        let rate = caller.person == nil ? requestsPerSecond : max(1, requestsPerSecond / Limits.peopleForIntegration)
        let interval = 1000 / Double(rate)
        let time = Double(now.milliseconds)
        // Until when the allowance is used up, in milliseconds from now.
        let used = state.withLock { state in
            if abs(time - state.swept) >= burst {
                state.wholeAgain = state.wholeAgain.filter { $0.value > time }
                state.swept = time
            }
            // No allowance takes longer than the burst to be whole again, unless the clock was set back.
            let whole = min(max(state.wholeAgain[caller] ?? time, time), time + burst)
            let next = whole + interval
            state.wholeAgain[caller] = next - time <= burst ? next : whole
            return next - time
        }
        guard used > burst else { return fields(caller, rate, left: Int((burst - used) / interval)) }
        throw SCIMError(
            status: 429,
            detail: "This \(caller.kind) has sent more than \(rate) requests in a second; slow down.",
            retryAfter: max(1, Int64(((used - burst) / 1000).rounded(.up))))
    }

    // MARK: Fields

    /// As draft-ietf-httpapi-ratelimit-headers-10 spells it, and as SailPoint reads it.
    private func fields(_ caller: Caller, _ rate: Int, left: Int) -> HTTPFields {
        let remaining = max(0, left)
        return [
            .rateLimitPolicy: "\"\(caller.kind)\";q=\(rate);w=1",
            .rateLimit: "\"\(caller.kind)\";r=\(remaining);t=1",
            .xRateLimitLimit: String(rate), .xRateLimitRemaining: String(remaining), .xRateLimitReset: "1",
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
