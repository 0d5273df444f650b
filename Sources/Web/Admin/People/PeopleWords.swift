internal import Accounts
internal import Languages

extension Kind {
    /// How people of this kind are reached, in a word.
    var title: Phrase {
        switch self {
        case .email: Phrase("E-mail")
        case .phone: Phrase("Mobile number")
        case .emailless: Phrase("Access code")
        }
    }
}

extension AccountSelection.Stage {
    var title: Phrase {
        switch self {
        case .provisioned: Phrase("Not invited")
        case .invited: Phrase("Invited, not claimed")
        case .claimed: Phrase("Claimed")
        case .deactivated: Phrase("Deactivated")
        }
    }

    /// A sign beside the word: colour alone says nothing.
    var sign: String {
        switch self {
        case .provisioned: "○"
        case .invited: "◐"
        case .claimed: "●"
        case .deactivated: "⊘"
        }
    }

    var badge: String {
        switch self {
        case .provisioned, .invited: ""
        case .claimed: "ok"
        case .deactivated: "off"
        }
    }
}

extension PersonStep {
    /// On a button.
    var title: Phrase {
        switch self {
        case .invite: Phrase("Invite")
        case .remind: Phrase("Remind")
        case .unclaim: Phrase("Set to invited")
        case .deactivate: Phrase("Deactivate")
        case .reactivate: Phrase("Reactivate")
        case .logOut: Phrase("Log out everywhere")
        case .signOnAgain: Phrase("Ask to sign on again")
        case .delete: Phrase("Delete")
        }
    }

    /// What follows from it, for whoever is about to do it.
    var consequence: Phrase {
        switch self {
        case .invite: Phrase("A message with a link leaves, or an access code is made, and the account can be claimed.")
        case .remind: Phrase("The message with the link leaves once more.")
        case .unclaim:
            Phrase("Sessions end, the password is forgotten, and a new invitation leaves. The profile stays.")
        case .deactivate: Phrase("Sessions, links and codes end at once. The profile stays, and it can be undone.")
        case .reactivate: Phrase("The account can be used again; whoever was invited is invited anew.")
        case .logOut: Phrase("All sessions end. The next sign-in goes as always.")
        case .signOnAgain: Phrase("Whoever signed on at the identity provider does so again before anything else.")
        case .delete: Phrase("The account, its sessions, codes and groups are gone. This cannot be undone.")
        }
    }

    /// What is said once it is done.
    var done: Phrase {
        switch self {
        case .invite: Phrase("Done: invited.")
        case .remind: Phrase("Done: reminded.")
        case .unclaim: Phrase("Done: set back to invited.")
        case .deactivate: Phrase("Done: deactivated.")
        case .reactivate: Phrase("Done: active again.")
        case .logOut: Phrase("Done: logged out everywhere.")
        case .signOnAgain: Phrase("Done: asked to sign on again.")
        case .delete: Phrase("Done: deleted.")
        }
    }

    /// Whether somebody is asked once more before it is done to one person.
    var isAskedFirst: Bool { shutsOut }
}

extension Phrase {
    /// What became of a step with many.
    ///
    /// - Parameter counts: as they stand in an address: `changed-passedOver`.
    static func peopleDone(_ counts: String) -> Phrase? {
        let numbers = counts.split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 2 else { return nil }
        return Phrase(
            "Done. People changed: {changed}. Passed over, because it was so already or is not possible: {rest}.",
            ["changed": String(numbers[0]), "rest": String(numbers[1])])
    }
}
