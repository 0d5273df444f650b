internal import Accounts
private import Synchronization

/// Which organizations have streams of events, as far as was asked a moment ago: where there is none, a change costs nothing.
///
/// Forgotten with the first announcement, whoever makes it, and after `EventStream.timeUntilKnown` in any case; a new stream is
/// shown to nobody before that time is over.
final class FollowedOrganizations: Sendable {
    private struct Findings {
        var isFollowed: [Organization.ID: Bool] = [:]
        var announcements: UInt64 = 0
        var time = ContinuousClock.now
    }

    private let findings = Mutex(Findings())

    /// - Parameters:
    ///   - announcements: how many there were before the database is asked.
    ///   - ask: asks the database.
    func contains(_ organization: Organization.ID, _ announcements: UInt64, _ ask: () throws -> Bool) throws -> Bool {
        let now = ContinuousClock.now
        let known: Bool? = findings.withLock { findings in
            if findings.announcements != announcements || findings.time + EventStream.timeUntilKnown <= now {
                findings = Findings(announcements: announcements, time: now)
            }
            return findings.isFollowed[organization]
        }
        if let known { return known }
        let isFollowed = try ask()
        findings.withLock { findings in
            guard findings.announcements == announcements else { return }
            findings.isFollowed[organization] = isFollowed
        }
        return isFollowed
    }
}
