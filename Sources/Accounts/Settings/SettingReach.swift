/// How many people a setting is about, as far as somebody who changes it wants to know.
package struct SettingReach: Hashable, Sendable {
    package enum Stage: Hashable, Sendable {
        case all
        /// Those who have their first access before them.
        case unclaimed
        /// Invited, active and unclaimed.
        case waiting
        case claimed
    }

    /// People who have something in common that can be counted on an index.
    package enum Circle: Hashable, Sendable {
        case people([Kind], Stage)
        /// Those for whom a provider has vouched.
        case signedOn
    }

    package let circle: Circle
    package let count: Int
    /// Whether there are more than were counted.
    package let isMore: Bool

    package init(circle: Circle, count: Int, isMore: Bool) {
        self.circle = circle
        self.count = count
        self.isMore = isMore
    }
}

extension Setting {
    /// Whom the setting is about; nil where that is nobody in particular.
    package var circle: SettingReach.Circle? {
        switch self {
        case .profileCreationWithMobileNumber, .newPhoneAccountsPerDay, .recoveryMessagesPerDay: .people([.phone], .all)
        case .profileCreationWithAccessCodes: .people([.emailless], .all)
        case .claimLinkDays, .reminderDays: .people([.email, .phone], .waiting)
        case .accessCodeDays: .people([.emailless], .waiting)
        case .claimMessagesPerDay: .people([.phone], .waiting)
        case .terms, .profileDetails, .profilePicture, .defaultGroups, .landingURL, .passwordLength:
            .people(Kind.allCases, .unclaimed)
        case .singleSignOn, .loginMethod: .people([.email], .claimed)
        case .signOnAgainAfter: .signedOn
        case .language: .people(Kind.allCases, .all)
        case .deactivationsPerDay, .groupNamesAreUnique, .logDays, .logReadDays, .deactivationGuard, .inviteWhenAdded,
            .userNameIsAName,
            .scimDelete, .preset, .quirks, .groupPatchAnswer, .reactivateOnCreate, .removeAllMembers:
            nil
        }
    }

    /// Whom a change would hit who were promised something else; whoever makes it is asked first. Nil where it is nobody.
    package func hit(from old: String, to new: String) -> SettingReach.Circle? {
        guard old != new else { return nil }
        switch self {
        case .profileCreationWithMobileNumber where new == "off": return .people([.phone], .waiting)
        case .profileCreationWithAccessCodes where new == "off": return .people([.emailless], .waiting)
        case .singleSignOn: return new == "on" ? .people([.email], .claimed) : .signedOn
        case .loginMethod: return new == "sso" ? .people([.email], .claimed) : .signedOn
        case .signOnAgainAfter: return Setting.interval(new) < Setting.interval(old) ? .signedOn : nil
        default: return nil
        }
    }

    private static func interval(_ name: String) -> Int64 {
        signOnIntervals.first { $0.name == name }?.seconds ?? .max
    }
}
