import Accounts
import SCIM
import Testing

/// Settings: what they may be, what they are unless changed, and how they are kept.
@Suite struct SettingTests {
    private static let good: [(Setting, [String])] = [
        (.profileCreationWithMobileNumber, ["on", "off"]), (.profileCreationWithAccessCodes, ["on", "off"]),
        (.newPhoneAccountsPerDay, ["automatic", "0", "50", "500", "1000000"]), (.inviteWhenAdded, ["on", "off"]),
        (.deactivationsPerDay, ["0", "1000"]), (.deactivationGuard, ["1", "25", "100", "off"]),
        (.groupNamesAreUnique, ["on", "off"]), (.userNameIsAName, ["on", "off"]),
        (.scimDelete, ["remove", "refuse-once-claimed"]),
        (.quirks, ["standard", "none", "standard -looseURNs", "none +bareWords", "+bareWords", "interop"]),
        (.preset, ["standard", "entra", "google", "jumpcloud", "okta", "onelogin", "ping", "sailpoint", "strict"]),
        (.groupPatchAnswer, ["group", "nothing"]), (.reactivateOnCreate, ["on", "off"]),
        (.removeAllMembers, ["on", "off"]), (.logDays, ["1", "30", "3650"]), (.logReadDays, ["0", "1", "3650"]),
        (.passwordLength, ["8", "12", "64"]), (.claimLinkDays, ["1", "14"]), (.accessCodeDays, ["1", "90"]),
        (.reminderDays, ["", "3", "3,5", "1, 7, 365"]),
        (.claimMessagesPerDay, ["0", "5"]), (.recoveryMessagesPerDay, ["0", "5"]), (.terms, ["on", "off"]),
        (.profileDetails, ["on", "off"]), (.profilePicture, ["on", "off"]), (.defaultGroups, ["on", "off"]),
        (.landingURL, ["", "https://work.example/home"]), (.language, ["en", "pt-BR"]),
        (.singleSignOn, ["on", "off"]), (.loginMethod, ["sso", "password"]),
        (.signOnAgainAfter, ["1-day", "3-days", "1-week", "2-weeks", "1-month", "never"]),
    ]

    private static let bad: [(Setting, [String])] = [
        (.profileCreationWithMobileNumber, ["", "ON", "true", "yes", " on"]),
        (.profileCreationWithAccessCodes, ["", "1"]),
        (.newPhoneAccountsPerDay, ["", "-1", "1000001", "fifty", "Automatic", "5.0", "5 ", "99999999999999999999"]),
        (.deactivationsPerDay, ["", "-1", "all"]), (.deactivationGuard, ["", "0", "101", "25%", "on"]),
        (.groupNamesAreUnique, ["", "true"]), (.inviteWhenAdded, ["", "maybe"]), (.userNameIsAName, ["", "off\n"]),
        (.scimDelete, ["", "refuse", "Remove"]),
        (.quirks, ["", "   ", "bareWords", "standard none", "+nothing", "standard,bareWords"]),
        (.preset, ["", "Entra", "azure"]), (.groupPatchAnswer, ["", "204"]), (.reactivateOnCreate, ["", "yes"]),
        (.removeAllMembers, ["", "no"]), (.logDays, ["", "0", "-1", "3651", "30d"]),
        (.logReadDays, ["", "-1", "3651", "off"]), (.passwordLength, ["", "7", "65", "-8", "eight"]),
        (.claimLinkDays, ["", "0", "3651"]), (.accessCodeDays, ["", "0", "ninety"]),
        (.reminderDays, [" ", "0", "5,3", "3,3", "3,", "366", "three", "1,2,3,4,5,6"]),
        (.claimMessagesPerDay, ["", "-1", "1001"]), (.recoveryMessagesPerDay, ["", "-1"]), (.terms, ["", "yes"]),
        (.profileDetails, [""]), (.profilePicture, [""]), (.defaultGroups, [""]),
        (.landingURL, ["work.example", "javascript:alert(1)", "https://", "https://a b", "https://a\nb"]),
        (.language, ["", "e", "en\n"]), (.singleSignOn, ["", "enforced"]), (.loginMethod, ["", "SSO", "both"]),
        (.signOnAgainAfter, ["", "1 day", "7"]),
    ]

    @Test func `a value is taken or refused`() {
        for (setting, values) in Self.good {
            for value in values { #expect(setting.accepts(value), "\(setting.rawValue) \(value)") }
        }
        for (setting, values) in Self.bad {
            for value in values { #expect(!setting.accepts(value), "\(setting.rawValue) \(value)") }
        }
    }

    @Test(arguments: Setting.allCases)
    func `every setting is in both tables, explained, and has a default it accepts`(setting: Setting) {
        #expect(Self.good.contains { $0.0 == setting } && Self.bad.contains { $0.0 == setting })
        #expect(setting.accepts(setting.defaultValue))
        #expect(setting.explanation.count > 20)
        #expect(setting.rawValue.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
    }

    @Test func `what was not changed has its default`() {
        let settings = Settings()
        #expect(!settings.isOn(.profileCreationWithMobileNumber))
        #expect(settings.isOn(.profileCreationWithAccessCodes))
        #expect(settings.newPhoneAccountsPerDay == nil)
        #expect(!settings.isOn(.inviteWhenAdded) && !settings.isOn(.userNameIsAName))
        #expect(settings[.scimDelete] == "remove")
        #expect(settings.quirks == .standard)
    }

    @Test func `settings are stored and read back`() {
        var settings = Settings()
        settings[.newPhoneAccountsPerDay] = "500"
        settings[.quirks] = "standard -looseURNs +bareWords"
        let read = Settings(stored: settings.stored)
        #expect(read == settings)
        #expect(read.newPhoneAccountsPerDay == 500)
        #expect(read.quirks == Quirks("standard +bareWords -looseURNs"))
        #expect(settings.stored == #"{"new-phone-accounts-per-day":"500","quirks":"standard -looseURNs +bareWords"}"#)
    }

    @Test func `a default that is set is not stored, so that a new default reaches everyone`() {
        var settings = Settings()
        settings[.newPhoneAccountsPerDay] = "500"
        settings[.newPhoneAccountsPerDay] = "automatic"
        #expect(settings.stored == "{}")
        #expect(settings == Settings())
    }

    @Test func `what a newer program stored is passed over`() {
        let stored = #"{"of-tomorrow":"on","scim-delete":"refuse-once-claimed","quirks":7}"#
        let settings = Settings(stored: stored)
        #expect(settings[.scimDelete] == "refuse-once-claimed")
        #expect(settings.quirks == .standard)
        #expect(Settings(stored: "no JSON") == Settings())
    }

    @Test func `quirks nobody understands any more are the standard ones`() {
        #expect(Settings(stored: #"{"quirks":"standard +ofYesterday"}"#).quirks == .standard)
        #expect(Settings(stored: #"{"quirks":"none"}"#).quirks == Quirks.none)
    }
}
