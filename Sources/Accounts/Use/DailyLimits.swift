internal import SCIM

/// What is counted by the day, and refused beyond its limit.
extension AccountTransaction {
    /// Text messages cost money and can be abused, so new phone accounts are bounded a day: more of them where the organization
    /// has shown who it is.
    func countPhoneAccount(in organization: Organization, at now: Instant) throws {
        let day = Day(now)
        let setting = Setting.newPhoneAccountsPerDay
        let used = try countUse(of: setting, on: day.number, in: organization.id)
        // Whether a domain is verified is asked only where it matters.
        if used <= organization.phoneAccountsPerDay(isVerified: false) { return }
        let isVerified = try hasVerifiedDomain(in: organization.id)
        let limit = organization.phoneAccountsPerDay(isVerified: isVerified)
        if used <= limit { return }
        let advice =
            isVerified || organization.settings.newPhoneAccountsPerDay != nil
            ? "" : " A verified domain raises it to \(Limits.phoneAccountsPerDayOfVerified) (muster domain add)."
        throw day.refusal(
            "The organization has created \(limit) phone accounts today, its limit (setting \(setting.rawValue)); try again "
                + "tomorrow (UTC).\(advice)")
    }

    /// A wrong scope in an identity provider deactivates everybody; somebody is asked before that goes on.
    func countDeactivation(by caller: Credential, at now: Instant) throws {
        // Whoever released the guard has said that it is meant.
        if try passGuard(of: caller, at: now) { return }
        let day = Day(now)
        let setting = Setting.deactivationsPerDay
        let limit = caller.organization.settings.deactivationsPerDay
        guard try countUse(of: setting, on: day.number, in: caller.organization.id) > limit else { return }
        throw day.refusal(
            "\(limit) people were deactivated or deleted today, the organization's limit (setting \(setting.rawValue)); raise "
                + "it if that is what is wanted, or try again tomorrow (UTC).")
    }
}

extension AccountStore {
    /// How many more phone accounts may be new today.
    func phoneAccountsLeft(in organization: Organization, at now: Instant) async throws -> Int {
        let used = try await uses(of: .newPhoneAccountsPerDay, on: Day(now).number, in: organization.id)
        let isVerified = try await domains(in: organization.id).contains { $0.verification != nil }
        return max(0, organization.phoneAccountsPerDay(isVerified: isVerified) - used)
    }
}

extension Organization {
    /// - Parameter isVerified: whether it has proven that a domain is its own.
    fileprivate func phoneAccountsPerDay(isVerified: Bool) -> Int {
        settings.newPhoneAccountsPerDay
            ?? (isVerified ? Limits.phoneAccountsPerDayOfVerified : Limits.phoneAccountsPerDay)
    }
}

/// A day of UTC, and how much of it is left.
struct Day {
    let number: Int64
    /// Until it is over, at least one.
    let secondsLeft: Int64

    init(_ now: Instant) {
        let (number, time) = now.milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        self.number = number
        secondsLeft = (86_400_000 - time) / 1000 + 1
    }

    fileprivate func refusal(_ sentence: String) -> SCIMError {
        SCIMError(status: 429, detail: sentence, retryAfter: secondsLeft)
    }
}
