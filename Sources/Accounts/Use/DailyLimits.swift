internal import SCIM

/// What is counted by the day, and refused beyond its limit.
extension AccountTransaction {
    /// Text messages cost money and can be abused, so new phone accounts are bounded a day.
    func countPhoneAccount(_ limit: Int, in organization: Organization.ID, at now: Instant) throws {
        try count(.newPhoneAccountsPerDay, limit, in: organization, at: now) {
            "The organization has created \(limit) phone accounts today, its limit (setting \($0)); try again tomorrow (UTC)."
        }
    }

    /// A wrong scope in an identity provider deactivates everybody; somebody is asked before that goes on.
    func countDeactivation(by caller: Credential, at now: Instant) throws {
        let limit = caller.organization.settings.deactivationsPerDay
        try count(.deactivationsPerDay, limit, in: caller.organization.id, at: now) {
            "\(limit) people were deactivated or deleted today, the organization's limit (setting \($0)); raise it if that is "
                + "what is wanted, or try again tomorrow (UTC)."
        }
    }

    private func count(
        _ setting: Setting,
        _ limit: Int,
        in organization: Organization.ID,
        at now: Instant,
        _ sentence: (String) -> String
    ) throws {
        let (day, time) = now.milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        guard try countUse(of: setting, on: day, in: organization) > limit else { return }
        throw SCIMError(
            status: 429, detail: sentence(setting.rawValue), retryAfter: (86_400_000 - time) / 1000 + 1)
    }
}
