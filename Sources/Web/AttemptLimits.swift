internal import Accounts
internal import SCIM
private import Synchronization

/// How often strangers may try: a steady rate with a minute's worth in hand (generic cell rate algorithm).
///
/// Kept in a fixed number of slots, so that no number of strangers takes more memory; those in one slot share it, and
/// who that is changes with every start.
final class AttemptLimits: Sendable {
    private static let slots = 16_384
    private static let minute = 60_000.0

    private let interval: Double
    /// For each slot the time, in milliseconds, at which its allowance is whole again.
    private let wholeAgain = Mutex([Double](repeating: 0, count: slots))

    init(perMinute: Int) {
        interval = Self.minute / Double(perMinute)
    }

    /// Takes one attempt out of the allowance.
    ///
    /// - Throws: `TooManyAttempts`, which each door puts into its own words.
    func take(_ key: some Hashable, at now: Instant) throws(TooManyAttempts) {
        var hasher = Hasher()
        hasher.combine(key)
        let slot = Int(UInt(bitPattern: hasher.finalize()) % UInt(Self.slots))
        let time = Double(now.milliseconds)
        let wait: Double? = wholeAgain.withLock { wholeAgain in
            // No allowance takes longer than a minute to be whole again; where one seems to, the clock was set back.
            let isPossible = wholeAgain[slot] <= time + Self.minute
            let next = (isPossible ? max(wholeAgain[slot], time) : time) + interval
            guard next - time <= Self.minute else { return next - time - Self.minute }
            wholeAgain[slot] = next
            return nil
        }
        guard let wait else { return }
        throw TooManyAttempts(wait: max(1, Int64((wait / 1000).rounded(.up))))
    }
}

/// Somebody has tried too often.
struct TooManyAttempts: Error {
    /// In seconds.
    let wait: Int64
}
