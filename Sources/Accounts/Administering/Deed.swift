/// Everything somebody can do who administers: the one table of rights.
package enum Deed: String, CaseIterable, Hashable, Sendable {
    // Looking.
    case readPeople = "read-people"
    case readLogs = "read-logs"
    case readAudit = "read-audit"
    case readSettings = "read-settings"
    // About people.
    case addPeople = "add-people"
    case changePerson = "change-person"
    case invite
    case unclaim
    case handOutCodes = "hand-out-codes"
    /// Deactivates and reactivates.
    case activate
    case deletePeople = "delete-people"
    case endSessions = "end-sessions"
    case importPeople = "import-people"
    /// Claim links are part of what is exported.
    case exportPeople = "export-people"
    case manageGroups = "manage-groups"
    case resend
    // About the organization.
    case manageIntegrations = "manage-integrations"
    case resolveConflicts = "resolve-conflicts"
    /// Lets an integration deactivate more people than its guard does.
    case releaseGuard = "release-guard"
    case manageProviders = "manage-providers"
    case manageDomains = "manage-domains"
    case changeSettings = "change-settings"
    case manageAdministrators = "manage-administrators"
    /// Comes in while everybody else signs on at a provider.
    case enterByPassword = "enter-by-password"

    package var roles: Set<Role> {
        switch self {
        case .readPeople, .readLogs, .readAudit, .readSettings: Set(Role.allCases)
        case .addPeople, .changePerson, .invite, .unclaim, .handOutCodes, .activate, .deletePeople, .endSessions,
            .importPeople, .exportPeople, .manageGroups, .resend:
            [.systemAdministrator, .accountManager]
        case .manageIntegrations, .resolveConflicts, .releaseGuard, .manageProviders, .manageDomains, .changeSettings,
            .manageAdministrators, .enterByPassword:
            [.systemAdministrator]
        }
    }

    /// Whether the second factor is asked for again when it was not shown just now.
    package var isDangerous: Bool {
        switch self {
        case .deletePeople, .exportPeople, .manageIntegrations, .releaseGuard, .manageProviders, .manageAdministrators,
            .changeSettings, .resolveConflicts, .manageDomains:
            true
        case .readPeople, .readLogs, .readAudit, .readSettings, .addPeople, .changePerson, .invite, .unclaim,
            .handOutCodes, .activate, .endSessions, .importPeople, .manageGroups, .resend, .enterByPassword:
            false
        }
    }

    /// Whether no program may do it, whatever its token: what gives further rights is given by people.
    package var isForPeopleOnly: Bool { self == .manageIntegrations || self == .manageAdministrators }

    /// Whether it may end an administrator's way in.
    var mayEndAdministrator: Bool {
        switch self {
        case .unclaim, .activate, .deletePeople, .manageAdministrators: true
        default: false
        }
    }
}
