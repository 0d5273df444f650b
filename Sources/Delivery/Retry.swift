/// When a delivery that failed is tried again: soon at first, then ever later, and after three days never.
enum Retry {
    private static let longest: Int64 = 3600
    private static let patience: Int64 = 3 * 86_400

    /// - Parameter attempts: how often it has failed, this time included.
    /// - Returns: the seconds to wait; nil when nobody shall try any longer.
    static func delay(after attempts: Int) -> Int64? {
        let waited = (1..<max(attempts, 1)).reduce(into: Int64(0)) { $0 += step($1) }
        return waited < patience ? step(attempts) : nil
    }

    /// The same for what is tried for as long as anybody wants it.
    static func pause(after attempts: Int) -> Int64 { step(attempts) }

    private static func step(_ attempt: Int) -> Int64 {
        attempt > 12 ? longest : min(longest, 1 << Int64(max(attempt, 1) - 1))
    }
}
