private import SCIM

/// Every switch and limit there is, with what it does; a name is the word used on the command line.
package enum Setting: String, CaseIterable, Sendable {
    case profileCreationWithMobileNumber = "profile-creation-with-mobile-number"
    case profileCreationWithAccessCodes = "profile-creation-with-access-codes"
    case newPhoneAccountsPerDay = "new-phone-accounts-per-day"
    case deactivationsPerDay = "deactivations-per-day"
    case groupNamesAreUnique = "group-names-are-unique"
    case claimLinkDays = "claim-link-days"
    case accessCodeDays = "access-code-days"
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

    package var scope: Scope {
        switch self {
        case .profileCreationWithMobileNumber, .profileCreationWithAccessCodes, .newPhoneAccountsPerDay,
            .deactivationsPerDay, .groupNamesAreUnique, .claimLinkDays, .accessCodeDays, .claimMessagesPerDay,
            .recoveryMessagesPerDay, .passwordLength, .terms, .profileDetails, .profilePicture, .defaultGroups,
            .landingURL, .language, .logDays, .logReadDays, .singleSignOn, .loginMethod, .signOnAgainAfter:
            .organization
        case .inviteWhenAdded, .userNameIsAName, .scimDelete, .preset, .quirks,
            .groupPatchAnswer, .reactivateOnCreate,
            .removeAllMembers:
            .integration
        }
    }

    package var defaultValue: String {
        switch self {
        case .profileCreationWithMobileNumber, .inviteWhenAdded, .userNameIsAName, .reactivateOnCreate, .terms,
            .profileDetails, .profilePicture, .defaultGroups, .singleSignOn:
            "off"
        case .profileCreationWithAccessCodes, .groupNamesAreUnique, .removeAllMembers: "on"
        case .newPhoneAccountsPerDay: "automatic"
        case .deactivationsPerDay: "1000"
        case .claimLinkDays: "14"
        case .accessCodeDays: "90"
        case .claimMessagesPerDay, .recoveryMessagesPerDay: "5"
        case .landingURL: ""
        case .language: "en"
        case .logDays: "30"
        case .logReadDays: "1"
        case .passwordLength: "8"
        case .loginMethod: "sso"
        case .signOnAgainAfter: "1-week"
        case .scimDelete: "remove"
        case .preset: Preset.standard.rawValue
        case .quirks: "standard"
        case .groupPatchAnswer: "group"
        }
    }

    /// What the setting decides, in a sentence for the person who changes it.
    package var explanation: String {
        switch self {
        case .profileCreationWithMobileNumber:
            "on or off: whether people who have only a mobile number get an account"
        case .profileCreationWithAccessCodes:
            "on or off: whether people without e-mail address and mobile number get an account"
        case .newPhoneAccountsPerDay:
            "a number: how many phone accounts may be created in a day (UTC); or automatic: \(Limits.phoneAccountsPerDay), and "
                + "\(Limits.phoneAccountsPerDayOfVerified) once a domain is verified (muster domain)"
        case .deactivationsPerDay:
            "a number: how many people provisioning may deactivate or delete in a day (UTC) before somebody is asked"
        case .groupNamesAreUnique: "on or off: whether two groups with one displayName are refused"
        case .claimLinkDays: "a number from 1: for how many days a claim link is good"
        case .accessCodeDays: "a number from 1: for how many days an access code is good"
        case .claimMessagesPerDay:
            "a number: how many text messages with a claim link may go to one mobile number in a day (UTC)"
        case .recoveryMessagesPerDay:
            "a number: how many text messages with a recovery code may go to one mobile number in a day (UTC)"
        case .terms: "on or off: whether people accept the terms when they claim their account (muster terms publish)"
        case .profileDetails: "on or off: whether people check their details when they claim their account"
        case .profilePicture: "on or off: whether people are asked for a picture when they claim their account"
        case .defaultGroups: "on or off: whether people choose groups when they claim their account"
        case .landingURL:
            "an address: where people land after the claim and after signing in; empty is the account page"
        case .language: "a language tag, like en or sv: what people are written in whose own language is not known"
        case .logDays: "a number from 1: for how many days the provisioning log keeps an entry"
        case .logReadDays:
            "a number: for how many days it keeps what was only read; 0 records none of it"
        case .passwordLength:
            "a number from 8 to 64: how many characters a password has at least; what it consists of is not asked"
        case .singleSignOn:
            "on or off: whether people sign on at a provider, where one answers for their address (muster provider)"
        case .loginMethod:
            "sso or password: how people sign in for whom authMethod says nothing, once single sign-on is on"
        case .signOnAgainAfter:
            "\(Setting.signOnIntervals.map(\.name).joined(separator: ", ")): when people who signed on at a provider do so again"
        case .inviteWhenAdded: "on or off: whether people are invited as soon as the integration adds them"
        case .userNameIsAName:
            "on or off: whether userName is only a name, even where it looks like an e-mail address"
        case .scimDelete: "remove, or refuse-once-claimed: what DELETE does to an account"
        case .quirks:
            "standard, none or interop, then +name or -name: which deviations from the standards are understood"
        case .preset:
            "one of \(Preset.names.joined(separator: ", ")): the identity provider behind the integration; it decides "
                + "the settings below that were not changed themselves"
        case .groupPatchAnswer: "group or nothing: what a PATCH of a group answers"
        case .reactivateOnCreate:
            "on or off: whether creating somebody whom the integration has deactivated lets that person in again"
        case .removeAllMembers:
            "on or off: whether a PATCH may remove all members of a group without naming anybody"
        }
    }

    /// Whether a value can be used.
    package func accepts(_ value: String) -> Bool {
        switch self {
        case .profileCreationWithMobileNumber, .profileCreationWithAccessCodes, .groupNamesAreUnique, .inviteWhenAdded,
            .userNameIsAName, .reactivateOnCreate, .removeAllMembers, .terms, .profileDetails, .profilePicture,
            .defaultGroups, .singleSignOn:
            value == "on" || value == "off"
        case .claimLinkDays, .accessCodeDays: Int(value).map { (1...3650).contains($0) } ?? false
        case .claimMessagesPerDay, .recoveryMessagesPerDay: Int(value).map { (0...1000).contains($0) } ?? false
        case .landingURL: value.isEmpty || value.isWebAddress
        case .language: (2...35).contains(value.utf8.count) && value.isPlainText
        case .newPhoneAccountsPerDay: value == "automatic" || (Int(value).map { (0...1_000_000).contains($0) } ?? false)
        case .deactivationsPerDay: Int(value).map { (0...1_000_000).contains($0) } ?? false
        case .logDays: Int(value).map { (1...3650).contains($0) } ?? false
        case .logReadDays: Int(value).map { (0...3650).contains($0) } ?? false
        case .passwordLength: Int(value).map { (8...64).contains($0) } ?? false
        case .loginMethod: value == "sso" || value == "password"
        case .signOnAgainAfter: Setting.signOnIntervals.contains { $0.name == value }
        case .scimDelete: value == "remove" || value == "refuse-once-claimed"
        case .preset: Preset(rawValue: value) != nil
        case .quirks: Quirks(value) != nil
        case .groupPatchAnswer: value == "group" || value == "nothing"
        }
    }
}

extension Setting {
    /// After how many seconds people sign on again; nil is never.
    static let signOnIntervals: [(name: String, seconds: Int64?)] = [
        ("1-day", 86_400), ("3-days", 3 * 86_400), ("1-week", 7 * 86_400), ("2-weeks", 14 * 86_400),
        ("1-month", 30 * 86_400), ("never", nil),
    ]
}

extension String {
    /// Whether a browser may be sent there.
    fileprivate var isWebAddress: Bool {
        utf8.count <= Limits.nameBytes && isPlainText && !contains(where: \.isWhitespace)
            && ["https://", "http://"].contains { hasPrefix($0) && utf8.count > $0.utf8.count }
    }
}
