internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `allowance`: how often somebody may try, for all servers together.
struct AllowanceTable {
    let session: any Session

    /// The row is made where there is none, and held either way.
    func allowance(_ key: Digest, at now: Instant) throws -> Instant {
        let row = try session.row(
            """
            INSERT INTO allowance (digest, whole_again) VALUES (\(key.bytes), \(now.milliseconds))
            ON CONFLICT (digest) DO UPDATE SET whole_again = allowance.whole_again RETURNING whole_again
            """)
        return try row.map { Instant(milliseconds: try $0.integer(0)) } ?? now
    }

    func save(_ wholeAgain: Instant, _ key: Digest) throws {
        try session.run(
            "UPDATE allowance SET whole_again = \(wholeAgain.milliseconds) WHERE digest = \(key.bytes)")
    }
}
