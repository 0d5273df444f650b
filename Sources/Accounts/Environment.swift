package import SCIM

/// What no rule may fetch for itself: the time, randomness, and a while to wait.
package struct Environment: Sendable {
    package let now: @Sendable () -> Instant
    /// Unpredictable bytes, as many as asked for.
    package let random: @Sendable (_ count: Int) -> [UInt8]
    /// Lets time pass; throws when the task is cancelled meanwhile.
    package let sleep: @Sendable (Duration) async throws -> Void

    package init(
        now: @escaping @Sendable () -> Instant,
        random: @escaping @Sendable (_ count: Int) -> [UInt8],
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.now = now
        self.random = random
        self.sleep = sleep
    }
}
