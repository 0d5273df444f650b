package import SCIM

/// The two things no rule may fetch for itself: the time and randomness.
package struct Environment: Sendable {
    package let now: @Sendable () -> Instant
    /// Unpredictable bytes, as many as asked for.
    package let random: @Sendable (_ count: Int) -> [UInt8]

    package init(now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.now = now
        self.random = random
    }
}
