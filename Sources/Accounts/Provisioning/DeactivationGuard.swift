package import SCIM

/// How many people an integration has shut out on a day, of how many it had when the first of them was.
///
/// A wrong scope in an identity provider deactivates everybody, so somebody is asked before that goes on (S21).
package struct DeactivationGuard: Hashable, Sendable {
    /// Of UTC, counted from 1970.
    package let day: Int64
    package let base: Int
    package let used: Int
    /// Until when everything is let through, if somebody has said so.
    package let released: Instant?

    package init(day: Int64, base: Int, used: Int, released: Instant?) {
        self.day = day
        self.base = base
        self.used = used
        self.released = released
    }

    /// How many there may be in a day.
    ///
    /// - Parameter percentage: of the setting.
    package func limit(_ percentage: Int) -> Int {
        max(Limits.deactivationsUnasked, base * percentage / 100)
    }

    package func isReleased(at now: Instant) -> Bool { released.map { now < $0 } ?? false }

    /// Whether one more would be refused.
    package func isClosed(_ percentage: Int, at now: Instant) -> Bool {
        day == Day(now).number && used >= limit(percentage) && !isReleased(at: now)
    }
}

extension AccountTransaction {
    /// Counts one more, and refuses what is too many.
    ///
    /// - Returns: whether somebody has said that everything is let through.
    func passGuard(of caller: Credential, at now: Instant) throws -> Bool {
        guard let percentage = caller.integration.settings.deactivationGuard else { return false }
        let count = try countDeactivation(
            by: caller.integration.id, on: Day(now).number, in: caller.organization.id)
        if count.isReleased(at: now) { return true }
        guard count.used > count.limit(percentage) else { return false }
        let name = SCIMError.quoted(caller.integration.name)
        throw SCIMError(
            status: 403,
            detail:
                "\(name) has deactivated or deleted \(count.limit(percentage)) people today, of the \(count.base) it had "
                + "in the morning, so somebody is asked before more are (setting "
                + "\(Setting.deactivationGuard.rawValue)). If that is what is wanted, a system administrator of "
                + "\(SCIMError.quoted(caller.organization.name)) releases it for a day: in the panel under Provisioning, or "
                + "with muster integration release. Then send this again.")
    }
}
