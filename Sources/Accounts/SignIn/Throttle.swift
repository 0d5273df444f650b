internal import SCIM
internal import Secrets

/// How often somebody may try: a number of times at once, and then once in a while (generic cell rate algorithm).
///
/// Kept in the store, for all servers together, under keys that say nothing; what nobody is called is counted like what
/// somebody is.
struct Throttle: Hashable, Sendable {
    let name: String
    let burst: Int64
    /// Until another try is free, in seconds.
    let secondsEach: Int64

    /// For one name from one network: who guesses has few tries.
    static let ofNameFromNetwork = Throttle(name: "name from network", burst: 5, secondsEach: 180)
    /// For one name from everywhere: whoever guesses from many networks has not many more. Its person is not locked out for
    /// good: the next try is free after a minute, and at once in a browser that was signed in before.
    static let ofName = Throttle(name: "name", burst: 20, secondsEach: 60)
    /// For getting back into one name from everywhere.
    static let ofRecovery = Throttle(name: "recovery", burst: 20, secondsEach: 60)
    /// For codes that are mailed to one person: 6 digits are guessed among a million, five times each code, and each is a
    /// mail that somebody may not have wished for.
    static let ofMailedCodes = Throttle(name: "mailed codes", burst: 10, secondsEach: 900)
    /// For one name in a browser that was signed in with it.
    static let ofNameInBrowser = Throttle(name: "name in browser", burst: 10, secondsEach: 60)
    /// For wrong second factors of one person: three of a million codes are good at any moment, so whoever has the password
    /// guesses for years. Right ones are not counted.
    static let ofSecondFactor = Throttle(name: "second factor", burst: 10, secondsEach: 900)
    /// For everything from one network: a whole shift may come by one address.
    static let ofNetwork = Throttle(name: "network", burst: 300, secondsEach: 1)

    /// Takes one try.
    ///
    /// - Returns: how many seconds to wait; nil when the try was free.
    func take(
        _ key: String,
        _ keyring: Keyring,
        at now: Instant,
        _ records: any AccountTransaction
    ) throws -> Int64? {
        let (digest, start, excess) = try next(key, keyring, at: now, records)
        // The row is written either way: work tells nothing.
        try records.save(allowance: excess > 0 ? start : start.advanced(bySeconds: secondsEach), digest)
        return excess > 0 ? (excess + 999) / 1000 : nil
    }

    /// The same, and takes none.
    func wait(
        _ key: String,
        _ keyring: Keyring,
        at now: Instant,
        _ records: any AccountTransaction
    ) throws -> Int64? {
        let excess = try next(key, keyring, at: now, records).excess
        return excess > 0 ? (excess + 999) / 1000 : nil
    }

    /// From when on the next try counts, and how many milliseconds it is too early.
    private func next(
        _ key: String,
        _ keyring: Keyring,
        at now: Instant,
        _ records: any AccountTransaction
    ) throws -> (digest: Digest, start: Instant, excess: Int64) {
        let digest = keyring.digest("\(name) \(key)", for: .attempts)
        let wholeAgain = try records.allowance(digest, at: now)
        let whole = burst * secondsEach * 1000
        // Where it seems to take longer than it can to be whole again, the clock was set back.
        let start = wholeAgain.milliseconds > now.milliseconds + whole ? now : max(wholeAgain, now)
        return (digest, start, start.advanced(bySeconds: secondsEach).milliseconds - now.milliseconds - whole)
    }
}
