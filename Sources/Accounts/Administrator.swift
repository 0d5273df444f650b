internal import SCIM

/// Somebody who administers the organization, or a group whose members do.
///
/// Both are outside the reach of provisioning clients (CVE-2026-94000: membership gave roles that the caller could not give).
package struct Administrator: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case account(Role)
        /// - isWritable: whether provisioning clients may write it for all that; then they decide who administers.
        case group(isWritable: Bool)
    }

    package let id: String
    /// `userName` or `displayName`.
    package let name: String
    /// Where an account's mail goes, and whose sign-in it is; nil where that is its name.
    package let address: String?
    package let kind: Kind

    package init(id: String, name: String, address: String? = nil, kind: Kind) {
        self.id = id
        self.name = name
        self.address = address
        self.kind = kind
    }
}

extension Account {
    package enum Standing: Int64, Hashable, Sendable {
        case ordinary = 0
        /// By a group that provisioning clients may write: they decide about it.
        case administratorByProvisioning = 1
        /// By a role of its own, or by a group out of their reach.
        case administrator = 2
    }

    /// Refuses what a provisioning client wants of an administrator.
    func isWithinReach() throws(SCIMError) {
        guard standing == .administrator else { return }
        throw SCIMError(
            status: 403,
            detail:
                "This account administers the organization, so provisioning cannot change or delete it; take the role away "
                + "first (muster admin remove).")
    }
}

extension Group {
    /// Refuses what a provisioning client wants of a group that makes administrators.
    func isWithinReach() throws(SCIMError) {
        guard givesAdministration else { return }
        throw SCIMError(
            status: 403,
            detail:
                "The members of this group administer the organization, so provisioning cannot change or delete it, unless "
                + "the group is switched on for it (muster admin add-group --scim-writable).")
    }
}
