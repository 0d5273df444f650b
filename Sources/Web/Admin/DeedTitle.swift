internal import Accounts
internal import Languages

extension Deed {
    /// What people call it.
    var title: Phrase {
        switch self {
        case .readPeople: Phrase("See people")
        case .readLogs: Phrase("See logs")
        case .readAudit: Phrase("See what administrators have done")
        case .readSettings: Phrase("See settings")
        case .addPeople: Phrase("Add people")
        case .changePerson: Phrase("Change a person")
        case .invite: Phrase("Invite or remind")
        case .unclaim: Phrase("Set to invited")
        case .handOutCodes: Phrase("Hand out codes")
        case .activate: Phrase("Deactivate or reactivate")
        case .deletePeople: Phrase("Delete people")
        case .endSessions: Phrase("Log out everywhere")
        case .importPeople: Phrase("Import people")
        case .exportPeople: Phrase("Export people")
        case .manageGroups: Phrase("Change groups")
        case .resend: Phrase("Send a message again")
        case .manageIntegrations: Phrase("Change integrations and tokens")
        case .resolveConflicts: Phrase("Resolve conflicts")
        case .releaseGuard: Phrase("Let many be deactivated")
        case .manageProviders: Phrase("Change identity providers")
        case .manageDomains: Phrase("Change domains")
        case .changeSettings: Phrase("Change settings")
        case .manageAdministrators: Phrase("Change administrators")
        case .enterByPassword: Phrase("Sign in by password beside single sign-on")
        }
    }
}
