extension Setting {
    /// The table of settings: where each is found, what its values look like, what it is unless changed, and what it decides.
    static func rule(of setting: Setting) -> SettingRule {
        switch setting {
        case .profileCreationWithMobileNumber:
            SettingRule(
                .people, .toggle, "off",
                "on or off: whether people who have only a mobile number get an account")
        case .profileCreationWithAccessCodes:
            SettingRule(
                .people, .toggle, "on",
                "on or off: whether people without e-mail address and mobile number get an account")
        case .claimLinkDays:
            SettingRule(
                .people, .number(1...3650), "14", "a number from 1: for how many days a claim link is good")
        case .accessCodeDays:
            SettingRule(
                .people, .number(1...3650), "90", "a number from 1: for how many days an access code is good")
        case .groupNamesAreUnique:
            SettingRule(
                .people, .toggle, "on", "on or off: whether two groups with one displayName are refused")

        case .reminderDays:
            SettingRule(
                .messages, .days, "3,5",
                "numbers with commas between, or nothing: after how many days invited people are reminded who have not "
                    + "claimed their account; \(Limits.remindersOfInvitation) at most")
        case .claimMessagesPerDay:
            SettingRule(
                .messages, .number(0...1000), "5",
                "a number: how many text messages with a claim link may go to one mobile number in a day (UTC)")
        case .recoveryMessagesPerDay:
            SettingRule(
                .messages, .number(0...1000), "5",
                "a number: how many text messages with a recovery code may go to one mobile number in a day (UTC)")

        case .singleSignOn:
            SettingRule(
                .signIn, .toggle, "off",
                "on or off: whether people sign on at a provider, where one answers for their address (muster provider)"
            )
        case .loginMethod:
            SettingRule(
                .signIn, .choice(["sso", "password"]), "sso",
                "sso or password: how people sign in for whom authMethod says nothing, once single sign-on is on")
        case .signOnAgainAfter:
            SettingRule(
                .signIn, .choice(signOnIntervals.map(\.name)), "1-week",
                "\(signOnIntervals.map(\.name).joined(separator: ", ")): when people who signed on at a provider do so again"
            )
        case .passwordLength:
            SettingRule(
                .signIn, .number(8...64), "8",
                "a number from 8 to 64: how many characters a password has at least; what it consists of is not asked")

        case .terms:
            SettingRule(
                .firstAccess, .toggle, "off",
                "on or off: whether people accept the terms when they claim their account (muster terms publish)")
        case .profileDetails:
            SettingRule(
                .firstAccess, .toggle, "off",
                "on or off: whether people check their details when they claim their account")
        case .profilePicture:
            SettingRule(
                .firstAccess, .toggle, "off",
                "on or off: whether people are asked for a picture when they claim their account")
        case .defaultGroups:
            SettingRule(
                .firstAccess, .toggle, "off",
                "on or off: whether people choose groups when they claim their account")
        case .landingURL:
            SettingRule(
                .firstAccess, .address, "",
                "an address: where people land after the claim and after signing in; empty is the account page")

        case .language:
            SettingRule(
                .languages, .language, "en",
                "a language tag, like en or sv: what people are written in whose own language is not known")

        case .newPhoneAccountsPerDay:
            SettingRule(
                .limits, .numberOrAutomatic(0...1_000_000), SettingForm.automatic,
                "a number: how many phone accounts may be created in a day (UTC); or automatic: "
                    + "\(Limits.phoneAccountsPerDay), and \(Limits.phoneAccountsPerDayOfVerified) once a domain is "
                    + "verified (muster domain)")
        case .deactivationsPerDay:
            SettingRule(
                .limits, .number(0...1_000_000), "1000",
                "a number: how many people provisioning may deactivate or delete in a day (UTC) before somebody is asked"
            )
        case .logDays:
            SettingRule(
                .limits, .number(1...3650), "30",
                "a number from 1: for how many days the provisioning log keeps an entry")
        case .logReadDays:
            SettingRule(
                .limits, .number(0...3650), "1",
                "a number: for how many days it keeps what was only read; 0 records none of it")

        case .deactivationGuard:
            SettingRule(
                nil, .numberOrOff(1...100), "25",
                "a number from 1 to 100, or off: what percentage of its people the integration may deactivate or delete in a "
                    + "day (UTC) before a system administrator is asked; \(Limits.deactivationsUnasked) people it always may"
            )
        case .inviteWhenAdded:
            SettingRule(
                nil, .toggle, "off", "on or off: whether people are invited as soon as the integration adds them")
        case .userNameIsAName:
            SettingRule(
                nil, .toggle, "off",
                "on or off: whether userName is only a name, even where it looks like an e-mail address")
        case .scimDelete:
            SettingRule(
                nil, .choice(["remove", "refuse-once-claimed"]), "remove",
                "remove, or refuse-once-claimed: what DELETE does to an account")
        case .preset:
            SettingRule(
                nil, .choice(Preset.names), Preset.standard.rawValue,
                "one of \(Preset.names.joined(separator: ", ")): the identity provider behind the integration; it decides "
                    + "the settings below that were not changed themselves")
        case .quirks:
            SettingRule(
                nil, .quirks, "standard",
                "standard, none or interop, then +name or -name: which deviations from the standards are understood")
        case .groupPatchAnswer:
            SettingRule(
                nil, .choice(["group", "nothing"]), "group", "group or nothing: what a PATCH of a group answers")
        case .reactivateOnCreate:
            SettingRule(
                nil, .toggle, "off",
                "on or off: whether creating somebody whom the integration has deactivated lets that person in again")
        case .removeAllMembers:
            SettingRule(
                nil, .toggle, "on",
                "on or off: whether a PATCH may remove all members of a group without naming anybody")
        }
    }
}
