/// Every switch and limit there is; a name is the word used on the command line. What each is, is in `rule(of:)`.
package enum Setting: String, CaseIterable, Sendable {
    case profileCreationWithMobileNumber = "profile-creation-with-mobile-number"
    case profileCreationWithAccessCodes = "profile-creation-with-access-codes"
    case newPhoneAccountsPerDay = "new-phone-accounts-per-day"
    case deactivationsPerDay = "deactivations-per-day"
    case groupNamesAreUnique = "group-names-are-unique"
    case claimLinkDays = "claim-link-days"
    case accessCodeDays = "access-code-days"
    case reminderDays = "reminder-days"
    case claimMessagesPerDay = "claim-messages-per-day"
    case recoveryMessagesPerDay = "recovery-messages-per-day"
    case terms = "terms"
    case profileDetails = "profile-details"
    case profilePicture = "profile-picture"
    case defaultGroups = "default-groups"
    case landingURL = "landing-url"
    case language = "language"
    case logDays = "log-days"
    case logReadDays = "log-read-days"
    case passwordLength = "password-length"
    case singleSignOn = "single-sign-on"
    case loginMethod = "login-method"
    case signOnAgainAfter = "sign-on-again-after"
    case deactivationGuard = "deactivation-guard"
    case inviteWhenAdded = "invite-when-added"
    case userNameIsAName = "user-name-is-a-name"
    case scimDelete = "scim-delete"
    case preset = "preset"
    case quirks = "quirks"
    case groupPatchAnswer = "group-patch-answer"
    case reactivateOnCreate = "reactivate-on-create"
    case removeAllMembers = "remove-all-members"

    /// Whose setting it is.
    package enum Scope: Sendable {
        case organization, integration
    }

    private static let rules = Dictionary(uniqueKeysWithValues: allCases.map { ($0, rule(of: $0)) })
    private var rule: SettingRule { Setting.rules[self] ?? Setting.rule(of: self) }

    package var scope: Scope { section == nil ? .integration : .organization }
    /// Where an administrator finds it; nil for settings of an integration, which are found there.
    package var section: SettingSection? { rule.section }
    package var form: SettingForm { rule.form }
    package var defaultValue: String { rule.defaultValue }
    /// What the setting decides, in a sentence for the person who changes it on the command line.
    package var explanation: String { rule.explanation }

    /// Whether a value can be used.
    package func accepts(_ value: String) -> Bool { form.accepts(value) }
}

extension Setting {
    /// After how many seconds people sign on again; nil is never.
    static let signOnIntervals: [(name: String, seconds: Int64?)] = [
        ("1-day", 86_400), ("3-days", 3 * 86_400), ("1-week", 7 * 86_400), ("2-weeks", 14 * 86_400),
        ("1-month", 30 * 86_400), ("never", nil),
    ]
}
