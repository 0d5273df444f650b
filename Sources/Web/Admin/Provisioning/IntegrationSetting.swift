internal import Accounts
internal import Languages

/// A setting of an integration, as a form shows it.
struct IntegrationSetting {
    let setting: Setting
    let title: Phrase
    let hint: Phrase?
    /// The values there are; none where it is typed.
    let choices: [String]

    private init(_ setting: Setting, _ title: Phrase, hint: Phrase? = nil, choices: [String] = ["on", "off"]) {
        self.setting = setting
        self.title = title
        self.hint = hint
        self.choices = choices
    }

    static let all = [
        IntegrationSetting(
            .preset, Phrase("Identity provider"), hint: Phrase("Decides the settings below that you leave alone."),
            choices: Preset.allCases.map(\.rawValue)),
        IntegrationSetting(
            .inviteWhenAdded, Phrase("Invite people as soon as they are added"),
            hint: Phrase("Otherwise they wait until you invite them.")),
        IntegrationSetting(
            .userNameIsAName, Phrase("userName is a name, not a mailbox"),
            hint: Phrase("For frontline staff whose userName only looks like an e-mail address.")),
        IntegrationSetting(
            .deactivationGuard, Phrase("Ask before more than this percentage is shut out in a day"),
            hint: Phrase("A number from 1 to 100, or off. A hundred people may always go."), choices: []),
        IntegrationSetting(
            .scimDelete, Phrase("What DELETE does"), choices: ["remove", "refuse-once-claimed"]),
        IntegrationSetting(
            .reactivateOnCreate, Phrase("Creating somebody who was deactivated lets them in again")),
        IntegrationSetting(.removeAllMembers, Phrase("All members of a group may be removed at once")),
        IntegrationSetting(
            .groupPatchAnswer, Phrase("What a change of a group answers"), choices: ["group", "nothing"]),
        IntegrationSetting(
            .quirks, Phrase("Deviations from the standard that are understood"),
            hint: Phrase(
                "standard, none or interop, then +name or -name. Leave it as it is unless a guide says otherwise."),
            choices: []),
    ]

    /// What people call a value.
    func title(of value: String, in language: Language) -> String {
        switch value {
        case "on": language.text("On")
        case "off": language.text("Off")
        case "remove": language.text("Removes the account")
        case "refuse-once-claimed": language.text("Is refused once the account is claimed")
        case "group": language.text("The group")
        case "nothing": language.text("Nothing")
        default: Preset(rawValue: value).map { setting == .preset ? $0.title(in: language) : value } ?? value
        }
    }
}
