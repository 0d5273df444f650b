/// What somebody who administers the organization may do there; an account without one is like all others.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Everything.
    case systemAdministrator = "system-administrator"
    /// Adds, invites and removes people.
    case accountManager = "account-manager"
    /// Looks, and changes nothing.
    case analyst

    package func may(_ deed: Deed) -> Bool { deed.roles.contains(self) }
}
