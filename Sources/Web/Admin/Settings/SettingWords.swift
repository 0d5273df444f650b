internal import Accounts
internal import Languages

extension SettingSection {
    var title: Phrase {
        switch self {
        case .people: Phrase("People and their first link or code")
        case .messages: Phrase("Messages and reminders")
        case .signIn: Phrase("How people sign in")
        case .firstAccess: Phrase("Terms and first access")
        case .branding: Phrase("Name and logo")
        case .languages: Phrase("Language")
        case .limits: Phrase("Limits and logs")
        }
    }
}

extension Setting {
    /// What an administrator reads: a name, and the effect in a sentence or two. Nil for settings of an integration.
    var words: (title: Phrase, effect: Phrase)? {
        switch self {
        case .profileCreationWithMobileNumber:
            (
                Phrase("Profile creation with mobile number"),
                Phrase(
                    "People who have a mobile number and no e-mail address get an account, and a link by text message.")
            )
        case .profileCreationWithAccessCodes:
            (
                Phrase("Profile creation with access codes"),
                Phrase("People without e-mail address and mobile number get an account, and a code that you hand over.")
            )
        case .claimLinkDays:
            (
                Phrase("Days a link is good"),
                Phrase("How long a new link in an invitation works. Links that were sent before keep their day.")
            )
        case .accessCodeDays:
            (
                Phrase("Days an access code is good"),
                Phrase("How long a new access code works. Codes that were made before keep their day.")
            )
        case .groupNamesAreUnique:
            (Phrase("Each group has a name of its own"), Phrase("A second group with the same name is refused."))
        case .reminderDays:
            (
                Phrase("Days of reminders"),
                Phrase(
                    "Invited people who have not come yet are reminded so many days after the invitation: numbers with commas between. Empty: nobody is reminded."
                )
            )
        case .claimMessagesPerDay:
            (
                Phrase("Text messages with a link, per number and day"),
                Phrase("Invitations and reminders beyond that wait until the next day.")
            )
        case .recoveryMessagesPerDay:
            (
                Phrase("Text messages with a recovery code, per number and day"),
                Phrase("Beyond that a new code is only shown on the page.")
            )
        case .singleSignOn:
            (
                Phrase("Single sign-on"),
                Phrase(
                    "People with an e-mail address in a domain of your identity provider sign on there, and have no password here."
                )
            )
        case .loginMethod:
            (
                Phrase("How people sign in unless something else is said about them"),
                Phrase("Counts once single sign-on is on. People without e-mail address always have a password.")
            )
        case .signOnAgainAfter:
            (
                Phrase("Sign on again after"),
                Phrase("Whoever signed on at the provider longer ago is asked to do it again.")
            )
        case .passwordLength:
            (
                Phrase("Characters a password has at least"),
                Phrase("Counts for passwords that are chosen from now on. What they consist of is not asked.")
            )
        case .terms:
            (Phrase("Accept the terms"), Phrase("People accept the newest terms when they claim their account."))
        case .profileDetails:
            (
                Phrase("Check the details"),
                Phrase("People look at their name and details, and mend them, when they claim their account.")
            )
        case .profilePicture:
            (Phrase("Ask for a picture"), Phrase("People may add a picture when they claim their account."))
        case .defaultGroups:
            (Phrase("Choose groups"), Phrase("People choose from the groups you offer when they claim their account."))
        case .landingURL:
            (
                Phrase("Where people land"),
                Phrase("After claiming and signing in, people are led to this address. Empty: to their account page.")
            )
        case .language:
            (
                Phrase("Language of messages"),
                Phrase("People whose own language is not known are written to in this one.")
            )
        case .newPhoneAccountsPerDay:
            (
                Phrase("New accounts with mobile number, per day"),
                Phrase(
                    "automatic: {few}, and {many} once a domain is verified. Beyond that they are refused until midnight (UTC).",
                    ["few": String(Limits.phoneAccountsPerDay), "many": String(Limits.phoneAccountsPerDayOfVerified)])
            )
        case .deactivationsPerDay:
            (
                Phrase("People provisioning may deactivate or delete, per day"),
                Phrase("Beyond that it stops and waits for you.")
            )
        case .logDays:
            (Phrase("Days the provisioning log is kept"), Phrase("Older entries are deleted for good."))
        case .logReadDays:
            (Phrase("Days of what was only read"), Phrase("0 writes none of it down."))
        case .deactivationGuard, .inviteWhenAdded, .userNameIsAName, .scimDelete, .preset, .quirks, .groupPatchAnswer,
            .reactivateOnCreate, .removeAllMembers:
            nil
        }
    }

    /// A value as people read it.
    func phrase(of value: String) -> Phrase {
        switch (self, value) {
        case (_, "on"): Phrase("On")
        case (_, "off"): Phrase("Off")
        case (_, SettingForm.automatic): Phrase("automatic")
        case (.loginMethod, "sso"): Phrase("At the identity provider")
        case (.loginMethod, _): Phrase("By password")
        case (.signOnAgainAfter, "1-day"): Phrase("1 day")
        case (.signOnAgainAfter, "3-days"): Phrase("3 days")
        case (.signOnAgainAfter, "1-week"): Phrase("1 week")
        case (.signOnAgainAfter, "2-weeks"): Phrase("2 weeks")
        case (.signOnAgainAfter, "1-month"): Phrase("1 month")
        case (.signOnAgainAfter, _): Phrase("Never")
        default: Phrase("{value}", ["value": value])
        }
    }

    /// What is wrong with a value that is not accepted.
    var flaw: Phrase {
        switch form {
        case .number(let range), .numberOrAutomatic(let range), .numberOrOff(let range):
            Phrase(
                "Type a number from {least} to {most}.",
                ["least": String(range.lowerBound), "most": String(range.upperBound)])
        case .days: Phrase("Type numbers of days with commas between, each larger than the one before: 3, 5.")
        case .address: Phrase("Type an address that begins with https://, or nothing.")
        case .toggle, .choice, .language, .quirks: Phrase("Choose one of the values.")
        }
    }
}

extension SettingReach {
    /// How many people there are of whom, in words.
    var phrase: Phrase {
        let values = ["number": isMore ? "\(count)+" : String(count)]
        return switch circle {
        case .signedOn: Phrase("People who have signed on at a provider: {number}", values)
        case .people([.phone], .all): Phrase("People with a mobile number: {number}", values)
        case .people([.emailless], .all): Phrase("People without e-mail address and mobile number: {number}", values)
        case .people([.email], .claimed):
            Phrase("People with an e-mail address who have claimed their account: {number}", values)
        case .people(_, .waiting): Phrase("People who are invited and have not claimed their account: {number}", values)
        case .people(_, .unclaimed): Phrase("People who have not claimed their account yet: {number}", values)
        case .people: Phrase("People in the organization: {number}", values)
        }
    }
}
